import { dayOf, minuteOfDay, startOfDay, type Day } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import type { Ctx } from '#platform/ctx.ts'
import { kindWords } from '../kinds.words.ts'
import { sayWhere } from '../show/page.ts'
import type { Line } from './calendar.ts'
import { calendarWords } from './words.ts'

/** How one gathering stands in a calendar: where it leads and the small line below it. */
export type Told = { href: (line: Line) => string; note: (line: Line) => string | undefined }

type InDay = { time: string; title: string; href: string; note?: string | undefined; off?: boolean | undefined }

/** 「9:00」: short, for the narrow columns of a calendar. */
const clock = (at: Date): string => {
  const minutes = minuteOfDay(at)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** Why it does not take place, 「停一次：天气」; undefined for one that does. */
export function sayOff(lang: Lang, { state, reason_kind, reason }: Line): string | undefined {
  if (reason_kind === null) return undefined
  const k = kindWords(lang)
  const why = reason_kind === 'other' && reason !== null ? reason : k.reasons[reason_kind]
  return calendarWords(lang).off(k.states[state], why)
}

/** The gatherings of each day, as slots of a calendar. */
export function byDay(lang: Lang, rows: readonly Line[], told: Told): Map<Day, InDay[]> {
  const days = new Map<Day, InDay[]>()
  for (const line of rows) {
    const off = sayOff(lang, line)
    const slot = { time: clock(line.starts_at), title: line.title, href: told.href(line), note: off ?? told.note(line) }
    const day = dayOf(line.starts_at)
    const others = days.get(day)
    if (others) others.push({ ...slot, off: off !== undefined })
    else days.set(day, [{ ...slot, off: off !== undefined }])
  }
  return days
}

/** 「放假」 or 「班」 of a day that was announced; undefined for an ordinary one. */
export function sayMark(lang: Lang, { days }: WorkCalendar, day: Day): string | undefined {
  const w = calendarWords(lang)
  const announced = days.get(day)
  return announced && (announced === 'off' ? w.dayOff : w.makeUp)
}

/** 「11月5日 周四」. */
export const sayDate = (lang: Lang, day: Day, now: Date): string => sayDay(lang, startOfDay(day), now)

/** What everybody is told below the title: where, and whether there is room. */
export const frontNote = (ctx: Ctx, line: Line): string =>
  [sayWhere(ctx.lang, line), saySeats(ctx, line)].filter(Boolean).join(' · ')

/** 「还有 4 位」 while one can still sign up; empty otherwise. */
export function saySeats({ lang, now }: Ctx, line: Line): string {
  const w = calendarWords(lang)
  if (line.state !== 'published' || (line.closes_at ?? line.starts_at) <= now) return ''
  if (line.sign_up === 'none') return w.walkIn
  if (line.sign_up === 'draw') return w.draw
  const left = (line.capacity ?? 0) - line.taken
  return left > 0 ? w.left(left) : w.full
}
