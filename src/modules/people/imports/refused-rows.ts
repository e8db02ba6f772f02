import type { RowOut, SheetOut } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Field } from './fields.rules.ts'
import { refusedSentence } from './line-words.ts'
import { resultWords } from './result.words.ts'
import type { ImportPlan, NotTaken } from './planned.ts'
import type { RosterTable } from './tables.rules.ts'
import { importWords } from './words.ts'

/** The columns a refused row is given back in: those of the template, so that it can be mended and imported. */
const back = ['compound', 'building', 'unit', 'room', 'name', 'phone', 'phone2'] as const

/** A row that was not taken, with what it said in the columns that were read. */
export type RefusedRow = { line: NotTaken; texts: Partial<Record<(typeof back)[number], string>> }

/** Why a row was not taken, as a sentence. */
export const notTakenSentence = (line: NotTaken, lang: Ctx['lang']): string =>
  line.why === 'more-than-one'
    ? resultWords(lang).moreThanOne(line.said ?? '')
    : refusedSentence({ ...line, why: line.why }, lang)

/** The rows of a plan that are not taken. */
export const rowsNotTaken = (plan: ImportPlan): RefusedRow[] =>
  plan.refused.map((line) => ({ line, texts: textsOf(line, plan.tables) }))

/** The same, sealed for whoever mends them. */
export const sealRefused = (ctx: Ctx, plan: ImportPlan): Buffer =>
  ctx.secrets.seal(ctx.area.id, JSON.stringify(rowsNotTaken(plan)))

function textsOf(line: NotTaken, tables: readonly RosterTable[]): RefusedRow['texts'] {
  const table = tables.find(({ sheet }) => sheet === line.sheet)
  const text = (field: Field) => table?.rows[line.row - 1]?.[table.header.mapping[field] ?? -1]?.text ?? ''
  const room = text('room') || text('address')
  return { ...Object.fromEntries(back.map((field) => [field, text(field)])), room }
}

/** The refused rows of an import, while they are kept; null afterwards. */
export async function refusedRows(ctx: Ctx, id: string): Promise<RefusedRow[] | null> {
  return inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('people.import')
      .select('refused_sealed')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.refused_sealed ? (JSON.parse(ctx.secrets.open(ctx.area.id, row.refused_sealed)) as RefusedRow[]) : null
  })
}

/** The refused rows as a sheet: where each stood, why it was not taken, and its columns ready to be mended. */
export function refusedSheet(ctx: Ctx, rows: readonly RefusedRow[]): SheetOut {
  const w = resultWords(ctx.lang)
  const { headers } = importWords(ctx.lang).template
  const columns = back.map((key) => ({ key, header: headers[key], width: 14, kind: 'text' as const }))
  return {
    name: w.refusedTab,
    columns: [
      ...columns,
      { key: 'why', header: w.why, width: 50, kind: 'text' },
      { key: 'where', header: w.where, width: 20, kind: 'text' },
    ],
    rows: rows.map(({ line, texts }): RowOut => ({
      ...texts,
      why: notTakenSentence(line, ctx.lang),
      where: `${line.sheet} ${line.cell}`,
    })),
  }
}
