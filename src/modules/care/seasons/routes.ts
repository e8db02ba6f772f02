import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentForm, sentences } from '#platform/web/read-form.ts'
import { keepsWholeArea, may } from '../access.ts'
import { seasonsHref } from '../address.ts'
import { seasonsPage } from './page.ts'
import { readSeason } from './season.rules.ts'
import { declare, endSeason, seasonsHere } from './season.ts'
import { seasonWords } from './words.ts'

type Asked = Context<WebEnv>
const say = may('declare heat and cold')

async function show(c: Asked, back?: { values: Kept; errors: FieldError[] }, newId?: string) {
  const { ctx, view } = c.var
  const seasons = await seasonsHere(ctx)
  return c.html(seasonsPage(view, { ctx, seasons, newId: newId ?? uuidv7(ctx.now), back }), back ? 422 : 200)
}

/** Hard weather is of the whole area: whoever works in some compounds reads what was declared. */
const ofWholeArea = ({ var: { ctx } }: Asked): void => {
  if (!keepsWholeArea(ctx.actor)) throw new HTTPException(403)
}

/** Declared weeks of heat, cold and storm. */
export const seasons = new Hono<WebEnv>()
  .get(seasonsHref, say, (c) => show(c))
  .post(seasonsHref, say, async (c) => {
    ofWholeArea(c)
    const { ctx } = c.var
    const sent = await sentForm(c)
    const w = seasonWords(ctx.lang)
    const read = readSeason(sent, dayOf(ctx.now))
    const id = formId(sent, ctx.now)
    if (!read.good) return show(c, { values: sent, errors: sentences(read.problems, w.refused) }, id)
    const outcome = await declare(ctx, { ...read.value, id })
    if (!outcome.done) return show(c, { values: sent, errors: [{ field: 'from', text: w.refused[outcome.why] }] }, id)
    return sendTo(c, seasonsHref, { kind: 'done', text: w.done.declared })
  })
  .post(`${seasonsHref}/:id/end`, say, async (c) => {
    ofWholeArea(c)
    const id = idFrom(c.req.param('id'))
    const outcome = id === null ? null : await endSeason(c.var.ctx, id)
    if (!outcome?.done) throw new HTTPException(404)
    return sendTo(c, seasonsHref, { kind: 'done', text: seasonWords(c.var.ctx.lang).done.ended })
  })
