import { bilingual } from '#base/words.ts'
import type { NotPublished } from './publishing.ts'
import type { NotPlaced, NotTaken } from './placing.ts'
import type { NotAlerted } from './gaps.ts'

type Words = {
  title: string
  lead: string
  part: string
  counts: (come: number, need: number) => string
  open: string
  toAsks: string
  when: (from: string, to: string) => string
  need: (come: number, need: number) => string
  states: Record<'proposed' | 'given' | 'accepted', string>
  unfit: string
  offered: string
  missing: (count: number) => string
  unskilled: (skill: string) => string
  enough: string
  why: Record<'free' | 'unanswered' | 'no' | 'elsewhere' | 'misfit', (count: number) => string>
  nobodyHas: string
  insured: string
  skilled: (skill: string) => string
  briefing: string
  briefed: string
  notBriefed: string
  brief: string
  briefedDone: string
  add: string
  who: string
  saidYes: string
  added: string
  takeOut: string
  takeOutSure: (name: string) => string
  takenOut: string
  move: string
  moveTo: string
  moved: string
  alert: string
  alerted: (count: number) => string
  noShifts: string
  noShiftsText: string
  noTeam: string
  back: string
  someone: string
  refused: Record<NotPlaced | NotTaken | NotPublished | NotAlerted | 'nobody-chosen', string>
}

const zh: Words = {
  title: '谁来，做什么',
  lead: '先问，再排，由您改好了发布。发布以前，谁都没有被告知。',
  part: '人手',
  counts: (come, need) => `排上 ${come} 位，要 ${need} 位`,
  open: '看班，排班',
  toAsks: '问大家能不能来',
  when: (from, to) => `${from}到${to}`,
  need: (come, need) => `${come} / ${need} 位`,
  states: { proposed: '还没告诉', given: '告诉了，等他答应', accepted: '答应了' },
  unfit: '现在不合适了，请换人',
  offered: '在找人替',
  missing: (count) => `还差 ${count} 位`,
  unskilled: (skill) => `还没有会「${skill}」的`,
  enough: '人齐了',
  why: {
    free: (count) => `说了能来、还空着的 ${count} 位`,
    unanswered: (count) => `还没答复的 ${count} 位`,
    no: (count) => `说来不了的 ${count} 位`,
    elsewhere: (count) => `那时在别的班的 ${count} 位`,
    misfit: (count) => `不方便做这件事、或者已经排满的 ${count} 位`,
  },
  nobodyHas: '队里没有人有这个技能（要证的，看过证件才算），要去队外请。',
  insured: '要有保险',
  skilled: (skill) => `至少一位会「${skill}」`,
  briefing: '事先要讲的',
  briefed: '讲过了',
  notBriefed: '还没讲',
  brief: '给他讲过了',
  briefedDone: '记下了。',
  add: '排上',
  who: '排谁',
  saidYes: '说了能来',
  added: '排上了，发布的时候告诉他。',
  takeOut: '拿下来',
  takeOutSure: (name) => `把${name}拿下来`,
  takenOut: '拿下来了。告诉过的人会收到消息。',
  move: '换个班',
  moveTo: '换到',
  moved: '换好了。告诉过的人会收到消息。',
  alert: '问问做得来的人',
  alerted: (count) => `问了 ${count} 位做得来、这几天没多问过的人。谁先答应就是谁。`,
  noShifts: '这一天还没有班',
  noShiftsText: '有了摊位就有班。先到这一天加上摊位。',
  noTeam: '这一天不是哪个队的，没有人可问。先在「先锋日的规矩」里选一个队。',
  back: '回到这一天',
  someone: '一位志愿者',
  refused: {
    away: '他这天休息，或者已经不在队里了。',
    'may-not': '他说过不方便做这件事。',
    'under-18': '未满 18 岁，不排电、煤、爬高和上门的事。',
    insurance: '这件事要有保险，他的保险到那天没有了。',
    'week-full': '他说过一周最多来几次，这一周满了。',
    'month-full': '他说过一个月最多来几次，这个月满了。',
    unknown: '没有找到，也许刚才被改过。请看看现在的样子。',
    over: '已经开始了，来了谁在点名里记。',
    full: '这个班人齐了，最后一个位子刚被排上。',
    stranger: '他不在这个队里。先请他入队。',
    skill: '这是最后一个位子，要留给有这个技能的人。',
    overlap: '那时他在别处有班，一个人不能同时在两处。',
    'there-already': '他已经在这个班里了。',
    stale: '刚才有人改过了，下面是现在的样子。您的这一步没有做，看过了再来一次。',
    nothing: '没有等着发布的。',
    unfit: '里面有人现在来不了，或者不合适了，已经标出来。请先换人，再发布。',
    nobody: '做得来的人，或者问过两次了，或者来不了。请打个电话，或者请队外的人。',
    'nobody-chosen': '请选一位。',
  },
}

