import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { planOf, type Plan } from './plan.ts'

/** A plan as a message may know it: how it stands, who keeps it, where, and who goes there. Nobody's name, no door. */
export type CompanyForNews = Pick<Plan, 'state' | 'moved_at'> & {
  holderId: string
  buildingId: string | null
  compoundId: string | null
  /** Who said yes and is still paired. */
  volunteerIds: string[]
}

/** A plan as a message may know it; null for an unknown one. */
export async function companyForNews(tx: Tx, ctx: Ctx, planId: string): Promise<CompanyForNews | null> {
  const plan = await planOf(tx, ctx, planId)
  if (!plan) return null
  const pairs = await tx
    .selectFrom('care.pairing')
    .select('volunteer_id')
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', '=', planId)
    .where('ended_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .execute()
  const { state, moved_at, holder_id: holderId, building_id: buildingId, compound_id: compoundId } = plan
  const volunteerIds = pairs.map(({ volunteer_id }) => volunteer_id)
  return { state, moved_at, holderId, buildingId, compoundId, volunteerIds }
}

/** Of which plan and volunteer a pairing is, and whether it still stands; null for an unknown one. */
export async function pairingForNews(tx: Tx, ctx: Ctx, id: string) {
  const found = await tx
    .selectFrom('care.pairing')
    .select(['plan_id', 'volunteer_id', 'accepted_at', 'ended_at'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  const { plan_id: planId, volunteer_id: volunteerId, accepted_at, ended_at } = found
  return { planId, volunteerId, waits: accepted_at === null && ended_at === null, ended: ended_at !== null }
}
