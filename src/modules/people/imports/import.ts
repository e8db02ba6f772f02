import { createHash } from 'node:crypto'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Sheet } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { ReadRefusal } from '#platform/sheets/limits.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { guessChoices, withoutForbidden, type Choices } from './choices.ts'
import { openSheets, sealSheets } from './packed-sheets.ts'
import { planImport, type ImportPlan } from './planned.ts'

/** What an import came to, or will come to when it is done. */
export type Counts = {
  rows: number
  persons: number
  added: number
  updated: number
  unchanged: number
  refused: number
}

/** One import as its pages show it. */
export type Import = {
  id: string
  fileName: string
  state: 'read' | 'mapped' | 'confirmed' | 'done' | 'cancelled'
  choices: Choices
  counts: Counts | null
  /** Steps that are done, of how many. */
  doneCount: number
  stepCount: number
  jobId: string | null
  hasRefused: boolean
  madeAt: Date
}

/** A list that was read, before it is stored. */
export type ReadList = { id: string; bytes: Buffer; fileName: string; sheets: Sheet[]; choices: Choices }

/** Why a file was not taken for a list. */
export type ListRefusal = ReadRefusal | 'nothing-in-it' | 'empty-file'

/**
 * The sheets of a file and how they look to us. A text under the name of a workbook is read where it is a list all the same,
 * as some programs write it; else it is called what it is.
 */
export async function readList(
  bytes: Buffer,
  fileName: string,
): Promise<Outcome<Pick<ReadList, 'sheets' | 'choices'>, ListRefusal>> {
  if (bytes.length === 0) return refused('empty-file')
  const read = await readSheets(bytes, fileName)
  if (!read.done) return read
  if (read.value.every((sheet) => sheet.rows.length === 0)) return refused('nothing-in-it')
  const choices = guessChoices(read.value, fileName)
  const isText = bytes.subarray(0, 2).toString('latin1') !== 'PK'
  const isFake = isText && /\.(xls|xls[xmb]|et)$/i.test(fileName) && !choices.sheets.some(({ take }) => take)
  return isFake ? refused('not-a-spreadsheet') : done({ sheets: read.value, choices })
}

/** Takes a list in. The same id again is the same import. */
export async function takeList(
  ctx: Ctx,
  { id, bytes, fileName }: { id: string; bytes: Buffer; fileName: string },
): Promise<Outcome<string, ListRefusal>> {
  const read = await readList(bytes, fileName)
  if (!read.done) return read
  await keepList(ctx, { id, bytes, fileName, ...read.value })
  return done(id)
}

/** Stores a list that was read, sealed and without what it should not have brought. */
export async function keepList(ctx: Ctx, { id, bytes, fileName, ...list }: ReadList): Promise<void> {
  const sheets = withoutForbidden(list.sheets, list.choices)
  await inArea(ctx, async (tx) => {
    const made = await tx
      .insertInto('people.import')
      .values({
        area_id: ctx.area.id,
        id,
        file_name: fileName.slice(0, 200),
        file_sha256: createHash('sha256').update(bytes).digest(),
        rows_sealed: sealSheets(ctx, sheets),
        mapping: JSON.stringify(list.choices),
        state: 'read',
        account_id: ctx.actor.id ?? ctx.actor.kind,
        made_at: ctx.now,
        changed_at: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
    if (made) await record(tx, ctx, { name: 'people.import.read', subjectId: id, detail: { rows } })
  })
}

const row = (tx: Tx, ctx: Ctx, id: string) =>
  tx.selectFrom('people.import').selectAll().where('area_id', '=', ctx.area.id).where('id', '=', id)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof row>['executeTakeFirst']>>>

/** The columns a page needs: what is sealed stays where it is. */
const shown = ['id', 'file_name', 'state', 'mapping', 'result', 'done_count', 'job_id', 'made_at'] as const

const importOf = (one: Pick<Row, (typeof shown)[number]> & { has_refused: boolean }): Import => {
  const result = one.result as { counts?: Counts; steps?: number }
  return {
    id: one.id,
    fileName: one.file_name,
    state: one.state,
    choices: one.mapping as unknown as Choices,
    counts: result.counts ?? null,
    doneCount: one.done_count,
    stepCount: result.steps ?? 0,
    jobId: one.job_id,
    hasRefused: one.has_refused,
    madeAt: one.made_at,
  }
}

const listed = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.import')
    .select(shown)
    .select((eb) => eb('refused_sealed', 'is not', null).as('has_refused'))
    .where('area_id', '=', ctx.area.id)

/** One import; null for an unknown one. */
export async function importById(ctx: Ctx, id: string): Promise<Import | null> {
  return inArea(ctx, async (tx) => {
    const one = await listed(tx, ctx).where('id', '=', id).executeTakeFirst()
    return one ? importOf({ ...one, has_refused: Boolean(one.has_refused) }) : null
  })
}

/** The last imports of the area, the newest first. */
export async function recentImports(ctx: Ctx): Promise<Import[]> {
  return inArea(ctx, async (tx) => {
    const rows = await listed(tx, ctx).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(10).execute()
    return rows.map((one) => importOf({ ...one, has_refused: Boolean(one.has_refused) }))
  })
}

/** The list as it was read, while it is still there. */
export async function sheetsOf(ctx: Ctx, id: string): Promise<Sheet[] | null> {
  return inArea(ctx, async (tx) => {
    const one = await row(tx, ctx, id).executeTakeFirst()
    if (!one?.rows_sealed || (one.state !== 'read' && one.state !== 'mapped')) return null
    return openSheets(ctx, one.rows_sealed)
  })
}

/** Keeps how the list is to be read; refuses once it is confirmed or over. */
export async function decide(ctx: Ctx, id: string, choices: Choices): Promise<Outcome<null, 'unknown' | 'over'>> {
  return inArea(ctx, async (tx) => {
    const one = await row(tx, ctx, id).forUpdate().executeTakeFirst()
    if (!one) return refused('unknown')
    if (!one.rows_sealed || (one.state !== 'read' && one.state !== 'mapped')) return refused('over')
    const sheets = withoutForbidden(openSheets(ctx, one.rows_sealed), choices)
    await tx
      .updateTable('people.import')
      .set({
        mapping: JSON.stringify(choices),
        rows_sealed: sealSheets(ctx, sheets),
        state: 'mapped',
        changed_at: ctx.now,
      })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    return done(null)
  })
}

/** What the import would do now; null when there is no list to read any more. */
export async function preview(ctx: Ctx, one: Import): Promise<ImportPlan | null> {
  const sheets = await sheetsOf(ctx, one.id)
  return sheets && planImport(ctx, { sheets, choices: one.choices, fileName: one.fileName })
}
