import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { accountNames } from '#platform/auth/auth.ts'
import { noteLook } from '../look.ts'
import { mayKeep, planOf, wordsOf, type PlanWords } from '../plan.ts'

/** Opens what an elder said, for a reason; who, when and why is kept, and the elder may read it. Refuses whoever does not keep the plan. */
export const openPlan = (
  ctx: Ctx,
  { id, planId, reason }: { id: string; planId: string; reason: string },
): Promise<Outcome<PlanWords, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const plan = await planOf(tx, ctx, planId)
    if (!plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    await noteLook(tx, ctx, { id, planId, field: 'plan', reason })
    return done(wordsOf(ctx, plan))
  })

/** Who looked at an elder's words or address, why and when; the latest first. */
export const looksAt = (ctx: Ctx, planId: string, limit = 10) =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('care.look')
      .select(['at', 'field', 'reason', 'by_id', 'by_name'])
      .where('area_id', '=', ctx.area.id)
      .where('plan_id', '=', planId)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    const names = await accountNames(
      tx,
      rows.flatMap(({ by_id }) => by_id ?? []),
    )
    return rows.map(({ by_id, by_name, ...row }) => ({ ...row, by: by_name ?? names.get(by_id ?? '') ?? '' }))
  })
