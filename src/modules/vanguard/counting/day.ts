import { sql } from 'kysely'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import { mayLeadDay, vanguardDays, type Day } from '../day.ts'

/** A day somebody counts at. `leads`: calls the roll as well. */
export type Counted = { day: Day; leads: boolean }

/** A day for whoever leads it or has a place there, and for the committee; undefined for everybody else and for an unknown one. */
export const dayToCount = async (ctx: Ctx, id: string | null): Promise<Counted | undefined> => {
  if (id === null) return undefined
  const [[day], helpers] = await look(ctx, (tx) => [
    vanguardDays(tx, ctx).where('g.id', '=', id),
    helpersAt(tx, ctx, { gatheringId: id, actors: [ctx.actor] }),
  ])
  return countedBy(ctx.actor, { day, helpers })
}

/** A day, and which of those who ask have a place there. */
export type Standing = { day: Day | undefined; helpers: readonly { account_id: string | null }[] }

/** The same from what was read already. */
export function countedBy(actor: Actor, { day, helpers }: Standing): Counted | undefined {
  if (!day || (day.state === 'planned' && !mayPlanAt(actor, day))) return undefined
  const leads = mayLeadDay(actor, day)
  const helps = actor.kind === 'account' && helpers.some((one) => one.account_id === actor.id)
  return leads || helps ? { day, leads } : undefined
}

/** Which of these actors have a place of a day, by their accounts. */
export const helpersAt = (tx: Tx, ctx: Ctx, of: { gatheringId: string; actors: readonly Actor[] }) =>
  placesOf(tx, ctx, of.gatheringId)
    .innerJoin('vanguard.volunteer as v', (join) =>
      join.onRef('v.area_id', '=', 'p.area_id').onRef('v.id', '=', 'p.volunteer_id'),
    )
    .select('v.account_id')
    .where('v.state', '<>', 'left')
    .where('v.account_id', '=', sql<string>`any (${of.actors.flatMap(({ id }) => id ?? [])}::text[])`)

/** The places of a day that were given or accepted: who is expected there. */
export const placesOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as s', (join) =>
      join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.shift_id'),
    )
    .where('p.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', gatheringId)
    .where('s.state', '=', 'open')
    .where('p.state', 'in', ['given', 'accepted'])

/** Whether a day takes place: what was called off, paused or moved is not counted. */
export const takesPlace = ({ state }: Pick<Day, 'state'>): boolean =>
  state !== 'cancelled' && state !== 'paused' && state !== 'postponed'
