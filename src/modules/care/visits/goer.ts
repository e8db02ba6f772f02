import { addDays, dayOf } from '#base/days.ts'
import { nameOfVolunteer, ownVolunteer } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { openStates } from '../kinds.rules.ts'
import { visitsOf, type Visit } from '../visit.ts'
import type { Goer } from './reporting.ts'
import { showsWhere, windowOf } from './window.rules.ts'

/** Whoever is signed in, as somebody who goes there: by their line among the volunteers, and as a member of staff. */
export const goerOf = (ctx: Ctx): Promise<Goer> =>
  inArea(ctx, async (tx) => {
    const own = await ownVolunteer(tx, ctx)
    return { volunteerId: own?.id ?? null, name: own ? nameOfVolunteer(ctx, own) : ctx.actor.name }
  })

/** A pairing that waits for the volunteer's own yes. */
export type AskedPairing = { id: string; part: 'main' | 'substitute'; means: Visit['means'] }

/** What somebody goes to: what is open today, and what lies ahead. No name and no address in it. */
export type OwnVisits = { open: Visit[]; ahead: Visit[]; asked: AskedPairing[] }

const mine = (tx: Tx, ctx: Ctx, { volunteerId }: Goer) =>
  visitsOf(tx, ctx).where((eb) =>
    eb.or([
      ...(volunteerId === null ? [] : [eb('volunteer_id', '=', volunteerId)]),
      ...(ctx.actor.kind === 'account' && ctx.actor.id !== null ? [eb('staff_id', '=', ctx.actor.id)] : []),
      eb.lit(false),
    ]),
  )

/** The visits of whoever goes, and pairings they are asked about. */
export const ownVisits = (ctx: Ctx, goer: Goer): Promise<OwnVisits> =>
  inArea(ctx, async (tx) => {
    const today = dayOf(ctx.now)
    const rows = await mine(tx, ctx, goer)
      .where('due_on', '>=', addDays(today, -1))
      .where('state', 'in', [...openStates])
      .orderBy('opens_at')
      .execute()
    return {
      open: rows.filter((visit) => showsWhere(visit, ctx.now)),
      ahead: rows.filter((visit) => windowOf(visit).from > ctx.now),
      asked: await askedOf(tx, ctx, goer),
    }
  })

async function askedOf(tx: Tx, ctx: Ctx, { volunteerId }: Goer): Promise<AskedPairing[]> {
  if (volunteerId === null) return []
  return tx
    .selectFrom('care.pairing as r')
    .innerJoin('care.plan as p', (join) => join.onRef('p.area_id', '=', 'r.area_id').onRef('p.id', '=', 'r.plan_id'))
    .select(['r.id', 'r.part', 'p.means'])
    .where('r.area_id', '=', ctx.area.id)
    .where('r.volunteer_id', '=', volunteerId)
    .where('r.ended_at', 'is', null)
    .where('r.accepted_at', 'is', null)
    .where('p.state', '<>', 'ended')
    .orderBy('r.made_at')
    .execute()
}
