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

/** A pairing that waits for the volunteer's own yes, or has it. */
export type OwnPairing = { id: string; part: 'main' | 'substitute'; means: Visit['means'] }

/** What somebody goes to: what is open today, and what lies ahead; whom they are asked about, and whom they go to. No name and no address in it. */
export type OwnVisits = { open: Visit[]; ahead: Visit[]; asked: OwnPairing[]; paired: OwnPairing[] }

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
      ...(await pairingsOf(tx, ctx, goer)),
    }
  })

async function pairingsOf(tx: Tx, ctx: Ctx, { volunteerId }: Goer): Promise<Pick<OwnVisits, 'asked' | 'paired'>> {
  if (volunteerId === null) return { asked: [], paired: [] }
  const rows = await tx
    .selectFrom('care.pairing as r')
    .innerJoin('care.plan as p', (join) => join.onRef('p.area_id', '=', 'r.area_id').onRef('p.id', '=', 'r.plan_id'))
    .select(['r.id', 'r.part', 'p.means', 'r.accepted_at'])
    .where('r.area_id', '=', ctx.area.id)
    .where('r.volunteer_id', '=', volunteerId)
    .where('r.ended_at', 'is', null)
    .where('p.state', '<>', 'ended')
    .where('p.moved_at', 'is', null)
    .orderBy('r.made_at')
    .execute()
  return {
    asked: rows.filter(({ accepted_at }) => accepted_at === null),
    paired: rows.filter(({ accepted_at }) => accepted_at !== null),
  }
}
