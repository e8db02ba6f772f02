import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Back } from '../hours/line.page.ts'
import { readSpan } from '../hours/line.rules.ts'
import { ownBases, ownOf } from '../own/asked.ts'
import { askFor, wantedCertificates } from './asking.ts'
import { certificateList, oneCertificate } from './certificate.ts'
import { ownCertificatesPage } from './own.page.ts'
import { pdfAnswer } from './pdf-answer.ts'
import { certificateWords } from './words.ts'

type Asked = Context<WebEnv>

async function show(c: Asked, back: Back = {}): Promise<Response> {
  const { ctx, view } = c.var
  const own = await ownOf(c)
  const volunteerId = own.volunteer.id
  const [issued, wanted] = await Promise.all([
    certificateList(ctx, { volunteerId }),
    wantedCertificates(ctx, volunteerId),
  ])
  const page = { own, issued, wanted: wanted[0] ?? null, id: uuidv7(ctx.now), ...back }
  return c.html(ownCertificatesPage(view, ctx, page), back.errors ? 422 : 200)
}

async function take(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { volunteer, path } = await ownOf(c)
  const sent = await sentForm(c)
  const w = certificateWords(ctx.lang)
  const span = readSpan(sent, dayOf(ctx.now))
  if (!span.good) return show(c, { errors: sentences(span.problems, w.refused), values: sent })
  await askFor(ctx, { id: formId(sent, ctx.now), volunteerId: volunteer.id, ...span.value })
  return sendTo(c, `${path}/certificates`, { kind: 'done', text: w.asked })
}

async function pdf(c: Asked): Promise<Response> {
  const own = await ownOf(c)
  const one = await oneCertificate(c.var.ctx, idFrom(c.req.param('certificate')))
  if (one?.volunteer_id !== own.volunteer.id) throw new HTTPException(404)
  return pdfAnswer(c, one)
}

const mine = may('keep one’s own shifts')

/** One's own certificates: asked for, and as files. */
export const ownCertificates = new Hono<WebEnv>()
for (const base of ownBases)
  ownCertificates
    .get(`${base}/certificates`, mine, (c) => show(c))
    .post(`${base}/certificates`, mine, take)
    .get(`${base}/certificates/:certificate{[0-9a-f-]{36}}/pdf`, mine, pdf)
