import type { Lang } from '#base/words.ts'
import { sayWords } from './say.words.ts'
import { weekdays } from './rule.rules.ts'

/** How often a series takes place: 「每周四」 「每月第二个周四」 「每年农历八月十五」; a rule nobody would say so, as it is written. */
export function sayRhythm(lang: Lang, { rule, lunar }: { rule: string | null; lunar: string | null }): string {
  const w = sayWords(lang)
  const [month = 0, day = 0] = (lunar ?? '').split('-').map(Number)
  if (rule === null) return w.lunar(month, day)
  return weekly(lang, rule) ?? monthly(lang, rule) ?? w.own(rule)
}

function weekly(lang: Lang, rule: string): string | null {
  const w = sayWords(lang)
  const [, every = '1', days] = /^FREQ=WEEKLY;(?:INTERVAL=(\d+);)?BYDAY=([A-Z,]+)$/.exec(rule) ?? []
  if (days === undefined) return null
  const said = weekdays.filter((day) => days.split(',').includes(day)).map((day) => w.weekdays[day])
  const joined = said.join(w.and)
  return every === '1' ? w.weekly(joined) : w.everyWeeks(Number(every), joined)
}

function monthly(lang: Lang, rule: string): string | null {
  const w = sayWords(lang)
  const [, nth, day] = /^FREQ=MONTHLY;BYDAY=(-?\d)([A-Z]{2})$/.exec(rule) ?? []
  const weekday = weekdays.find((each) => each === day)
  if (nth !== undefined && weekday) return w.monthly(nth, w.weekdays[weekday])
  const [, date] = /^FREQ=MONTHLY;BYMONTHDAY=(\d+)$/.exec(rule) ?? []
  return date === undefined ? null : w.date(Number(date))
}
