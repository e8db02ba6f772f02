type Id = { id: string }

/** Where care is kept at the desk. */
export const careHref = '/desk/care'
export const planHref = ({ id }: Id): string => `${careHref}/plans/${id}`
export const laddersHref = `${careHref}/ladder`
export const ladderHref = ({ id }: Id): string => `${laddersHref}/${id}`
export const deskVisitsHref = `${careHref}/visits`
export const deskVisitHref = ({ id }: Id): string => `${deskVisitsHref}/${id}`
export const seasonsHref = `${careHref}/seasons`
export const sheetsHref = `${careHref}/sheets`
/** One's own visits, signed in. */
export const ownVisitsHref = '/care/visits'

const toLadder = ['unanswered-door', 'door-word']
const toDeskVisit = ['visit-missed', 'visit-nobody', 'visit-to-ring']
const toCare = ['elder-moved', 'company-declined']

/** Where a message about care leads: to the door that stays shut, to a visit at the desk, to the plans, or to one's own visits. */
export function careNewsHref(kind: string, visitId: string | null): string {
  if (toCare.includes(kind)) return careHref
  if (visitId !== null && toLadder.includes(kind)) return ladderHref({ id: visitId })
  return visitId !== null && toDeskVisit.includes(kind) ? deskVisitHref({ id: visitId }) : ownVisitsHref
}
