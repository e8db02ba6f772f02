import type { Part } from '../parts.ts'

/** Who was told and who could not be reached, for whoever plans a gathering. */
export const remindingDeskPart: Part = () => Promise.resolve(null)
