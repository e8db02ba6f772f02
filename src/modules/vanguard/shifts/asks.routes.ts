import { Hono, type Context } from 'hono'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Day } from '../day.ts'
import { answerAsk, toldHows } from './answering.ts'
import { askTeam } from './asking.ts'
import { askList } from './asks.ts'
import { asksPage, asksPath } from './asks.page.ts'
import { askWords } from './ask.words.ts'
import { ledDay } from './led.ts'

const guard = () => may('make the roster of a day')

const back = async (c: Context<WebEnv>, day: Day, problem?: string) => {
  const { ctx, view } = c.var
  return c.html(asksPage(view, { ctx, day, asks: await askList(ctx, day), problem }), problem === undefined ? 200 : 422)
}

async function ask(c: Context<WebEnv>): Promise<Response> {
  const day = await ledDay(c)
  const w = askWords(c.var.ctx.lang)
  const asked = await askTeam(c.var.ctx, day.id)
  if (!asked.done) return back(c, day, w.notAsking[asked.why])
  return sendTo(c, asksPath(day), { kind: 'done', text: w.asked(asked.value) })
}

async function note(c: Context<WebEnv>): Promise<Response> {
  const day = await ledDay(c)
  const { ctx } = c.var
  const w = askWords(ctx.lang)
  const sent = await sentForm(c)
  const [answer, how] = [choiceIn(sent, 'answer', ['yes', 'no']), choiceIn(sent, 'how', toldHows)]
  const asked = (await askList(ctx, day)).find(({ id }) => id === idFrom(c.req.param('ask')))
  if (!asked) return c.notFound()
  if (!answer || !how) return back(c, day, w.refused.unknown)
  const answered = await answerAsk(ctx, { askId: asked.id, answer, how })
  if (!answered.done) return back(c, day, w.refused[answered.why])
  return sendTo(c, asksPath(day), { kind: 'done', text: w.noted })
}

/** Asking about a day, and noting what was said on the telephone. */
export const asksDesk = new Hono<WebEnv>()
  .get('/desk/vanguard/:id/asks', guard(), async (c) => back(c, await ledDay(c)))
  .post('/desk/vanguard/:id/asks', guard(), ask)
  .post('/desk/vanguard/:id/asks/:ask', guard(), note)
