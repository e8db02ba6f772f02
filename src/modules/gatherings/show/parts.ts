import { afterDeskPart, afterPart } from '../after/part.ts'
import { feedPart } from '../feeds/part.ts'
import type { Part } from '../parts.ts'
import { remindingDeskPart } from '../reminding/part.ts'
import { rollCallDeskPart, rollCallPart } from '../rollcall/part.ts'
import { seriesDeskPart } from '../series/part.ts'
import { signUpDeskPart, signUpPart } from '../signup/part.ts'
import { venueDeskPart } from '../venues/part.ts'

/** What stands below the facts of a gathering at the front door, in this order. */
export const frontParts: readonly Part[] = [signUpPart, rollCallPart, afterPart, feedPart]

/** The same at the desk. */
export const deskParts: readonly Part[] = [
  venueDeskPart,
  signUpDeskPart,
  remindingDeskPart,
  rollCallDeskPart,
  afterDeskPart,
  seriesDeskPart,
]
