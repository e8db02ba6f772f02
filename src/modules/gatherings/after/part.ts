import type { Part } from '../parts.ts'

/** What everybody sees of it on the page of a gathering. */
export const afterPart: Part = () => Promise.resolve(null)

/** What whoever leads a gathering sees of it at the desk. */
export const afterDeskPart: Part = () => Promise.resolve(null)
