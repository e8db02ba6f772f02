/** Where the desk keeps volunteers. */
export const volunteersHref = '/desk/volunteers'

/** The page of one volunteer at the desk. */
export const volunteerHref = (id: string): string => `${volunteersHref}/${id}`
