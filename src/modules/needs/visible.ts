import { sql, type RawBuilder } from 'kysely'
import { reachOf } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import { committee, handlers, rolesOf } from './access.ts'
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

/** The condition that a need `n` between neighbours may be read: by the director, its handler, and a secretary while let to look (`mayRead`). */
export function isTrusted({ actor, now }: Pick<Ctx, 'actor' | 'now'>): Condition {
  const me = actor.id ?? ''
  return sql<boolean>`(${inReach(reachOf(actor, ['director']))}
    or (n.handler_id = ${me} and ${inReach(reachOf(actor, handlers))})
    or (n.shown_to = ${me} and n.shown_until > ${now} and ${inReach(reachOf(actor, ['secretary']))}))`
}

/** The condition that a reader of the desk may know of a need `n` at all. */
const isKnownTo = (ctx: Pick<Ctx, 'actor' | 'now'>): Condition => sql<boolean>`(not n.dispute or ${isTrusted(ctx)})`

/**
 * Who may see a need `n`, in one place: `desk` with the asker's words (the committee where it works, and whoever it was handed to),
 * `board` what everybody may see of it. Lists, the board and the search ask nothing else; a rule that hides a need belongs here.
 */
export const visibleTo = (ctx: Pick<Ctx, 'actor' | 'now'>): { desk: Condition; board: Condition } => ({
  desk: sql<boolean>`((${isCommittees(ctx.actor)} or ${isHandedTo(ctx.actor)}) and ${isKnownTo(ctx)})`,
  board: isPublic(),
})
