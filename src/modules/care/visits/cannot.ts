import { addDays, dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { lockPlan, type Plan } from '../plan.ts'
import { lockVisit, setVisit, visitOf, visitsOf, type Visit } from '../visit.ts'
import { aroundOf, giveTo, tellPassed } from './giving.ts'

type Stepping = { visitId: string; volunteerId: string }

/**
 * A volunteer cannot go this once: it goes to the next of those paired, else to whoever keeps the plan, and they hear of it at once.
 * The same press again changes nothing. Refuses what is not theirs, and what is over or written down already.
 */
export const cannotGo = (
  ctx: Ctx,
  { visitId, volunteerId }: Stepping,
): Promise<Outcome<null, 'unknown' | 'closed' | 'over'>> =>
  inArea(ctx, async (tx) => {
    const found = await visitOf(tx, ctx, visitId)
    const plan = found && (await lockPlan(tx, ctx, found.plan_id))
    const visit = plan && (await lockVisit(tx, ctx, visitId))
    if (!plan || !visit) return refused('unknown')
    if (visit.not_by?.includes(volunteerId)) return done(null)
    const why = standsInTheWay(visit, volunteerId, ctx.now)
    return why ? refused(why) : goesOn(tx, ctx, { plan, visit, volunteerId })
  })

type GoingOn = { plan: Plan; visit: Visit; volunteerId: string }

async function goesOn(tx: Tx, ctx: Ctx, { plan, visit, volunteerId }: GoingOn): Promise<Outcome<null, never>> {
  const notBy = [...(visit.not_by ?? []), volunteerId]
  await setVisit(tx, ctx, { id: visit.id, not_by: notBy })
  const around = await aroundOf(tx, ctx, plan)
  await tellPassed(tx, ctx, [await giveTo(tx, ctx, { plan, visit: { ...visit, not_by: notBy }, around })])
  return done(null)
}

type InTheWay = 'unknown' | 'closed' | 'over'

function standsInTheWay({ volunteer_id: goer, state, closes_at }: Visit, who: string, now: Date): InTheWay | null {
  if (goer !== who) return 'unknown'
  if (state !== 'due' && state !== 'assigned') return 'closed'
  return closes_at <= now ? 'over' : null
}

/** A visit that has begun goes on to the next as well, where its volunteer is paired no more: they read no name and no door from now on. */
export async function passBegun(
  tx: Tx,
  ctx: Ctx,
  { plan, volunteerId }: { plan: Plan; volunteerId: string },
): Promise<void> {
  const begun = await visitsOf(tx, ctx)
    .where('plan_id', '=', plan.id)
    .where('volunteer_id', '=', volunteerId)
    .where('state', 'in', ['due', 'assigned', 'no-answer', 'missed'])
    .where('opens_at', '<=', ctx.now)
    .where('due_on', '>=', addDays(dayOf(ctx.now), -1))
    .orderBy('opens_at')
    .forUpdate()
    .execute()
  const around = begun.length === 0 ? null : await aroundOf(tx, ctx, plan)
  const passed = []
  for (const visit of begun) passed.push(around && (await giveTo(tx, ctx, { plan, visit, around })))
  await tellPassed(tx, ctx, passed)
}
