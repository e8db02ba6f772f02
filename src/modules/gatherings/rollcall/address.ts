import { deskHrefOf } from '../gathering.ts'

type Id = { id: string }

/** Where a roll is called, and what belongs to it. */
export const rollHref = (gathering: Id): string => `${deskHrefOf(gathering)}/rollcall`
export const marksHref = (gathering: Id): string => `${deskHrefOf(gathering)}/marks`
export const sheetHref = (gathering: Id): string => `${rollHref(gathering)}/sheet`
export const paperHref = (gathering: Id): string => `${rollHref(gathering)}/paper`
export const endsHref = '/desk/roll-calls'
