import { sayDay, sayTime } from '#base/say-date.ts'
import { startOfDay } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import { careWords } from './kinds.words.ts'

const MINUTE_MS = 60_000

type Rhythm = { weekdays: readonly number[] | null; every_days: number | null; from_minute: number; to_minute: number }

/** 「每周一、周四，上午9点到11点」. */
export function sayRhythm(lang: Lang, { weekdays, every_days: every, ...hours }: Rhythm): string {
  const w = careWords(lang)
  const [and, comma] = lang === 'zh' ? ['、', '，'] : [' and ', ', ']
  const days = weekdays ? w.onWeekdays(weekdays.map((day) => w.weekdays[day] ?? '').join(and)) : w.everyDays(every ?? 1)
  return `${days}${comma}${sayHours(lang, hours)}`
}

const sayMinute = (lang: Lang, minute: number): string =>
  sayTime(lang, new Date(startOfDay('2024-01-01').getTime() + minute * MINUTE_MS))

const sayHours = (lang: Lang, { from_minute: from, to_minute: to }: { from_minute: number; to_minute: number }) =>
  careWords(lang).hours(sayMinute(lang, from), sayMinute(lang, to))

/** 「10月24日 周四 上午9点到上午11点」: the hours in which somebody comes. */
export const sayVisitHours = (lang: Lang, visit: { opens_at: Date; closes_at: Date }, now: Date): string =>
  `${sayDay(lang, visit.opens_at, now)} ${careWords(lang).hours(sayTime(lang, visit.opens_at), sayTime(lang, visit.closes_at))}`
