import { done } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Progress } from '#platform/jobs/jobs.ts'
import { withoutForbidden } from './choices.ts'
import { keepPlan } from './confirm.ts'
import { importById, keepList, readList, type ListRefusal, type ReadList } from './import.ts'
import { warnedSentence } from './line-words.ts'
import { pageWords } from './page.words.ts'
import { resultWords } from './result.words.ts'
import { planImport, type ImportPlan } from './planned.ts'
import { notTakenSentence } from './refused-rows.ts'
import { runImport } from './run.ts'

/** One line about a cell: where, a sentence, and the reason as a key. */
export type ReportLine = { sheet: string; row: number; cell: string; why: string; key: string }

/**
 * What importing a list did, or would do. `rows` are those below the headers; `accepted` people are new here, `updated` ones
 * were known, `unchanged` ones too. `persons` is everybody in the list, refused ones included; `homes` those of the accepted.
 */
export type RosterReport = {
  rows: number
  accepted: number
  updated: number
  unchanged: number
  refused: ReportLine[]
  warnings: ReportLine[]
  leftOut: { sheet: string; column: string; header: string; why: string }[]
  homes: number
  persons: number
}

/** The report, or why there is none: a key, and a sentence for whoever typed the command. */
export type RosterAnswer = { done: true; value: RosterReport } | { done: false; why: ListRefusal; sentence: string }

const notRead = (ctx: Ctx, why: ListRefusal): RosterAnswer => ({
  done: false,
  why,
  sentence: pageWords(ctx.lang).problem[why],
})

const untold: Progress = { tell: () => Promise.resolve(), cancelled: () => false }

/** Imports a list as our guess of its columns reads it; `dryRun` writes nothing. The same code as the pages, for the command line. */
export async function importRoster(
  ctx: Ctx,
  { bytes, fileName, dryRun }: { bytes: Buffer; fileName: string; dryRun: boolean },
): Promise<RosterAnswer> {
  const read = await readList(bytes, fileName)
  if (!read.done) return notRead(ctx, read.why)
  const { sheets, choices } = read.value
  if (!choices.sheets.some(({ take }) => take)) return notRead(ctx, 'nothing-in-it')
  const plan = await planImport(ctx, { sheets: withoutForbidden(sheets, choices), choices, fileName })
  if (!dryRun) await carryOut(ctx, plan, { id: uuidv7(ctx.now), bytes, fileName, sheets, choices })
  return done(reportOf(ctx, plan))
}

async function carryOut(ctx: Ctx, plan: ImportPlan, list: ReadList): Promise<void> {
  const { id } = list
  await keepList(ctx, list)
  await inArea(ctx, (tx) => keepPlan(tx, ctx, { id, plan, jobId: null }))
  await runImport(ctx, id, untold)
  const after = await importById(ctx, id)
  if (after?.state !== 'done') throw new Error('The import stopped half-way; run it again: nothing is doubled.')
}

function reportOf(ctx: Ctx, plan: ImportPlan): RosterReport {
  const { lang } = ctx
  const place = ({ sheet, row, cell }: ReportLine | { sheet: string; row: number; cell: string }) => ({
    sheet,
    row,
    cell,
  })
  return {
    rows: plan.counts.rows,
    accepted: plan.counts.added,
    updated: plan.counts.updated,
    unchanged: plan.counts.unchanged,
    refused: plan.refused.map((line) => ({ ...place(line), why: notTakenSentence(line, lang), key: line.why })),
    warnings: [
      ...plan.movedAway.map((line) => ({
        ...place(line),
        why: resultWords(lang).movedAway(line.name),
        key: 'moved-away',
      })),
      ...plan.warnings.map((line) => ({ ...place(line), why: warnedSentence(line, lang), key: line.why })),
    ],
    leftOut: plan.leftOut.map(({ sheet, column, header, why }) => ({ sheet, column, header, why })),
    homes: plan.counts.homes,
    persons: plan.counts.persons,
  }
}
