import { dayOf, type Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { month, week } from '#platform/web/components.ts'
import type { Html } from '#platform/web/html.ts'
import { gridOf, spanOf } from './calendar.rules.ts'
import type { Line } from './calendar.ts'
import { byDay, sayDate, sayMark, type Told } from './slots.ts'
import { calendarWords } from './words.ts'

/** Most gatherings one day of a month shows; the week has room for the rest. */
const inDay = 4

type Grid = {
  day: Day
  rows: readonly Line[]
  told: Told
  /** The address of the week a day lies in. */
  weekHref: (day: Day) => string
}

/** A month of gatherings. */
export const monthGrid = (ctx: Ctx, { day: asked, rows, told, weekHref }: Grid): Html => {
  const { lang, now, calendar } = ctx
  const w = calendarWords(lang)
  const today = dayOf(now)
  const days = byDay(lang, rows, told)
  const cell = (day: Day) => {
    const slots = days.get(day) ?? []
    return {
      date: String(Number(day.slice(8))),
      name: sayDate(lang, day, now),
      datetime: day,
      mark: sayMark(lang, calendar, day),
      today: day === today ? w.today : undefined,
      slots: slots.slice(0, inDay),
      more: slots.length > inDay ? { href: weekHref(day), text: w.more(slots.length - inDay) } : undefined,
    }
  }
  const weeks = gridOf(spanOf('month', asked)).map((row) => row.map((day) => (day === null ? null : cell(day))))
  return month({ caption: titleOf(ctx, 'month', asked), weekdays: w.weekdays, weeks })
}

/** A week of gatherings, day beside day. */
export const weekGrid = (ctx: Ctx, { day: asked, rows, told }: Omit<Grid, 'weekHref'>): Html => {
  const { lang, now, calendar } = ctx
  const w = calendarWords(lang)
  const days = byDay(lang, rows, told)
  const monday = spanOf('week', asked)
  return week(
    gridOf(monday)
      .flat()
      .flatMap((day, at) => (day === null ? [] : [{ day, at }]))
      .map(({ day, at }) => ({
        name: w.weekdays[at] ?? '',
        date: [`${Number(day.slice(5, 7))}/${Number(day.slice(8))}`, sayMark(lang, calendar, day)]
          .filter(Boolean)
          .join(' '),
        datetime: day,
        today: day === dayOf(now) ? w.today : undefined,
        slots: days.get(day) ?? [],
      })),
  )
}

/** 「2026年11月的活动」 「11月23日 周一 到 11月29日 周日 的活动」. */
export function titleOf({ lang, now }: Ctx, view: 'month' | 'week', day: Day): string {
  const w = calendarWords(lang)
  if (view === 'month') return w.month(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  const { from, to } = spanOf('week', day)
  return w.week(sayDate(lang, from, now), sayDate(lang, to, now))
}
