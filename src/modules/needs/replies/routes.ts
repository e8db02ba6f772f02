import { Hono, type Context } from 'hono'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { repliesPage, replyConflict, type ReplyBack } from './page.ts'
import { changeReply, keepReply, repliesOf } from './replies.ts'
import { readReply } from './replies.rules.ts'
import { replyWords } from './words.ts'

const work = may('work on needs')

async function show(c: Context<WebEnv>, open: string | null, back?: ReplyBack) {
  const { ctx, view } = c.var
  c.header('cache-control', 'private, no-cache')
  const data = { replies: await repliesOf(ctx), newId: uuidv7(ctx.now), open, back }
  return c.html(repliesPage(view, data), back ? 422 : 200)
}

async function change(c: Context<WebEnv>): Promise<Response> {
  const { ctx, view } = c.var
  const w = replyWords(ctx.lang)
  const id = idFrom(c.req.param('id'))
  const now = (await repliesOf(ctx)).find((reply) => reply.id === id)
  if (!now) return c.notFound()
  const sent = await sentForm(c)
  const read = readReply(sent)
  if (!read.good) return show(c, now.id, { id: now.id, values: sent, errors: sentences(read.problems, w.refused) })
  const outcome = await changeReply(ctx, { id: now.id, version: wholeNumber(sent['version']) ?? 0 }, read.value)
  if (outcome.done) return sendTo(c, '/desk/replies', { kind: 'done', text: w.changed })
  return outcome.why === 'unknown' ? c.notFound() : c.html(replyConflict(view, { mine: read.value, now }), 409)
}

async function retire(c: Context<WebEnv>): Promise<Response> {
  const { ctx, view } = c.var
  const id = idFrom(c.req.param('id'))
  const now = (await repliesOf(ctx)).find((reply) => reply.id === id)
  if (!now) return c.notFound()
  const version = wholeNumber((await sentForm(c))['version']) ?? 0
  const outcome = await changeReply(ctx, { id: now.id, version }, { retired: true })
  if (outcome.done) return sendTo(c, '/desk/replies', { kind: 'done', text: replyWords(ctx.lang).retired })
  return outcome.why === 'unknown' ? c.notFound() : c.html(replyConflict(view, { mine: now, now }), 409)
}

/** The sentences staff keep for answering: made, changed, taken out of use. */
export const replies = new Hono<WebEnv>()
  .get('/desk/replies', work, (c) => show(c, idFrom(c.req.query('open'))))
  .post('/desk/replies', work, async (c) => {
    const { ctx } = c.var
    const w = replyWords(ctx.lang)
    const sent = await sentForm(c)
    const read = readReply(sent)
    if (!read.good) return show(c, null, { id: null, values: sent, errors: sentences(read.problems, w.refused) })
    await keepReply(ctx, formId(sent, ctx.now), read.value)
    return sendTo(c, '/desk/replies', { kind: 'done', text: w.made })
  })
  .post('/desk/replies/:id', work, change)
  .post('/desk/replies/:id/retirement', work, retire)
