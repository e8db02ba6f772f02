/**
 * Who gets a place. Said to residents so: places are given in the order people ask. A family sits together or waits together.
 * Where what is free is too little for a whole family, whoever behind it fits goes first; the family keeps its number and is
 * asked as soon as there is room for all of it. The draw seats by the same rule.
 */

/** Places kept for a building, a compound or a group. */
export type Quota = {
  id: string
  compoundId: string | null
  buildingId: string | null
  audience: string | null
  seats: number
  taken: number
}

/** The places of one gathering as they stand. `released`: what was kept is anybody's now, because sign-up has ended. */
export type Room = { capacity: number; taken: number; released: boolean; quotas: readonly Quota[] }

/** What a party needs, and what it says of itself. */
export type Need = { seats: number; buildingId: string | null; compoundId: string | null; audience: string | null }

/** Where a party sits: on places kept for it, or on those for everybody. */
export type Place = { quotaId: string | null }

const isFor = (quota: Quota, { buildingId, compoundId, audience }: Need): boolean =>
  (quota.buildingId !== null && quota.buildingId === buildingId) ||
  (quota.compoundId !== null && quota.compoundId === compoundId) ||
  (quota.audience !== null && quota.audience === audience)

/** Places nobody sits on and nobody is asked about. */
export const freeIn = ({ capacity, taken }: Pick<Room, 'capacity' | 'taken'>): number => Math.max(0, capacity - taken)

/** Those of them that anybody may have. */
export const openIn = (room: Room): number => Math.max(0, freeIn(room) - (room.released ? 0 : keptIn(room)))

const keptIn = ({ quotas }: Room): number =>
  quotas.reduce((sum, { seats, taken }) => sum + Math.max(0, seats - taken), 0)

/** Where the whole party can sit now; null when it has to wait. Its own kept places come first. */
export function placeFor(room: Room, need: Need): Place | null {
  if (need.seats > freeIn(room)) return null
  if (room.released) return { quotaId: null }
  const own = room.quotas.find((quota) => isFor(quota, need) && quota.seats - quota.taken >= need.seats)
  if (own) return { quotaId: own.id }
  return openIn(room) >= need.seats ? { quotaId: null } : null
}

/** The room once these places are taken, or given back with a negative number. */
export const withTaken = (room: Room, { quotaId }: Place, seats: number): Room => ({
  ...room,
  taken: room.taken + seats,
  quotas: room.quotas.map((quota) => (quota.id === quotaId ? { ...quota, taken: quota.taken + seats } : quota)),
})

/** Whom to ask next, from those who wait in their order: each who fits, until nobody does. */
export function nextInLine<Waiting extends Need>(
  room: Room,
  line: readonly Waiting[],
): { room: Room; asked: { party: Waiting; place: Place }[] } {
  const asked: { party: Waiting; place: Place }[] = []
  for (const party of line) {
    if (freeIn(room) === 0) break
    const place = placeFor(room, party)
    if (!place) continue
    asked.push({ party, place })
    room = withTaken(room, place, party.seats)
  }
  return { room, asked }
}
