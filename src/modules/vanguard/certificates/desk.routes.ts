import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom, textIn, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Back } from '../hours/line.page.ts'
import { writableVolunteers } from '../hours/shown.ts'
import { wantedCertificates } from './asking.ts'
import { certificateList, codeOf, issue, oneCertificate, withdraw, type Certificate } from './certificate.ts'
import { readNo } from './code.rules.ts'
import { certificateHref, certificatePage, certificatesHref, certificatesPage, newPage } from './desk.page.ts'
import { most, readIssue } from './issue.rules.ts'
import { pdfAnswer } from './pdf-answer.ts'
import { certificateWords } from './words.ts'

type Asked = Context<WebEnv>

async function list(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const q = c.req.query('q') ?? ''
  const [wanted, issued] = await Promise.all([wantedCertificates(ctx), certificateList(ctx, { no: readNo(q) })])
  c.header('cache-control', 'no-store')
  return c.html(certificatesPage(view, ctx, { wanted, issued, q }))
}

async function ask(c: Asked, back: Back = {}, sent: Sent = {}): Promise<Response> {
  const { ctx, view } = c.var
  const volunteers = await writableVolunteers(ctx)
  c.header('cache-control', 'no-store')
  const id = back.errors ? formId(sent, ctx.now) : uuidv7(ctx.now)
  return c.html(newPage(view, ctx, { id, volunteers, ...back }), back.errors ? 422 : 200)
}

async function take(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const w = certificateWords(ctx.lang)
  const read = readIssue(sent, dayOf(ctx.now))
  if (!read.good) return ask(c, { errors: sentences(read.problems, w.refused), values: sent }, sent)
  const answer = await issue(ctx, formId(sent, ctx.now), read.value)
  if (answer.done) return sendTo(c, certificateHref({ id: answer.value }), { kind: 'done', text: w.done })
  const field = answer.why === 'nothing' ? 'fromOn' : 'volunteer'
  return ask(c, { errors: [{ field, text: w.refused[answer.why] }], values: sent }, sent)
}

async function asked(c: Asked): Promise<Certificate> {
  const one = await oneCertificate(c.var.ctx, idFrom(c.req.param('id')))
  if (!one) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return one
}

async function show(c: Asked, back: Back = {}): Promise<Response> {
  const { ctx, view } = c.var
  const one = await asked(c)
  return c.html(certificatePage(view, ctx, { one, code: codeOf(ctx, one), ...back }), back.errors ? 422 : 200)
}

async function takeBack(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const one = await asked(c)
  const sent = await sentForm(c)
  const w = certificateWords(ctx.lang)
  const { text, problem } = textIn(sent, 'why', { most: most.why })
  if (problem) return show(c, { errors: sentences([problem], w.refused), values: sent })
  await withdraw(ctx, one.id, text ?? '')
  return sendTo(c, certificateHref(one), { kind: 'done', text: w.withdrawn })
}

const issues = may('issue certificates')
const one = `${certificatesHref}/:id{[0-9a-f-]{36}}`

/** Certificates at the desk: issued, printed, withdrawn. */
export const deskCertificates = new Hono<WebEnv>()
  .get(certificatesHref, issues, list)
  .post(certificatesHref, issues, take)
  .get(`${certificatesHref}/new`, issues, (c) => ask(c, { values: c.req.query() }))
  .get(one, issues, (c) => show(c))
  .get(`${one}/pdf`, issues, async (c) => pdfAnswer(c, await asked(c)))
  .post(`${one}/withdraw`, issues, takeBack)
