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

/** Where a message about a visit leads: to the door that stays shut, to what nobody closed, or to one's own visits. */
export function visitNewsHref(kind: string, id: string): string {
  if (kind === 'unanswered-door') return ladderHref({ id })
  return kind === 'visit-missed' ? deskVisitHref({ id }) : ownVisitsHref
}
