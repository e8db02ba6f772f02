import { bilingual } from '#base/words.ts'
import type { Fate, Want } from './board.rules.ts'

type BoardWords = {
  title: string
  lead: string
  rules: string
  forAll: string
  notice: string
  year: (year: string) => string
  years: string
  month: (month: number) => string
  wants: Record<Want, string>
  fates: Record<Fate, string>
  served: string
  servedUnit: string
  attendances: string
  daysUnit: string
  sofar: string
  coming: string
  comingNone: string
  noRule: string
  firstStep: string
  noneYet: string
  stalls: (n: number) => string
  noStalls: string
  missing: (n: number) => string
  complete: string
  byMonth: string
  monthColumn: string
  reasons: string
  reasonDays: (reason: string, n: number) => string
  rowsOf: (month: string, what: string) => string
  allMonths: string
  columns: { day: string; fate: string; why: string }
  total: string
  why: (state: string, reason: string) => string
}

/** What the board of vanguard days says. */
export const boardWords = bilingual<BoardWords>(
  {
    title: '先锋日',
    lead: '计划了几次、办了几次、为什么没办，摆在一起看；点数字看是哪几天。',
    rules: '规则和常设摊位',
    forAll: '大家看到的',
    notice: '打印通知',
    year: (year) => `${year} 年`,
    years: '年份',
    month: (month) => `${month} 月`,
    wants: { planned: '计划', held: '办了', off: '没有办', unwritten: '没有记', ahead: '还没到' },
    fates: { held: '办了', off: '没有办', unwritten: '还没有记办没办', ahead: '要办' },
    served: '服务人次',
    servedUnit: '人次',
    attendances: '到场人次',
    daysUnit: '次',
    sofar: '到年底的都算在内',
    coming: '这两周',
    comingNone: '这两周没有排先锋日。',
    noRule: '还没有先锋日',
    firstStep: '定下星期几、几点、在哪里、哪支队伍来，以后每一次会自己排出来。',
    noneYet: '这一年没有先锋日。',
    stalls: (n) => `${n} 个摊位`,
    noStalls: '还没有摊位',
    missing: (n) => `还差 ${n} 人`,
    complete: '人手够了',
    byMonth: '按月看',
    monthColumn: '月份',
    reasons: '为什么没办',
    reasonDays: (reason, n) => `${reason} ${n} 次`,
    rowsOf: (month, what) => `${month}：${what}`,
    allMonths: '回到按月看',
    columns: { day: '哪天', fate: '办没办', why: '原因' },
    total: '合计',
    why: (state, reason) => `${state}：${reason}`,
  },
  {
    title: 'Vanguard days',
    lead: 'Planned, held, and why the others were not, side by side; a number opens to its days.',
    rules: 'Rule and usual stalls',
    forAll: 'What everybody sees',
    notice: 'Print the notice',
    year: (year) => year,
    years: 'Years',
    month: (month) =>
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1] ?? String(month),
    wants: { planned: 'Planned', held: 'Held', off: 'Not held', unwritten: 'Not written down', ahead: 'To come' },
    fates: { held: 'Held', off: 'Not held', unwritten: 'Nobody wrote down whether it was held', ahead: 'To come' },
    served: 'Services given',
    servedUnit: 'services',
    attendances: 'Attendances',
    daysUnit: 'days',
    sofar: 'up to the end of the year',
    coming: 'These two weeks',
    comingNone: 'No vanguard day is planned for these two weeks.',
    noRule: 'No vanguard day yet',
    firstStep: 'Say which weekday, at what hour, where and which team; each day is then laid out by itself.',
    noneYet: 'No vanguard day in this year.',
    stalls: (n) => (n === 1 ? '1 stall' : `${n} stalls`),
    noStalls: 'No stalls yet',
    missing: (n) => `${n} more needed`,
    complete: 'Enough people',
    byMonth: 'By month',
    monthColumn: 'Month',
    reasons: 'Why not held',
    reasonDays: (reason, n) => `${reason} ${n}`,
    rowsOf: (month, what) => `${month}: ${what}`,
    allMonths: 'Back to all months',
    columns: { day: 'Day', fate: 'Held or not', why: 'Why' },
    total: 'Together',
    why: (state, reason) => `${state}: ${reason}`,
  },
)
