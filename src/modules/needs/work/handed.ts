import { DAY_MS } from '#base/days.ts'
import { sql } from 'kysely'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { rolesOf } from '../access.ts'
import { teamsLedBy } from '../allies.ts'
import { handedStates } from '../moves.rules.ts'
import { hands, isHandedTo } from '../visible.ts'
import { needsWithPlaces } from '../with-places.ts'

/** The part of the three an actor stands for, besides the committee. */
export const handsOf = (actor: Actor): (typeof hands)[number][] =>
  hands.filter((hand) => actor.grants.some((grant) => rolesOf[hand].includes(grant.role)))

/** One line of the list of what was handed over. */
export type HandedLine = Awaited<ReturnType<typeof lines>>[number]

/** What was handed to this reader in their places, and to the teams they lead: to be done, or done within thirty days. Soonest due first, at most a hundred. */
export async function handedTo(ctx: Ctx, which: 'open' | 'done'): Promise<HandedLine[]> {
  const teams = await teamsLedBy(ctx)
  return inArea(ctx, (tx) => lines(tx, ctx, { which, teams }))
}

const columns = [
  'n.year',
  'n.seq',
  'n.category',
  'n.title',
  'n.words',
  'n.spot',
  'n.state',
  'n.assignee_role',
  'n.solved',
  'n.version',
  'n.taken_at',
  'n.answer_due_at',
  'n.submitted_at',
  'n.due_at',
  'n.resolved_at',
  'n.external_body',
  'n.asked_on',
  'n.next_check_on',
  'c.name as compoundName',
  'b.name as buildingName',
] as const

type Asked = { which: 'open' | 'done'; teams: readonly string[] }

function lines(tx: Tx, ctx: Ctx, { which, teams }: Asked) {
  const isTheirs = sql<boolean>`(${isHandedTo(ctx.actor)} or (n.assignee_role = 'team' and n.ally_id = any (${[...teams]}::uuid[])))`
  const query = needsWithPlaces(tx, ctx).select(columns).where(isTheirs).limit(100)
  if (which === 'open')
    return query.where('n.state', 'in', handedStates).orderBy('n.due_at').orderBy('n.year').orderBy('n.seq').execute()
  const since = new Date(ctx.now.getTime() - 30 * DAY_MS)
  return query.where('n.resolved_at', '>=', since).orderBy('n.resolved_at', 'desc').execute()
}
