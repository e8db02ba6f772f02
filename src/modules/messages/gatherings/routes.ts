import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import { noteRung, rungHows } from '#modules/gatherings/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { toldList, type ToldList } from './told.ts'
import { toldPage } from './told.page.ts'
import { toldWords } from './told.words.ts'

const guard = () => may('see who could not be reached')

async function listHere(c: Context<WebEnv>): Promise<ToldList> {
  const list = await toldList(c.var.ctx, idFrom(c.req.param('id')))
  if (!list) throw new HTTPException(404)
  return list
}

/** Who was told of a gathering by which way, and who was rung. */
export const toldDesk = new Hono<WebEnv>()
  .get('/desk/gatherings/:id/told', guard(), async (c) => {
    const list = await listHere(c)
    c.header('cache-control', 'no-store')
    return c.html(toldPage(c.var.view, { ...list, ctx: c.var.ctx }))
  })
  .post('/desk/gatherings/:id/told/:signUp', guard(), async (c) => {
    const list = await listHere(c)
    const { ctx, view } = c.var
    const w = toldWords(ctx.lang)
    const how = choiceIn(await sentForm(c), 'how', rungHows)
    c.header('cache-control', 'no-store')
    if (how === null) return c.html(toldPage(view, { ...list, ctx, wrong: w.refused }), 422)
    const signUpId = idFrom(c.req.param('signUp')) ?? ''
    const line = list.lines.find(({ signUp }) => signUp.id === signUpId)
    const noted = line && (await noteRung(ctx, { gatheringId: list.about.id, signUpId, how }))
    if (!noted?.done) return c.notFound()
    return sendTo(c, `/desk/gatherings/${list.about.id}/told`, { kind: 'done', text: w.noted })
  })
