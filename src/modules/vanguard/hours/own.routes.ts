import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom, textIn, type Sent } from '#base/form.rules.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { ownBases, ownOf } from '../own/asked.ts'
import type { Own } from '../parts.ts'
import { disputePage, ownHoursPage, ownHoursPath } from './own.page.ts'
import { ownHoursWords } from './own.words.ts'
import { agreedTo, choosePassing, passedOnOf, purposes } from './passing-on.ts'
import { lineHere, type Line } from './rows.ts'
import { dispute } from './settling.ts'
import { linesOf } from './shown.ts'
import { hoursWords } from './words.ts'

type Asked = Context<WebEnv>

async function show(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const own = await ownOf(c)
  const { id } = own.volunteer
  const [lines, agreed, passed] = await Promise.all([linesOf(ctx, id), agreedTo(ctx, id), passedOnOf(ctx, id)])
  return c.html(ownHoursPage(view, ctx, { own, lines, agreed, passed }))
}

/** A line of one's own; 404 for another's. */
async function ownLine(c: Asked): Promise<{ own: Own; line: Line }> {
  const { ctx } = c.var
  const own = await ownOf(c)
  const id = idFrom(c.req.param('line'))
  const line = id === null ? undefined : await lineHere(ctx, id)
  if (line?.volunteer_id !== own.volunteer.id) throw new HTTPException(404)
  return { own, line }
}

async function takeDispute(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const shown = await ownLine(c)
  const sent: Sent = await sentForm(c)
  const { text, problem } = textIn(sent, 'words', { most: 500 })
  const back = (errors: FieldError[], status: 409 | 422) =>
    c.html(disputePage(view, ctx, { ...shown, errors, values: sent }), status)
  if (problem) return back(sentences([problem], hoursWords(ctx.lang).refused), 422)
  const w = ownHoursWords(ctx.lang)
  const answer = await dispute(ctx, { id: shown.line.id, volunteerId: shown.own.volunteer.id }, text ?? '')
  if (answer.done) return sendTo(c, ownHoursPath(shown.own), { kind: 'done', text: w.sent })
  return back([{ field: 'words', text: w.tooLate }], 409)
}

async function takePassing(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const own = await ownOf(c)
  const sent = await sentForm(c)
  const purpose = choiceIn(sent, 'purpose', purposes)
  if (purpose === null) throw new HTTPException(404)
  const volunteerId = own.volunteer.id
  await choosePassing(ctx, { volunteerId, purpose, agrees: sent['agrees'] === 'yes', how: 'self' })
  return sendTo(c, `${ownHoursPath(own)}#passing`, { kind: 'done', text: ownHoursWords(ctx.lang).saved })
}

const mine = may('keep one’s own shifts')

/** One's own hours: read, disputed, and where they may be passed on to. */
export const ownHours = new Hono<WebEnv>()
for (const base of ownBases)
  ownHours
    .get(`${base}/hours`, mine, show)
    .post(`${base}/hours/passing`, mine, takePassing)
    .get(`${base}/hours/:line{[0-9a-f-]{36}}`, mine, async (c) =>
      c.html(disputePage(c.var.view, c.var.ctx, await ownLine(c))),
    )
    .post(`${base}/hours/:line{[0-9a-f-]{36}}`, mine, takeDispute)
