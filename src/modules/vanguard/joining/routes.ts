import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom, wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { limit } from '#platform/auth/auth.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { volunteerHref, wishesHref } from '../volunteers/address.ts'
import { contactReasons } from '../volunteers/contact.rules.ts'
import { valuesOf } from '../volunteers/join.routes.ts'
import { openedPage } from '../volunteers/one.page.ts'
import { oneWords } from '../volunteers/one.words.ts'
import { volunteerWords } from '../volunteers/words.ts'
import { thanksPage, wishesPage, wishPage } from './page.ts'
import { readWish } from './wish.rules.ts'
import { declineWish, openWish, takeWish, wishesHere, wishToHelp } from './wish.ts'
import { joiningWords } from './words.ts'

type Asked = Context<WebEnv>

/** From one address of the net: a family at one table, not a machine. */
const perHour = { max: 20, windowSeconds: 3600 }

async function take(c: Asked): Promise<Response> {
  const { ctx, view, services } = c.var
  const form = await readForm(c)
  const id = formId(form.sent, ctx.now)
  const values = valuesOf(form)
  const read = readWish(form)
  if (!read.good) {
    const errors = sentences(read.problems, volunteerWords(ctx.lang).refused)
    return c.html(wishPage(view, { id, errors, values }), 422)
  }
  const seconds = await limit(services, `wishes to help from ${view.client}`, perHour)
  if (seconds > 0) {
    const problem = joiningWords(ctx.lang).tooOften(Math.ceil(seconds / 60))
    return c.html(wishPage(view, { id, values, problem }), 429, { 'retry-after': String(seconds) })
  }
  await wishToHelp(ctx, id, read.value)
  return c.redirect('/volunteer/thanks', 303)
}

async function list(c: Asked, back: { open?: string; errors?: FieldError[] } = {}) {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  const page = wishesPage(
    { ...view, path: wishesHref },
    {
      lines: await wishesHere(ctx),
      now: ctx.now,
      newId: () => uuidv7(ctx.now),
      mayOpen: may.allows(ctx.actor, 'open the telephone of a volunteer'),
      open: back.open ?? idFrom(c.req.query('open')),
      ...(back.errors ? { errors: back.errors } : {}),
    },
  )
  return c.html(page, back.errors ? 422 : 200)
}

const asked = (c: Asked): string => {
  const id = idFrom(c.req.param('id'))
  if (id === null) throw new HTTPException(404)
  return id
}

async function takeIn(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = joiningWords(ctx.lang)
  const sent = await sentForm(c)
  const volunteerId = idFrom(sent['volunteer']) ?? uuidv7(ctx.now)
  const answer = await takeWish(ctx, { id: asked(c), version: wholeNumber(sent['version']) ?? 0, volunteerId })
  if (answer.done) return sendTo(c, volunteerHref(answer.value), { kind: 'done', text: w.taken })
  if (answer.why === 'unknown') throw new HTTPException(404)
  return sendTo(c, wishesHref, { kind: 'problem', text: answer.why === 'already' ? w.already2 : w.stale })
}

async function decline(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = joiningWords(ctx.lang)
  const version = wholeNumber((await sentForm(c))['version']) ?? 0
  const answer = await declineWish(ctx, { id: asked(c), version })
  if (answer.done) return sendTo(c, wishesHref, { kind: 'done', text: w.declined })
  if (answer.why === 'unknown') throw new HTTPException(404)
  return sendTo(c, wishesHref, { kind: 'problem', text: w.stale })
}

async function open(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const id = asked(c)
  const reason = choiceIn(await sentForm(c), 'reason', contactReasons)
  if (!(await wishesHere(ctx)).some((wish) => wish.id === id)) throw new HTTPException(404)
  if (reason === null)
    return list(c, { open: id, errors: [{ field: 'reason', text: oneWords(ctx.lang).chooseReason }] })
  const answer = await openWish(ctx, { id, reason })
  if (!answer.done) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return c.html(openedPage(view, { contact: answer.value, back: wishesHref }))
}

const sayIt = may('say that one wants to help')
const keep = may('keep volunteers')

/** Saying at the front door that one wants to help; the desk's list of those who did. */
export const joining = new Hono<WebEnv>()
  .get('/volunteer', sayIt, (c) => {
    // No cache on the way may hand two people the same hidden id.
    c.header('cache-control', 'private, no-cache')
    return c.html(wishPage(c.var.view, { id: uuidv7(c.var.ctx.now) }))
  })
  .post('/volunteer', sayIt, take)
  .get('/volunteer/thanks', sayIt, (c) => c.html(thanksPage(c.var.view)))
  .get(wishesHref, keep, (c) => list(c))
  .post(`${wishesHref}/:id/take`, keep, takeIn)
  .post(`${wishesHref}/:id/decline`, keep, decline)
  .post(`${wishesHref}/:id/contact`, may('open the telephone of a volunteer'), open)
