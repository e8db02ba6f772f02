import { bilingual } from '#base/words.ts'
import type { Decision, Means, PlanState, SeasonKind, VisitState } from './kinds.rules.ts'

type Words = {
  means: Record<Means, string>
  plans: Record<PlanState, string>
  visits: Record<VisitState, string>
  decisions: Record<Decision, string>
  seasons: Record<SeasonKind, string>
  weekdays: readonly string[]
  onWeekdays: (days: string) => string
  everyDays: (days: number) => string
  hours: (from: string, to: string) => string
  notPrinted: string
}

/** What plans, visits and their states are called. */
export const careWords = bilingual<Words>(
  {
    means: { visit: '上门坐坐', telephone: '打电话', knock: '敲敲门，门口说两句' },
    plans: { draft: '等本人答复', consented: '按约探访', paused: '先歇一阵', ended: '结束了' },
    visits: {
      due: '等人去',
      assigned: '有人去',
      ok: '见到了，都好',
      'needs-help': '见到了，有事要帮',
      'no-answer': '没人应，等第二次',
      escalated: '没人应，正在找',
      resolved: '找过了，有结论',
      declined: '这次不用',
      missed: '没有人记下来',
      skipped: '歇着，没有去',
    },
    decisions: {
      safe: '人平安，联系上了',
      'contact-there': '家人已经在身边',
      'door-opened': '门开了，见到人了',
      away: '确认出门了，不在家',
      'called-120': '打了120',
      'called-110': '打了110',
    },
    seasons: { heat: '高温', cold: '寒潮', storm: '台风暴雨' },
    weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    onWeekdays: (days) => `每${days}`,
    everyDays: (days) => (days === 1 ? '每天' : `每 ${days} 天`),
    hours: (from, to) => `${from}到${to}`,
    notPrinted: '这一页有老人的名字，只在屏幕上看，不打印。停电断网要用的，请印密封名单。',
  },
  {
    means: { visit: 'a visit', telephone: 'a call', knock: 'a knock and a word at the door' },
    plans: { draft: 'waiting for their answer', consented: 'as agreed', paused: 'resting', ended: 'ended' },
    visits: {
      due: 'waiting for somebody',
      assigned: 'somebody goes',
      ok: 'met, all well',
      'needs-help': 'met, something is wanted',
      'no-answer': 'no answer, second try to come',
      escalated: 'no answer, being looked for',
      resolved: 'looked for, decided',
      declined: 'not wanted this time',
      missed: 'nobody wrote it down',
      skipped: 'resting, nobody went',
    },
    decisions: {
      safe: 'safe, we spoke with them',
      'contact-there': 'family is with them',
      'door-opened': 'the door was opened and they were met',
      away: 'away from home, confirmed',
      'called-120': '120 was called',
      'called-110': '110 was called',
    },
    seasons: { heat: 'heat', cold: 'cold', storm: 'storm' },
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    onWeekdays: (days) => `every ${days}`,
    everyDays: (days) => (days === 1 ? 'every day' : `every ${days} days`),
    hours: (from, to) => `${from} to ${to}`,
    notPrinted: 'This page names elders and is not printed. For outages, print the sealed list.',
  },
)
