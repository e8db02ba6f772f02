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
