import { countingPart } from '../counting/part.ts'
import type { DayPart } from '../parts.ts'
import { hoursDayPart } from '../hours/part.ts'
import { shiftsPart } from '../shifts/part.ts'

/** What stands below the stalls on the board of a day, in this order. */
export const dayParts: readonly DayPart[] = [shiftsPart, countingPart, hoursDayPart]
