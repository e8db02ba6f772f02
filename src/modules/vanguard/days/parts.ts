import type { DayPart } from '../parts.ts'

/** What stands below the stalls on the board of a day, in this order. */
export const dayParts: readonly DayPart[] = []
