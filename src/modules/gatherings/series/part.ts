import type { Part } from '../parts.ts'

/** The series a gathering is of, and the ways to change one, the following, or all. */
export const seriesDeskPart: Part = () => Promise.resolve(null)
