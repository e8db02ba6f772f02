import { doorkeeper, holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import type { Actor, Role } from '#platform/ctx.ts'

const office: readonly Role[] = ['staff', 'director']

/** Who may do what with people and places. */
export const may = doorkeeper('people', {
  'see the settings of the area': ['director', 'technical'],
  'change the settings of the area': ['director', 'technical'],
  'see places': office,
  'change places': office,
  'see people': office,
  'change people': office,
  'make one of two entries': office,
  'open a telephone number': office,
  'import people': office,
  'export people': ['director'],
})

/** What of the area an actor's grants reach: all of it, or some compounds and buildings. */
export type Reach = 'all' | { compoundIds: readonly string[]; buildingIds: readonly string[] }

/** The places in which this actor may see and change people. */
export function reachOf(actor: Actor): Reach {
  if (actor.kind === 'auto') return 'all'
  const grants = actor.grants.filter((grant) => office.includes(grant.role))
  if (grants.some((grant) => grant.compoundId === null && grant.buildingId === null)) return 'all'
  const buildingIds = grants.flatMap((grant) => grant.buildingId ?? [])
  const compoundIds = grants.flatMap((grant) => (grant.buildingId === null ? (grant.compoundId ?? []) : []))
  return { compoundIds, buildingIds }
}

/** Whether the actor works with people at this place. Without a place: whether in the whole area. */
export const reaches = (actor: Actor, place: Place): boolean => actor.kind === 'auto' || holdsAt(actor, office, place)

/** No place in particular: only somebody who works in the whole area reaches it. */
export const anywhere: Place = { compoundId: null, buildingId: null }
