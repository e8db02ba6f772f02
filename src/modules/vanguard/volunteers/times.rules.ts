import type { FreeTime } from '../helping.rules.ts'

/** The parts of a day people plan in; each in minutes of the Shanghai day. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

const spans: Record<DayPart, { fromMinute: number; toMinute: number }> = {
  morning: { fromMinute: 8 * 60, toMinute: 12 * 60 },
  afternoon: { fromMinute: 12 * 60, toMinute: 18 * 60 },
  evening: { fromMinute: 18 * 60, toMinute: 21 * 60 },
}

/** Monday first, as a calendar hangs on the wall. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const

/** The field of one weekday in a form; the parts of that day are its values. */
export const freeField = (weekday: number): string => `free-${weekday}`

/** What was ticked for each weekday, from every value of each field. */
export const ticksIn = (all: (name: string) => readonly string[]): FreeTime[] =>
  [...weekdays]
    .sort((a, b) => a - b)
    .flatMap((weekday) => {
      const sent = all(freeField(weekday))
      return joined(
        weekday,
        dayParts.filter((part) => sent.includes(part)),
      )
    })

/** Parts that touch are one time, so that 上午 and 下午 have no hole at noon. */
function joined(weekday: number, parts: readonly DayPart[]): FreeTime[] {
  const times: FreeTime[] = []
  for (const part of parts) {
    const { fromMinute, toMinute } = spans[part]
    const last = times.at(-1)
    if (last?.toMinute === fromMinute) times[times.length - 1] = { ...last, toMinute }
    else times.push({ weekday, fromMinute, toMinute })
  }
  return times
}

/** Less than an hour of a part is not worth a tick. */
const worthATick = 60

/** The parts of this weekday somebody has time in. */
export const partsOn = (times: readonly FreeTime[], weekday: number): DayPart[] =>
  dayParts.filter((part) =>
    times.some(
      (time) =>
        time.weekday === weekday &&
        Math.min(time.toMinute, spans[part].toMinute) - Math.max(time.fromMinute, spans[part].fromMinute) >= worthATick,
    ),
  )

/** Whether two say the same in parts of days: then what was stored to the minute stays as it is. */
export const sameTimes = (one: readonly FreeTime[], other: readonly FreeTime[]): boolean =>
  weekdays.every((weekday) => partsOn(one, weekday).join() === partsOn(other, weekday).join())
