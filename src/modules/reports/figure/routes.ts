import { Hono } from 'hono'
import { readPaging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Figure } from '#platform/figures/figure.ts'
import { readSpan } from '#platform/figures/span.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { answerOf } from '../answers.ts'
import { figureOf } from '../registry.ts'
import { chosenIn, narrowed, onlyOf, type Chosen } from './only.ts'
import { figurePage } from './page.ts'
import { rowsPage, type RowsAsk } from './rows.ts'
import type { Shown } from './shown.ts'

/** /figures/<key>: one figure, opened; `?kind=class` and the like show a part of it. */
export const oneFigure = new Hono<WebEnv>().get('/figures/:key', may('read figures'), async (c) => {
  const { ctx, view } = c.var
  const query = c.req.query()
  const figure = figureOf(c.req.param('key'))
  const chosen = figure ? await chosenIn(ctx, figure, query) : null
  if (!figure || !chosen) return c.notFound()
  const asked = readSpan(query, ctx.now)
  const ask = asked.span && { ...readPaging(query), span: narrowed(asked.span, chosen) }
  const shown = ask ? await shownTo(ctx, figure, { ...ask, chosen }) : null
  return c.html(figurePage(view, { figure, asked, only: onlyOf(chosen), shown, now: ctx.now }), shown ? 200 : 422)
})

async function shownTo(
  ctx: Ctx,
  figure: Figure,
  { chosen, ...ask }: RowsAsk & { chosen: readonly Chosen[] },
): Promise<Shown> {
  const answer = await answerOf(ctx, figure, ask.span)
  const rows = await rowsPage(ctx, figure, ask)
  const open = figure.mayReadEvidence(ctx.actor)
  return { ...answer, span: ask.span, chosen, rows, columns: figure.columns(ctx), open }
}
