import { countingPart } from '../counting/part.ts'
import { hoursDayPart } from '../hours/part.ts'
import type { DayPart } from '../parts.ts'
import { shiftsPart } from '../shifts/part.ts'

/** What stands on the board of a day beside its stalls, in this order. */
export const dayParts: readonly DayPart[] = [shiftsPart, countingPart, hoursDayPart]
