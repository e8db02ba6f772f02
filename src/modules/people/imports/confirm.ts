import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { startJob } from '#platform/jobs/jobs.ts'
import { preview, type Counts, type Import } from './import.ts'
import type { ImportPlan, Step } from './planned.ts'
import { sealRefused } from './refused-rows.ts'

/** The name the queue knows this work by. */
export const importJobName = 'people.import'

/** An import, held until the transaction ends. */
const held = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('people.import')
    .select(['state', 'job_id', 'done_count', 'result'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** What an import came to, out of its plan. */
export const countsOf = ({ counts, refused: notTaken }: ImportPlan): Counts => ({
  rows: counts.rows,
  persons: counts.persons,
  added: counts.added,
  updated: counts.updated,
  unchanged: counts.unchanged,
  refused: notTaken.length,
})

/** Confirms the import and puts it in line. A second press finds it in line already. Answers the id of its job. */
export async function confirm(ctx: Ctx, one: Import): Promise<Outcome<string, 'unknown' | 'over' | 'empty'>> {
  const plan = await preview(ctx, one)
  return inArea(ctx, async (tx) => {
    const stored = await held(tx, ctx, one.id)
    if (!stored) return refused('unknown')
    if (stored.job_id !== null) return done(stored.job_id)
    if (!plan) return refused('over')
    if (plan.counts.rows === 0) return refused('empty')
    const jobId = await startJob(tx, ctx, {
      name: importJobName,
      input: { importId: one.id },
      total: plan.steps.length,
    })
    await keepPlan(tx, ctx, { id: one.id, plan, jobId })
    await record(tx, ctx, {
      name: 'people.import.confirmed',
      subjectId: one.id,
      detail: { persons: plan.persons.length, refused: plan.refused.length },
    })
    return done(jobId)
  })
}

/** Puts the plan in the place of the list: from now on only what is to be done is there, and nothing is read a second time. */
export async function keepPlan(
  tx: Tx,
  ctx: Ctx,
  { id, plan, jobId }: { id: string; plan: ImportPlan; jobId: string | null },
): Promise<void> {
  await tx
    .updateTable('people.import')
    .set({
      rows_sealed: sealSteps(ctx, plan.steps),
      refused_sealed: plan.refused.length ? sealRefused(ctx, plan) : null,
      result: JSON.stringify({ counts: countsOf(plan), steps: plan.steps.length }),
      state: 'confirmed',
      job_id: jobId,
      changed_at: ctx.now,
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
}

const sealSteps = (ctx: Ctx, steps: readonly Step[]): Buffer => ctx.secrets.seal(ctx.area.id, JSON.stringify(steps))

/** The steps of a confirmed import. */
export const openSteps = (ctx: Ctx, sealed: Buffer): Step[] =>
  JSON.parse(ctx.secrets.open(ctx.area.id, sealed)) as Step[]

/** Puts an import that stopped in line again. */
export async function goOn(ctx: Ctx, id: string): Promise<Outcome<string, 'unknown' | 'over'>> {
  return inArea(ctx, async (tx) => {
    const stored = await held(tx, ctx, id)
    if (!stored) return refused('unknown')
    if (stored.state !== 'confirmed') return refused('over')
    const { steps = 0 } = stored.result as { steps?: number }
    const jobId = await startJob(tx, ctx, { name: importJobName, input: { importId: id }, total: steps })
    await tx
      .updateTable('people.import')
      .set({ job_id: jobId, changed_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    return done(jobId)
  })
}

/** Gives an import up: what is in stays in, the rest of the list is deleted. */
export async function giveUp(ctx: Ctx, id: string): Promise<Outcome<null, 'unknown' | 'over'>> {
  return inArea(ctx, async (tx) => {
    const stored = await held(tx, ctx, id)
    if (!stored) return refused('unknown')
    if (stored.state === 'done') return refused('over')
    if (stored.state === 'cancelled') return done(null)
    await tx
      .updateTable('people.import')
      .set({ state: 'cancelled', rows_sealed: null, refused_sealed: null, changed_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await record(tx, ctx, { name: 'people.import.cancelled', subjectId: id, detail: { after: stored.done_count } })
    return done(null)
  })
}

/** Deletes the refused rows of an import before their time. */
export async function forgetRefused(ctx: Ctx, id: string): Promise<void> {
  await inArea(ctx, (tx) =>
    tx
      .updateTable('people.import')
      .set({ refused_sealed: null })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute(),
  )
}
