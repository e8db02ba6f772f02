import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import type { Outcome } from '#base/outcome.ts'
import { sayMoment } from '#base/say-date.ts'
import { uuidv7 } from '#base/uuid.ts'
import { factsList, type FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { answerEmergency, askToOpen, endEmergency, lookOnce, noteTold, type Answer, type Refusal } from './emergency.ts'
import { readConfirming, readTold, readWish } from './emergency.rules.ts'
import { emergencyPage, seenPage } from './one.page.ts'
import { emergenciesPage, emergencyHref } from './page.ts'
import { emergencyById, emergencyList, type EmergencyPaper } from './read.ts'
import { emergencyWords } from './words.ts'

type Asked = Context<WebEnv>

const wordsIn = (c: Asked) => emergencyWords(c.var.view.lang)

async function list(c: Asked, again?: { id: string; errors: FieldError[]; values: Sent }): Promise<Response> {
  const { ctx, view } = c.var
  const page = emergenciesPage(
    { ...view, path: '/desk/emergencies' },
    {
      lines: await emergencyList(ctx),
      newId: again?.id ?? uuidv7(ctx.now),
      mayAsk: may.allows(ctx.actor, 'ask to open in an emergency'),
      now: ctx.now,
      errors: again?.errors,
      values: again?.values,
    },
  )
  return c.html(page, again ? 422 : 200)
}

async function take(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = wordsIn(c)
  const sent = await sentForm(c)
  const id = formId(sent, ctx.now)
  const read = readWish(sent)
  if (!read.good) return list(c, { id, errors: sentences(read.problems, w.refused), values: sent })
  const answer = await askToOpen(ctx, id, read.value)
  if (!answer.done) return list(c, { id, errors: [{ field: 'home', text: w.refused[answer.why] }], values: sent })
  return sendTo(c, emergencyHref(id), { kind: 'done', text: w.asked })
}

/** One that this reader asked, may confirm or watches over; 404 else. */
async function paperOf(c: Asked): Promise<EmergencyPaper> {
  const id = idFrom(c.req.param('id'))
  const paper = id === null ? null : await emergencyById(c.var.ctx, id)
  if (!paper) throw new HTTPException(404)
  return paper
}

async function show(c: Asked, again?: { errors: FieldError[]; values: Sent }): Promise<Response> {
  const { ctx, view } = c.var
  const paper = await paperOf(c)
  const shown = { paper, now: ctx.now, newId: uuidv7(ctx.now), errors: again?.errors, values: again?.values }
  c.header('cache-control', 'no-store')
  return c.html(emergencyPage({ ...view, path: emergencyHref(paper.id) }, shown), again ? 422 : 200)
}

async function confirm(c: Asked): Promise<Response> {
  const paper = await paperOf(c)
  const sent = await sentForm(c)
  const read = readConfirming(sent, paper.fields)
  if (!read.good) return show(c, { errors: sentences(read.problems, wordsIn(c).refused), values: sent })
  return answered(c, sent, { id: paper.id, version: wholeNumber(sent['version']) ?? 0, yes: read.value })
}

async function refuse(c: Asked): Promise<Response> {
  const paper = await paperOf(c)
  const sent = await sentForm(c)
  return answered(c, sent, { id: paper.id, version: wholeNumber(sent['version']) ?? 0, yes: null })
}

async function answered(c: Asked, sent: Sent, answer: Answer): Promise<Response> {
  const w = wordsIn(c)
  const done = await answerEmergency(c.var.ctx, answer)
  if (done.done)
    return sendTo(c, emergencyHref(answer.id), { kind: 'done', text: answer.yes ? w.confirmed : w.refusedDone })
  if (done.why === 'stale') return stale(c, answer)
  if (done.why === 'unknown') throw new HTTPException(404)
  return show(c, { errors: [{ field: 'person', text: w.refused[done.why] }], values: sent })
}

/** Both versions: what was to be answered, and how it stands now that another has answered. */
async function stale(c: Asked, answer: Answer): Promise<Response> {
  const { ctx, view } = c.var
  const w = wordsIn(c)
  const now = await paperOf(c)
  const until = now.open_until ? w.until(sayMoment(view.lang, now.open_until, ctx.now)) : ''
  const theirs = [
    { term: w.stands, text: [w.standing[now.standing], until].filter(Boolean).join(' · ') },
    { term: w.answeredBy, text: now.answeredBy ?? '—' },
  ]
  const page = conflictPage(
    { ...view, title: '' },
    {
      mine: { body: factsList([{ term: w.stands, text: answer.yes ? w.confirm : w.refuse }]) },
      theirs: { body: factsList(theirs) },
      theirsHref: emergencyHref(answer.id),
    },
  )
  return c.html(page, 409)
}

async function look(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const paper = await paperOf(c)
  const sent = await sentForm(c)
  const answer = await lookOnce(ctx, { id: paper.id, lookId: formId(sent, ctx.now) })
  if (!answer.done) return after(c, { id: paper.id, answer, text: '' })
  c.header('cache-control', 'no-store')
  return c.html(seenPage(view, { id: paper.id, seen: answer.value }))
}

async function told(c: Asked): Promise<Response> {
  const paper = await paperOf(c)
  const sent = await sentForm(c)
  const read = readTold(sent)
  if (!read.good) return show(c, { errors: sentences(read.problems, wordsIn(c).refused), values: sent })
  const answer = await noteTold(c.var.ctx, paper.id, read.value)
  return after(c, { id: paper.id, answer, text: wordsIn(c).toldDone })
}

async function end(c: Asked): Promise<Response> {
  const paper = await paperOf(c)
  const answer = await endEmergency(c.var.ctx, paper.id)
  return after(c, { id: paper.id, answer, text: wordsIn(c).endedDone })
}

type Done = { id: string; answer: Outcome<unknown, Exclude<Refusal, 'stale'>>; text: string }

function after(c: Asked, { id, answer, text }: Done): Response {
  if (answer.done) return sendTo(c, emergencyHref(id), { kind: 'done', text })
  if (answer.why === 'unknown') throw new HTTPException(404)
  return sendTo(c, emergencyHref(id), { kind: 'problem', text: wordsIn(c).refused[answer.why] })
}

/** Two persons open what one alone may not. */
export const emergencyRoutes = new Hono<WebEnv>()
  .get('/desk/emergencies', may('see openings in an emergency'), (c) => list(c))
  .post('/desk/emergencies', may('ask to open in an emergency'), take)
  .get('/desk/emergencies/:id', may('see openings in an emergency'), (c) => show(c))
  .post('/desk/emergencies/:id/confirm', may('confirm an opening in an emergency'), confirm)
  .post('/desk/emergencies/:id/refuse', may('confirm an opening in an emergency'), refuse)
  .post('/desk/emergencies/:id/told', may('confirm an opening in an emergency'), told)
  .post('/desk/emergencies/:id/look', may('ask to open in an emergency'), look)
  .post('/desk/emergencies/:id/end', may('ask to open in an emergency'), end)
