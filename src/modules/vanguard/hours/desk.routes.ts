import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { uuidv7 } from '#base/uuid.ts'
import { may } from '../access.ts'
import { confirmAll, confirmLine, setRight, writeLater, type DecideRefusal, type OnLine } from './deciding.ts'
import { laterPage } from './later.page.ts'
import { linePage, type Back } from './line.page.ts'
import { readDecision, readLater } from './line.rules.ts'
import { hoursHref, hoursPage } from './list.page.ts'
import { dayOfLine } from './say.ts'
import { settle } from './settling.ts'
import { oneLine, waitingLines, writableVolunteers, type OneLine } from './shown.ts'
import { hoursWords } from './words.ts'

type Asked = Context<WebEnv>

async function asked(c: Asked): Promise<OneLine> {
  const one = await oneLine(c.var.ctx, idFrom(c.req.param('id')))
  if (!one) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return one
}

/** The page of a line again, with what was refused: 409 where it changed meanwhile, with what was written kept. */
async function again(c: Asked, why: DecideRefusal, values: Sent) {
  if (why === 'unknown') throw new HTTPException(404)
  const problem = hoursWords(c.var.ctx.lang).refused[why]
  return c.html(
    linePage(c.var.view, c.var.ctx, { one: await asked(c), back: { problem, values } }),
    why === 'stale' ? 409 : 422,
  )
}

async function takeConfirm(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { line } = await asked(c)
  const sent = await sentForm(c)
  const answer = await confirmLine(ctx, { id: line.id, version: wholeNumber(sent['version']) ?? 0 })
  if (!answer.done) return again(c, answer.why, {})
  return sendTo(c, hoursHref, { kind: 'done', text: hoursWords(ctx.lang).confirmed })
}

const onLines = (all: readonly string[]): OnLine[] =>
  all.flatMap((text) => {
    const [id, version] = [idFrom(text.split(' ')[0]), wholeNumber(text.split(' ')[1])]
    return id === null || version === null ? [] : [{ id, version }]
  })

async function takeAll(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { confirmed, left } = await confirmAll(ctx, onLines((await readForm(c)).all('line')))
  const text = hoursWords(ctx.lang).confirmedAll(confirmed, left)
  return sendTo(c, hoursHref, { kind: left ? 'note' : 'done', text })
}

const takeDecision = (act: typeof setRight) => async (c: Asked) => {
  const { ctx, view } = c.var
  const one = await asked(c)
  const sent = await sentForm(c)
  const read = readDecision(sent, dayOfLine(one.line))
  const w = hoursWords(ctx.lang)
  if (!read.good) {
    const back: Back = { errors: sentences(read.problems, w.refused), values: sent }
    return c.html(linePage(view, ctx, { one, back }), 422)
  }
  const answer = await act(ctx, { id: one.line.id, version: wholeNumber(sent['version']) ?? 0 }, read.value)
  if (!answer.done) return again(c, answer.why, sent)
  return sendTo(c, hoursHref, { kind: 'done', text: w.saved })
}

async function askLater(c: Asked, back: Back = {}, sent: Sent = {}) {
  const { ctx, view } = c.var
  const volunteers = await writableVolunteers(ctx)
  c.header('cache-control', 'no-store')
  const id = back.values ? formId(sent, ctx.now) : uuidv7(ctx.now)
  return c.html(laterPage(view, ctx, { id, volunteers, ...back }), back.errors ? 422 : 200)
}

async function takeLater(c: Asked) {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const w = hoursWords(ctx.lang)
  const read = readLater(sent, { now: ctx.now, laterDays: ctx.area.serviceLaterDays })
  if (!read.good) return askLater(c, { errors: sentences(read.problems, w.refused), values: sent }, sent)
  const answer = await writeLater(ctx, formId(sent, ctx.now), read.value)
  if (answer.done) return sendTo(c, hoursHref, { kind: 'done', text: w.laterSaved })
  const field = answer.why === 'unknown' || answer.why === 'own' ? 'volunteer' : 'from'
  return askLater(c, { errors: [{ field, text: w.refused[answer.why] }], values: sent }, sent)
}

const confirms = may('confirm hours')
const line = `${hoursHref}/:id{[0-9a-f-]{36}}`

/** Hours at the desk: confirmed, set right, written down later, disputes settled. */
export const deskHours = new Hono<WebEnv>()
  .get(hoursHref, confirms, async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    return c.html(hoursPage(view, ctx, await waitingLines(ctx)))
  })
  .post(`${hoursHref}/confirm`, confirms, takeAll)
  .get(`${hoursHref}/later`, confirms, (c) => askLater(c))
  .post(`${hoursHref}/later`, confirms, takeLater)
  .get(line, confirms, async (c) => c.html(linePage(c.var.view, c.var.ctx, { one: await asked(c) })))
  .post(`${line}/confirm`, confirms, takeConfirm)
  .post(`${line}/set-right`, confirms, takeDecision(setRight))
  .post(`${line}/settle`, may('settle a dispute about hours'), takeDecision(settle))
