import type { Cell, CellKind, Sheet } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'

/** A cell in the fewest letters: its text alone, or with its kind and whether it was merged. */
type Packed = string | [text: string, kind: CellKind | '', merged: 0 | 1]

const pack = ({ text, kind, merged }: Cell): Packed => (kind || merged ? [text, kind ?? '', merged ? 1 : 0] : text)

const merge: { merged: true } = { merged: true }

function unpack(packed: Packed): Cell {
  if (typeof packed === 'string') return { text: packed }
  const [text, kind, merged] = packed
  return { text, ...(kind === '' ? {} : { kind }), ...(merged === 1 ? merge : {}) }
}

/** The sheets of a list, sealed with the area's key for the time until they are imported. */
export const sealSheets = (ctx: Ctx, sheets: readonly Sheet[]): Buffer =>
  ctx.secrets.seal(
    ctx.area.id,
    JSON.stringify(sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(pack)) }))),
  )

/** Opens what `sealSheets` made. */
export function openSheets(ctx: Ctx, sealed: Buffer): Sheet[] {
  const sheets = JSON.parse(ctx.secrets.open(ctx.area.id, sealed)) as (Omit<Sheet, 'rows'> & { rows: Packed[][] })[]
  return sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(unpack)) }))
}
