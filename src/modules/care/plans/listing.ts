import { dayOf } from '#base/days.ts'
import { holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import { accountNames, accountsHere, heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { keepers } from '../access.ts'
import { eldersById, type Elder } from '../elder.ts'
import { mayKeep, placeOf, planOf, plansOf, worksThere, type Plan } from '../plan.ts'
import { visitsOf, type Visit } from '../visit.ts'
import { pairingsOf, type Pairing } from './pairing.ts'

/** A plan the reader keeps, with whom it is for and the next visit. */
export type KeptPlan = { plan: Plan; elder: Elder | null; holder: string; next: Visit | null }

/** What the first page of care shows: counts of everybody's, names of one's own only. */
export type Overview = {
  counts: { consented: number; paused: number; dueToday: number; escalated: number; missed: number }
  kept: KeptPlan[]
  /** What nobody closed, of plans the reader works near: no names. */
  missed: Visit[]
}

/** Counts where the reader works, and the plans they keep. */
export const overview = (ctx: Ctx): Promise<Overview> =>
  inArea(ctx, async (tx) => {
    const near = (await plansOf(tx, ctx).where('p.state', '<>', 'ended').orderBy('p.made_at').execute()).filter(
      (plan) => worksThere(ctx.actor, plan),
    )
    const visits = await openVisits(
      tx,
      ctx,
      near.map(({ id }) => id),
    )
    const ahead = visits.filter(({ closes_at }) => closes_at > ctx.now)
    const today = dayOf(ctx.now)
    const how = (state: Visit['state']) => visits.filter((visit) => visit.state === state)
    return {
      counts: {
        consented: near.filter(({ state, moved_at }) => state === 'consented' && moved_at === null).length,
        paused: near.filter(({ state, moved_at }) => state === 'paused' || moved_at !== null).length,
        dueToday: ahead.filter(({ due_on, state }) => due_on === today && state === 'assigned').length,
        escalated: how('escalated').length,
        missed: how('missed').length,
      },
      kept: await keptOf(tx, ctx, { near, ahead }),
      missed: how('missed'),
    }
  })

const openVisits = (tx: Tx, ctx: Ctx, planIds: readonly string[]): Promise<Visit[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : visitsOf(tx, ctx)
        .where('plan_id', 'in', [...planIds])
        .where('state', 'in', ['due', 'assigned', 'no-answer', 'escalated', 'missed'])
        .orderBy('opens_at')
        .execute()

async function keptOf(
  tx: Tx,
  ctx: Ctx,
  { near, ahead }: { near: readonly Plan[]; ahead: readonly Visit[] },
): Promise<KeptPlan[]> {
  const plans = near.filter((plan) => mayKeep(ctx.actor, plan))
  const elders = await eldersById(
    tx,
    ctx,
    plans.map(({ person_id }) => person_id),
  )
  const holders = await accountNames(
    tx,
    plans.map(({ holder_id }) => holder_id),
  )
  return plans.map((plan) => ({
    plan,
    elder: elders.get(plan.person_id) ?? null,
    holder: holders.get(plan.holder_id) ?? '',
    next: ahead.find(({ plan_id }) => plan_id === plan.id) ?? null,
  }))
}

/** One plan for whoever keeps it, with who goes there and what happened lately. */
export type PlanSheet = KeptPlan & { pairings: Pairing[]; visits: Visit[] }

/** Null for an unknown plan and for whoever does not keep it. */
export const planSheet = (ctx: Ctx, id: string | null): Promise<PlanSheet | null> =>
  inArea(ctx, async (tx) => {
    const plan = id === null ? undefined : await planOf(tx, ctx, id)
    if (!plan || !mayKeep(ctx.actor, plan)) return null
    const visits = await visitsOf(tx, ctx)
      .where('plan_id', '=', plan.id)
      .orderBy('opens_at', 'desc')
      .limit(30)
      .execute()
    const ahead = visits.filter(({ closes_at }) => closes_at > ctx.now).reverse()
    const [kept] = await keptOf(tx, ctx, { near: [plan], ahead })
    return kept ? { ...kept, visits, pairings: await pairingsOf(tx, ctx, plan.id) } : null
  })

/** Whom a plan is for: a plan that is there, or somebody in a home. */
type Whose = { plan: Plan | null; homeId: string | null }

/** Who may hold a plan: the committee's own who work where the elder lives, by name. Another could not even open it. */
export const holdersFor = (ctx: Ctx, { plan, homeId }: Whose): Promise<{ id: string; name: string }[]> =>
  inArea(ctx, async (tx) => {
    const at = plan ? placeOf(plan) : await placeOfHome(tx, ctx, homeId)
    const [accounts, grants] = await Promise.all([accountsHere(tx, ctx), heldGrants(tx, ctx)])
    const worksAt = (id: string) =>
      holdsAt({ ...ctx.actor, grants: grants.filter(({ accountId }) => accountId === id) }, keepers, at)
    const found = accounts.filter(({ id }) => worksAt(id)).map(({ id, name }) => ({ id, name }))
    const { id, name } = ctx.actor
    const isThere = id === null || found.some((one) => one.id === id)
    return isThere || !holdsAt(ctx.actor, keepers, at) ? found : [{ id, name }, ...found]
  })

/** Where a home is; of no compound for somebody without one. */
async function placeOfHome(tx: Tx, ctx: Ctx, homeId: string | null): Promise<Place> {
  const home = await tx
    .selectFrom('people.v_home')
    .select(['compound_id as compoundId', 'building_id as buildingId'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', homeId)
    .executeTakeFirst()
  return home ?? { compoundId: null, buildingId: null }
}
