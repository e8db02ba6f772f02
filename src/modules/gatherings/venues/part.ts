import type { Part } from '../parts.ts'

/** What whoever plans a gathering sees of its venue: whether it had to leave it, and what was offered. */
export const venueDeskPart: Part = () => Promise.resolve(null)
