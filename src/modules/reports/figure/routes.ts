import { Hono } from 'hono'
import { readPaging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Figure } from '#platform/figures/figure.ts'
import { readSpan } from '#platform/figures/span.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { answerOf } from '../answers.ts'
import { figureOf } from '../registry.ts'
import { figurePage } from './page.ts'
import { rowsPage, type RowsAsk } from './rows.ts'
import type { Shown } from './shown.ts'

/** /figures/<key>: one figure, opened. */
export const oneFigure = new Hono<WebEnv>().get('/figures/:key', may('read figures'), async (c) => {
  const { ctx, view } = c.var
  const figure = figureOf(c.req.param('key'))
  if (!figure) return c.notFound()
  const asked = readSpan(c.req.query(), ctx.now)
  const shown = asked.span ? await shownTo(ctx, figure, { ...readPaging(c.req.query()), span: asked.span }) : null
  return c.html(figurePage(view, { figure, asked, shown, now: ctx.now }), shown ? 200 : 422)
})

async function shownTo(ctx: Ctx, figure: Figure, ask: RowsAsk): Promise<Shown> {
  const { said, points } = await answerOf(ctx, figure, ask.span)
  const rows = await rowsPage(ctx, figure, ask)
  const open = figure.mayReadEvidence(ctx.actor)
  return { figure, span: ask.span, said, points, rows, columns: figure.columns(ctx), open }
}
