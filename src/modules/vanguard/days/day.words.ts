import { bilingual } from '#base/words.ts'

type DayWords = {
  back: string
  when: string
  until: (from: string, to: string) => string
  where: string
  nowhere: string
  team: string
  weather: string
  why: string
  pause: string
  pauseHint: string
  gathering: string
  rule: string
  lacks: string
  complete: string
  lack: {
    stalls: string
    place: string
    people: (title: string, n: number) => string
    skill: (title: string, skill: string) => string
    hours: (title: string) => string
  }
  stalls: string
  numbers: (served: number, attendances: number) => string
  others: string
}

/** What the board of one day says. */
export const dayWords = bilingual<DayWords>(
  {
    back: '先锋日',
    when: '时间',
    until: (from, to) => `${from} 到 ${to}`,
    where: '地点',
    nowhere: '还没有定',
    team: '队伍',
    weather: '天气不好时',
    why: '为什么没办',
    pause: '停这一次',
    pauseHint: '下雨、高温或者放假，停一次要写原因，大家都看得到。',
    gathering: '活动页：改时间地点、点名、照片',
    rule: '规则和常设摊位',
    lacks: '还缺什么',
    complete: '摊位和人手都齐了。',
    lack: {
      stalls: '还没有摊位。',
      place: '还没有定地点。',
      people: (title, n) => `「${title}」还差 ${n} 人。`,
      skill: (title, skill) => `「${title}」来的人里没有会${skill}的。`,
      hours: (title) => `「${title}」的时间不在这一天的时间里，可能是改过时间。`,
    },
    stalls: '摊位',
    numbers: (served, attendances) => `服务 ${served} 人次 · 到场 ${attendances} 人次`,
    others: '别的岗位',
  },
  {
    back: 'Vanguard days',
    when: 'When',
    until: (from, to) => `${from} to ${to}`,
    where: 'Where',
    nowhere: 'Not said yet',
    team: 'Team',
    weather: 'In bad weather',
    why: 'Why not held',
    pause: 'Leave this one out',
    pauseHint: 'Rain, heat or a holiday: leaving one out needs a reason, which everybody sees.',
    gathering: 'Its gathering: time and place, roll-call, photos',
    rule: 'Rule and usual stalls',
    lacks: 'Still missing',
    complete: 'Stalls and people are complete.',
    lack: {
      stalls: 'There are no stalls yet.',
      place: 'The place is not said yet.',
      people: (title, n) => `“${title}” needs ${n} more.`,
      skill: (title, skill) => `“${title}”: nobody who comes has this skill: ${skill}.`,
      hours: (title) => `“${title}” lies outside the hours of this day; perhaps they were changed.`,
    },
    stalls: 'Stalls',
    numbers: (served, attendances) => `${served} services · ${attendances} attendances`,
    others: 'Other tasks',
  },
)
