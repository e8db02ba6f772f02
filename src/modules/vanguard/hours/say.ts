import { clockText } from '#base/clock.rules.ts'
import { dayOf, minuteOfDay } from '#base/days.ts'
import { sayDay, sayTimes as sayClock } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { chip, type ChipKind } from '#platform/web/components.ts'
import type { Html } from '#platform/web/html.ts'
import type { Line } from './rows.ts'
import { hoursWords } from './words.ts'

type Timed = Pick<Line, 'starts_at' | 'ends_at' | 'minutes' | 'break_minutes' | 'assumed' | 'place_id'>

/** 「上午9点到11点 · 2 小时 · 没记离开，按班次结束算」. */
export function sayTimes(lang: Lang, line: Timed): string {
  const w = hoursWords(lang)
  return [
    sayClock(lang, line.starts_at, line.ends_at),
    ...(line.break_minutes > 0 ? [w.less(line.break_minutes)] : []),
    w.minutes(line.minutes),
    ...(line.assumed ? [w.assumed] : []),
    ...(line.place_id === null ? [w.later] : []),
  ].join(' · ')
}

/** The same with its day in front. */
export const sayLine = (lang: Lang, line: Timed, now: Date): string =>
  `${sayDay(lang, line.starts_at, now)} · ${sayTimes(lang, line)}`

const kinds: Record<Line['state'], ChipKind> = {
  proposed: 'waiting',
  confirmed: 'done',
  disputed: 'late',
  void: 'off',
}

/** How a line stands. */
export const stateChip = (lang: Lang, { state }: Pick<Line, 'state'>): Html =>
  chip(kinds[state], hoursWords(lang).states[state])

/** A moment as a form writes it: 「09:00」. */
export const clockOf = (at: Date): string => clockText(minuteOfDay(at))

/** The Shanghai day of a line. */
export const dayOfLine = ({ starts_at }: Pick<Line, 'starts_at'>): string => dayOf(starts_at)
