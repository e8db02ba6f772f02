import { dayOf, type Span } from '#base/days.ts'
import type { ColumnOut, RowOut, SheetOut } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { EvidenceCell, EvidenceColumn, EvidenceRow, Figure } from '#platform/figures/figure.ts'
import { sayBeside, sayFigure, saySpan, sayValue } from '#platform/figures/say.ts'
import { answerOf } from '../answers.ts'
import { narrowed, sayChosen, type Chosen } from '../figure/only.ts'
import { allRows } from '../figure/rows.ts'
import { words } from '../words.ts'
import { takingWords } from './words.ts'

/** Rows one file holds at most. */
const most = 20_000

/** The rows of a figure as a sheet, under a line that says which number of which area and days they stand behind. */
export async function sheetOf(
  ctx: Ctx,
  figure: Figure,
  { span: days, chosen }: { span: Span; chosen: readonly Chosen[] },
): Promise<SheetOut> {
  const span = narrowed(days, chosen)
  const { said } = await answerOf(ctx, figure, span)
  const { rows, isCut } = await allRows(ctx, figure, { span, most })
  const columns = figure.columns(ctx)
  const { name, unit } = figure.words(ctx.lang)
  const w = takingWords(ctx.lang)
  const number = `${sayFigure(ctx.lang, figure, said)} ${unit} ${sayBeside(ctx.lang, figure.measure, said)}`.trim()
  const version = words(ctx.lang).version(figure.definitionVersion)
  const note = w.note({
    area: ctx.area.name,
    name: sayChosen(name, chosen),
    span: saySpan(ctx.lang, span),
    number,
    version,
  })
  return {
    name,
    note: isCut ? `${note}\n${w.cut(sayValue(ctx.lang, 'count', most))}` : note,
    columns: columns.map(columnOut),
    rows: rows.map((row) => rowOut(columns, row)),
  }
}

const widths = { text: 18, number: 12, date: 14 } as const

const columnOut = ({ key, head, kind }: EvidenceColumn): ColumnOut => ({ key, header: head, kind, width: widths[kind] })

const rowOut = (columns: readonly EvidenceColumn[], row: EvidenceRow): RowOut =>
  Object.fromEntries(columns.map(({ key }) => [key, cellOut(row.cells[key] ?? null)]))

const cellOut = (cell: EvidenceCell): string | number | null => (cell instanceof Date ? dayOf(cell) : cell)
