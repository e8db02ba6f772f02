import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#platform/ctx.ts'
import { committee, reachOf, rolesOf } from './access.ts'
import { inReach } from './reach.ts'

type Condition = RawBuilder<boolean>

/** Those a need can be handed to besides the committee who read the asker's words. Partners and teams get needs, not persons (domain.md F13). */
export const hands = ['property', 'owners'] as const

/** The condition that a need `n` is for everybody's eyes. */
export const isPublic = (): Condition => sql<boolean>`(n.on_board and n.state <> 'withdrawn')`

/** The condition that a need `n` is one the committee's people among us work on. */
export const isCommittees = (actor: Actor): Condition => inReach(reachOf(actor, committee))

/** The condition that a need `n` was handed to this reader, in their places. */
export function isHandedTo(actor: Actor): Condition {
  const mine = hands
    .filter((hand) => actor.grants.some((grant) => rolesOf[hand].includes(grant.role)))
    .map((hand) => sql<boolean>`(n.assignee_role = ${hand} and ${inReach(reachOf(actor, rolesOf[hand]))})`)
  return mine.length ? sql<boolean>`(${sql.join(mine, sql` or `)})` : sql<boolean>`false`
}

/** The condition that a reader of the desk may know of a need `n` at all: what is between neighbours is the director's and its handler's. */
const isKnownTo = (actor: Actor): Condition =>
  sql<boolean>`(not n.dispute or ${inReach(reachOf(actor, ['director']))} or n.handler_id = ${actor.id ?? ''})`

/**
 * Who may see a need `n`, in one place: `desk` with the asker's words (the committee where it works, and whoever it was handed to),
 * `board` what everybody may see of it. Lists, the board and the search ask nothing else; a rule that hides a need belongs here.
 */
export const visibleTo = (actor: Actor): { desk: Condition; board: Condition } => ({
  desk: sql<boolean>`((${isCommittees(actor)} or ${isHandedTo(actor)}) and ${isKnownTo(actor)})`,
  board: isPublic(),
})
