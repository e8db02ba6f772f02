import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { SheetOut } from '#base/sheet.ts'
import { readSpan } from '#platform/figures/span.ts'
import { writeCsv } from '#platform/sheets/write-csv.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { chosenIn } from '../figure/only.ts'
import { figureOf } from '../registry.ts'
import { sheetOf } from './sheet.ts'

type Kind = { ending: 'xlsx' | 'csv'; type: string; write: (sheet: SheetOut) => Buffer | Promise<Buffer> }

const xlsx: Kind = {
  ending: 'xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  write: (sheet) => writeXlsx([sheet]),
}

const csv: Kind = {
  ending: 'csv',
  type: 'text/csv; charset=utf-8',
  write: ({ columns, rows }) => writeCsv(columns, rows),
}

/** The rows of a figure as a file, by the same rights as on its page. */
export const figureRows = new Hono<WebEnv>()
  .get('/figures/:key/rows.xlsx', may('take the rows of a figure along'), (c) => file(c, xlsx))
  .get('/figures/:key/rows.csv', may('take the rows of a figure along'), (c) => file(c, csv))

async function file(c: Context<WebEnv>, { ending, type, write }: Kind): Promise<Response> {
  const { ctx } = c.var
  const figure = figureOf(c.req.param('key') ?? '')
  if (!figure) return c.notFound()
  if (!figure.mayReadEvidence(ctx.actor)) throw new HTTPException(403)
  const { span } = readSpan(c.req.query(), ctx.now)
  if (!span) throw new HTTPException(422)
  const chosen = await chosenIn(ctx, figure, c.req.query())
  if (!chosen) return c.notFound()
  const content = await write(await sheetOf(ctx, figure, { span, chosen }))
  return c.body(new Uint8Array(content), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${figure.key}_${span.from}_${span.to}.${ending}"`,
  })
}
