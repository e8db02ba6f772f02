import { Hono } from 'hono'
import { readSpan } from '#platform/figures/span.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { answersOf } from '../answers.ts'
import { allFigures } from '../registry.ts'
import { listPage } from './page.ts'

/** /figures: all of them over a span. */
export const figureList = new Hono<WebEnv>().get('/figures', may('read figures'), async (c) => {
  const { ctx, view } = c.var
  const asked = readSpan(c.req.query(), ctx.now)
  const answers = asked.span ? await answersOf(ctx, allFigures, asked.span) : []
  return c.html(listPage(view, { asked, answers, now: ctx.now, actor: ctx.actor }), asked.span ? 200 : 422)
})
