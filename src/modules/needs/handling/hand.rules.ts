import { choiceIn, type Problem, type Sent } from '#base/form.rules.ts'
import type { AllyRole, AssigneeRole } from '../moves.rules.ts'

/** The tiles of whom a need goes to: the reader, any colleague, one of the other two of the three, or a partner or team by name. */
export const hands = ['me', 'staff', 'property', 'owners', 'ally'] as const

/** A partner or team that can be handed something now. */
export type AllyChoice = { id: string; kind: AllyRole; name: string }

/** Whom a need goes to. */
export type HandTo = Exclude<(typeof hands)[number], 'ally'> | AllyChoice
export type HandProblem = 'choose-ally' | 'one-hand'

type Asked = { field: string; allies: readonly AllyChoice[] }
type Read = { handTo: HandTo | null; problem: Problem<HandProblem> | false }

/** The name of the list of partners and teams that stands beside the tiles of this field. */
export const allyField = (field: string): string => `${field}Ally`

/**
 * Reads whom it goes to: a tile, or a name from the list beside the tiles. Picking a name is enough; a name beside another tile
 * is asked about, so that nothing goes to somebody nobody meant.
 */
export function handIn(sent: Sent, { field, allies }: Asked): Read {
  const tile = choiceIn(sent, field, hands)
  const named = textOf(sent[allyField(field)])
  if (tile !== null && tile !== 'ally')
    return { handTo: tile, problem: named !== null && { field: allyField(field), why: 'one-hand' } }
  const ally = allies.find(({ id }) => id === named) ?? null
  const isOwed = ally === null && (tile === 'ally' || named !== null)
  return { handTo: ally, problem: isOwed && { field: allyField(field), why: 'choose-ally' } }
}

const textOf = (text: string | undefined): string | null => (text ? text : null)

/** Whether whoever gets it is of the committee. */
export const staysHere = (handTo: HandTo | null): boolean => handTo === null || handTo === 'me' || handTo === 'staff'

/** The role it is handed to, and which partner or team where it is one. */
export function handOf(handTo: HandTo): { role: AssigneeRole; ally: AllyChoice | null } {
  if (typeof handTo === 'object') return { role: handTo.kind, ally: handTo }
  return { role: handTo === 'me' ? 'staff' : handTo, ally: null }
}
