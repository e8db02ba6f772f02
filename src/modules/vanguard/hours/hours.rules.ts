import { inOrder, meantAt, type Timed } from '#base/noted.rules.ts'

/** What whoever leads noted of a volunteer at a shift. */
export type Sign = Timed & { what: 'arrived' | 'left' | 'absent' | 'cleared' }

/** What was planned: from when to when, and how many minutes of it are a break. */
export type Planned = { startsAt: Date; endsAt: Date; breakMinutes: number }

/** Time somebody gave. `assumed`: nobody noted the end, so it was taken to be the planned one. */
export type Given = { startsAt: Date; endsAt: Date; breakMinutes: number; minutes: number; assumed: boolean }

type Stay = { from: Date; to: Date | null }

/**
 * What the notes of the roll come to: from the later of arriving and the planned start to the earlier of leaving and the planned
 * end, less breaks and the time somebody was away between. Any order and any repetition of the same notes comes to the same.
 * Null where nobody noted that they came, or where nothing of it lies within the plan.
 */
export function givenIn(signs: readonly Sign[], plan: Planned): Given | null {
  const stays = inOrder(signs).reduce(afterSign, [])
  const inside = stays.flatMap((stay) => clipped(stay, plan))
  const [first, last] = [inside[0], inside.at(-1)]
  if (!first || !last) return null
  const whole = Math.floor((last.to.getTime() - first.from.getTime()) / 60_000)
  const breakMinutes = Math.min(whole, plan.breakMinutes + awayMinutes(inside))
  if (whole - breakMinutes <= 0) return null
  return {
    startsAt: first.from,
    endsAt: last.to,
    breakMinutes,
    minutes: whole - breakMinutes,
    assumed: last.open,
  }
}

/** A slip of the thumb (left, and back at once) is no time away; who was noted as missing after all did not come. */
function afterSign(stays: Stay[], sign: Sign): Stay[] {
  const at = meantAt(sign)
  const last = stays.at(-1)
  if (sign.what === 'absent' || sign.what === 'cleared') return []
  if (sign.what === 'arrived') return last?.to === null ? stays : [...stays, { from: at, to: null }]
  return last ? [...stays.slice(0, -1), { ...last, to: at }] : stays
}

type Inside = { from: Date; to: Date; open: boolean }

function clipped({ from, to }: Stay, { startsAt, endsAt }: Planned): Inside[] {
  const begins = Math.max(from.getTime(), startsAt.getTime())
  const ends = Math.min((to ?? endsAt).getTime(), endsAt.getTime())
  return ends > begins ? [{ from: new Date(begins), to: new Date(ends), open: to === null }] : []
}

const awayMinutes = (stays: readonly Inside[]): number => {
  const away = stays.map((stay, at) => stay.from.getTime() - (stays[at - 1]?.to ?? stay.from).getTime())
  return Math.floor(away.reduce((sum, ms) => sum + ms, 0) / 60_000)
}

/** How many minutes of a line count, when the same day has so many already and so many hours of a day count here. */
export const cappedToDay = (minutes: number, { already, mostHours }: { already: number; mostHours: number }): number =>
  Math.max(0, Math.min(minutes, mostHours * 60 - already))

/** Hours for paper: down to the half hour (domain D, serviceMinutes); inside they stay exact. */
export const paperHours = (minutes: number): number => Math.floor(minutes / 30) / 2
