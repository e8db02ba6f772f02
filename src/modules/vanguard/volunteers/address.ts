/** Where the desk keeps volunteers. */
export const volunteersHref = '/desk/volunteers'

/** The page of one volunteer at the desk. */
export const volunteerHref = (id: string): string => `${volunteersHref}/${id}`

/** Where the desk reads who wants to help. */
export const wishesHref = `${volunteersHref}/wishes`
