import type { Part } from '../parts.ts'

/** What everybody sees of it on the page of a gathering. */
export const rollCallPart: Part = () => Promise.resolve(null)

/** What whoever leads a gathering sees of it at the desk. */
export const rollCallDeskPart: Part = () => Promise.resolve(null)
