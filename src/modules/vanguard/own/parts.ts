import type { OwnPart } from '../parts.ts'
import { ownHelpPart } from '../counting/own-help.part.ts'
import { hoursPart } from '../hours/part.ts'
import { ownShiftsPart } from '../shifts/part.ts'
import { minePart } from './mine.part.ts'

/** What stands on a volunteer's own page, in this order: what they are asked now first, themselves last. */
export const ownParts: readonly OwnPart[] = [ownHelpPart, ownShiftsPart, hoursPart, minePart]
