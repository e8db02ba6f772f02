import { dayOf, startOfDay } from '#base/days.ts'
import type { GatheringKind } from '../kinds.rules.ts'

/**
 * To whom: whoever signed up by the sign-up it happened to, everybody who is signed up and whoever leads it, or only who leads it.
 * `urgent`: it cannot wait for the morning; `before-it`: not where the morning comes on the day itself.
 * `reach`: somebody no message reaches has to be rung; not where they were on the telephone, or at the page, as it happened.
 */
export type GatheringNews = {
  kind: GatheringKind
  to: 'party' | 'everybody' | 'leader'
  pace: 'any' | 'before-it' | 'urgent'
  reach: boolean
}

const party = (kind: GatheringKind, more: Partial<GatheringNews> = {}): GatheringNews => ({
  kind,
  to: 'party',
  pace: 'any',
  reach: false,
  ...more,
})
const everybody = (kind: GatheringKind): GatheringNews => ({ kind, to: 'everybody', pace: 'before-it', reach: true })
const leader = (kind: GatheringKind): GatheringNews => ({ kind, to: 'leader', pace: 'urgent', reach: false })

const newsOfFacts: Record<string, GatheringNews> = {
  'signup.requested': party('in-draw'),
  'signup.confirmed': party('seat'),
  'signup.waitlisted': party('in-line'),
  'signup.offered': party('seat-offered', { pace: 'urgent', reach: true }),
  'signup.promoted': party('seat-given', { pace: 'before-it', reach: true }),
  'signup.cancelled': party('seat-back', { pace: 'before-it' }),
  'signup.expired': party('seat-gone'),
  'signup.reminded': party('reminder', { pace: 'urgent', reach: true }),
  'gathering.cancelled': everybody('called-off'),
  'gathering.postponed': everybody('put-off'),
  'gathering.paused': everybody('left-out'),
  'gathering.displaced': everybody('displaced'),
  'gathering.alerted': leader('nobody-yet'),
  'gathering.reminded': leader('to-ring'),
}

/** What a draw gave. */
const drawn: Record<string, GatheringNews> = {
  'signup.confirmed': party('drawn', { pace: 'before-it', reach: true }),
  'signup.waitlisted': party('not-drawn', { reach: true }),
}

/** Whoever did this themselves knows it. */
const isOwnDoing = (what: string, actorKind: string): boolean =>
  ['signup.promoted', 'signup.cancelled'].includes(what) && ['household', 'guest'].includes(actorKind)

export type GatheringFact = { name: string; actorKind: string; detail: unknown }

/** The news a fact about gatherings is; null for what nobody is told. A change is told where it moved the time or the place. */
export function newsOfGathering({ name, actorKind, detail }: GatheringFact): GatheringNews | null {
  const what = name.replace(/^gatherings\./, '')
  const told = detailOf(detail)
  if (what === 'gathering.changed') return changeNews(told)
  if (isOwnDoing(what, actorKind)) return null
  const table = told['drawn'] === true && Object.hasOwn(drawn, what) ? drawn : newsOfFacts
  return Object.hasOwn(table, what) ? (table[what] ?? null) : null
}

const changeNews = ({ from, to, place }: Record<string, unknown>): GatheringNews | null => {
  if (typeof from === 'string' && typeof to === 'string' && from !== to) return everybody('moved')
  return place === true ? everybody('other-place') : null
}

export const detailOf = (detail: unknown): Record<string, unknown> =>
  detail !== null && typeof detail === 'object' ? (detail as Record<string, unknown>) : {}

/** A moment in the detail of a fact; null where there is none. */
export function momentIn(detail: unknown, name: string): Date | null {
  const text = detailOf(detail)[name]
  const at = typeof text === 'string' ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/** After which moment a morning's lines would come too late; null where they may wait. `starts`: when it was, and is, to begin. */
export function tellBefore(
  pace: GatheringNews['pace'],
  { now, starts }: { now: Date; starts: readonly Date[] },
): Date | null {
  if (pace === 'any') return null
  if (pace === 'urgent') return now
  const first = Math.min(...starts.map((start) => start.getTime()))
  return startOfDay(dayOf(new Date(first)))
}
