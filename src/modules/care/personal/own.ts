import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { plansOf, type Plan } from '../plan.ts'
import { visitsOf, type Visit } from '../visit.ts'

/** The plans somebody has or had. */
export const plansOfPerson = (tx: Tx, ctx: Ctx, personId: string): Promise<Plan[]> =>
  plansOf(tx, ctx).where('p.person_id', '=', personId).orderBy('p.made_at', 'desc').execute()

/** The lines of somebody among the volunteers. */
export const volunteerIdsOf = async (tx: Tx, ctx: Ctx, personId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('vanguard.v_volunteer')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', personId)
    .execute()
  return rows.map(({ id }) => id)
}

/** More than anybody reads on one page. */
const most = 200

/** Visits of some plans, or by some volunteers; the latest first. */
export const visitsBy = (
  tx: Tx,
  ctx: Ctx,
  { column, ids }: { column: 'plan_id' | 'volunteer_id'; ids: readonly string[] },
): Promise<Visit[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : visitsOf(tx, ctx)
        .where(column, 'in', [...ids])
        .orderBy('opens_at', 'desc')
        .limit(most)
        .execute()

/** Pairings of some plans, or of some volunteers. */
export const pairingsBy = (
  tx: Tx,
  ctx: Ctx,
  { column, ids }: { column: 'plan_id' | 'volunteer_id'; ids: readonly string[] },
) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('care.pairing')
        .selectAll()
        .where('area_id', '=', ctx.area.id)
        .where(column, 'in', [...ids])
        .orderBy('made_at', 'desc')
        .execute()

/** The steps taken at some visits. */
export const stepsBy = (tx: Tx, ctx: Ctx, visitIds: readonly string[]) =>
  visitIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('care.step')
        .selectAll()
        .where('area_id', '=', ctx.area.id)
        .where('visit_id', 'in', [...visitIds])
        .orderBy('at', 'desc')
        .limit(most)
        .execute()
