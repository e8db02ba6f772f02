import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record, recordAll, type Fact } from '#platform/facts/record.ts'
import type { JobKind, Progress } from '#platform/jobs/jobs.ts'
import { importJobName, openSteps } from './confirm.ts'
import { placesFor } from './new-places.ts'
import { resultWords } from './result.words.ts'
import { stillMeant } from './still-meant.ts'
import { applyChanges, applyNew } from './steps.ts'
import type { Step } from './planned.ts'

/** Steps in one transaction: few enough that nobody waits behind them, many enough to be quick. */
const batchSize = 200

/** What running an import came to. */
export type RunResult = { steps: number; finished: boolean }

/**
 * Does the steps of a confirmed import, batch by batch, each batch whole or not at all. May be stopped between batches, may be
 * killed at any moment, may even run twice at once: it goes on behind the last batch that is in, and no step is done twice.
 */
export async function runImport(ctx: Ctx, importId: string, progress: Progress): Promise<RunResult> {
  const steps = await stepsOf(ctx, importId)
  if (!steps) return { steps: 0, finished: true }
  const places = await placesFor(ctx, steps)
  for (;;) {
    if (progress.cancelled()) return { steps: steps.length, finished: false }
    const doneCount = await inArea(ctx, async (tx) => {
      const from = await lockedCount(tx, ctx, importId)
      if (from === null) return null
      const batch = steps.slice(from, from + batchSize)
      const changes = await stillMeant(
        tx,
        ctx,
        batch.filter((step) => step.kind === 'changed'),
      )
      const fresh = batch.filter((step) => step.kind === 'new')
      await applyNew(tx, ctx, { importId, places, steps: fresh })
      await applyChanges(tx, ctx, { importId, places, steps: changes })
      await recordAll(
        tx,
        ctx,
        [...fresh, ...changes].map((step) => factOf(step, importId)),
      )
      return advance(tx, ctx, { importId, to: from + batch.length, of: steps.length })
    })
    if (doneCount === null) return { steps: steps.length, finished: true }
    await progress.tell(doneCount, { total: steps.length })
    if (doneCount >= steps.length) return { steps: steps.length, finished: true }
  }
}

const factOf = (step: Step, importId: string): Fact => ({
  name: step.kind === 'new' ? 'people.person.added' : 'people.person.changed',
  subjectId: step.id,
  detail: { import: importId },
  row: { table: 'people.person', id: step.id },
})

async function stepsOf(ctx: Ctx, importId: string): Promise<Step[] | null> {
  return inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('people.import')
      .select(['state', 'rows_sealed'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', importId)
      .executeTakeFirst()
    return row?.state === 'confirmed' && row.rows_sealed ? openSteps(ctx, row.rows_sealed) : null
  })
}

/** How many steps are in, with the import held until the transaction ends; null when it is over. */
async function lockedCount(tx: Tx, ctx: Ctx, importId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('people.import')
    .select(['state', 'done_count'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'confirmed' ? row.done_count : null
}

/** Moves the mark; with the last step the list is deleted. */
async function advance(
  tx: Tx,
  ctx: Ctx,
  { importId, to, of }: { importId: string; to: number; of: number },
): Promise<number> {
  const over = to >= of
  await tx
    .updateTable('people.import')
    .set({ done_count: to, changed_at: ctx.now, ...(over ? { state: 'done' as const, rows_sealed: null } : {}) })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', importId)
    .execute()
  if (over) await record(tx, ctx, { name: 'people.import.done', subjectId: importId, detail: { steps: of } })
  return to
}

/** The work as the queue knows it. */
export const importJob: JobKind = {
  name: importJobName,
  title: (lang) => resultWords(lang).jobTitle,
  link: (lang, job) => {
    const { importId } = job.input as { importId?: string }
    return importId === undefined
      ? undefined
      : { href: `/desk/people/import/${importId}`, text: resultWords(lang).toResult }
  },
  run: async (ctx, job, progress) => {
    const { importId } = job.input as { importId: string }
    return runImport(ctx, importId, progress)
  },
}