const en: Words = {
  title: 'Who comes, and for what',
  lead: 'Ask, make the roster, change it, and publish it yourself. Until then nobody is told.',
  part: 'People',
  counts: (come, need) => `${come} of ${need} places taken`,
  open: 'See the shifts',
  toAsks: 'Ask who can come',
  when: (from, to) => `${from} to ${to}`,
  need: (come, need) => `${come} of ${need}`,
  states: { proposed: 'not told yet', given: 'told, not answered', accepted: 'said yes' },
  unfit: 'cannot do it now: please choose another',
  offered: 'looks for a substitute',
  missing: (count) => `${count} missing`,
  unskilled: (skill) => `nobody with “${skill}” yet`,
  enough: 'complete',
  why: {
    free: (count) => `${count} said yes and are free`,
    unanswered: (count) => `${count} have not answered`,
    no: (count) => `${count} cannot come`,
    elsewhere: (count) => `${count} are elsewhere at that time`,
    misfit: (count) => `${count} may not do this, or have as many as they wish`,
  },
  nobodyHas: 'Nobody of the team has this skill, or showed the paper it takes: please ask outside of it.',
  insured: 'insurance needed',
  skilled: (skill) => `at least one with “${skill}”`,
  briefing: 'To be told before',
  briefed: 'told',
  notBriefed: 'not told yet',
  brief: 'They were told',
  briefedDone: 'Noted.',
  add: 'Put in',
  who: 'Whom',
  saidYes: 'said yes',
  added: 'Put in. They are told when it is published.',
  takeOut: 'Take out',
  takeOutSure: (name) => `Take ${name} out`,
  takenOut: 'Taken out. Whoever was told before gets a message.',
  move: 'Another shift',
  moveTo: 'To',
  moved: 'Moved. Whoever was told before gets a message.',
  alert: 'Ask those who can do it',
  alerted: (count) => `Asked ${count} who can do it and were not asked much lately. The first yes has it.`,
  noShifts: 'No shifts on this day yet',
  noShiftsText: 'Shifts come with stalls: add a stall to the day first.',
  noTeam: 'This day belongs to no team, so there is nobody to ask. Choose a team in the rule of the day first.',
  back: 'Back to the day',
  someone: 'A volunteer',
  refused: {
    away: 'They pause that day, or are no longer in the team.',
    'may-not': 'They said this is nothing for them.',
    'under-18': 'Under 18: nothing with current, gas or ladders, and nobody’s home.',
    insurance: 'This needs insurance, and theirs does not hold on that day.',
    'week-full': 'They have as many places that week as they wish.',
    'month-full': 'They have as many places that month as they wish.',
    unknown: 'It was not found; perhaps somebody changed it. Please see how things stand.',
    over: 'It has begun: who came is noted at the roll-call.',
    full: 'This shift is complete; the last place was just taken.',
    stranger: 'They are not in this team. Please have them join first.',
    skill: 'This is the last place, and has to go to somebody with the skill.',
    overlap: 'They have a place elsewhere at that time; nobody is in two places at once.',
    'there-already': 'They are in this shift already.',
    stale: 'Somebody changed it meanwhile; below is how it stands. Your step was not taken: look, and do it again.',
    nothing: 'Nothing waits to be published.',
    unfit: 'Somebody in it cannot come, or may not, by now; they are marked. Please change that, then publish.',
    nobody: 'Those who can do it were asked twice already, or cannot come. Please ring, or ask outside of the team.',
    'nobody-chosen': 'Please choose somebody.',
  },
}

/** The shifts of a day, at the desk. */
export const shiftWords = bilingual(zh, en)
