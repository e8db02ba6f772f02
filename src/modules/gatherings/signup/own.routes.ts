import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { readCode } from '#base/follow-code.ts'
import { idFrom, phoneDigits } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { signUpPath } from './address.ts'
import { lookUp, restMinutes } from './follow.ts'
import { acceptOffer, leaveNow } from './leaving.ts'
import { followPage, ownPage } from './own.page.ts'
import { ownSignUp, type OwnSignUp } from './own.ts'
import { ownWords } from './own.words.ts'
import { refusedWords } from './refused.words.ts'

type Asked = Context<WebEnv>

/** The sign-up an address opens; 404 for a wrong key as for an unknown one. Such pages are kept nowhere and name no one on the way out. */
async function own(c: Asked): Promise<OwnSignUp> {
  const found = await ownSignUp(c.var.ctx, idFrom(c.req.param('id')), c.req.param('key') ?? '')
  if (!found) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  return found
}

async function sayYes(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const { signUp } = await own(c)
  const answer = await acceptOffer(ctx, signUp.id)
  if (answer.done) return c.redirect(signUpPath(ctx, signUp.id), 303)
  if (answer.why === 'unknown') throw new HTTPException(404)
  return c.html(ownPage(view, { ctx, own: await own(c), problem: refusedWords(ctx.lang).not[answer.why] }), 422)
}

async function sayNo(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const { signUp } = await own(c)
  const answer = await leaveNow(ctx, signUp.id)
  if (answer.done) return c.redirect(signUpPath(ctx, signUp.id), 303)
  if (answer.why === 'unknown') throw new HTTPException(404)
  return c.html(ownPage(view, { ctx, own: await own(c), problem: refusedWords(ctx.lang).not[answer.why] }), 422)
}

async function takeCode(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const w = ownWords(ctx.lang)
  const values = await sentForm(c)
  const [phone, code] = [phoneDigits(values['phone'] ?? ''), readCode(values['code'])]
  const errors = [
    ...(phone ? [] : [{ field: 'phone', text: w.wrongPhone }]),
    ...(code ? [] : [{ field: 'code', text: w.wrongCode }]),
  ]
  if (!phone || !code) return c.html(followPage(view, { values, errors }), 422)
  const found = await lookUp(ctx, { phone, code })
  if (found.done) return c.redirect(signUpPath(ctx, found.value), 303)
  if (found.why === 'no-match')
    return c.html(followPage(view, { values, errors: [{ field: 'code', text: w.noMatch }] }), 422)
  c.header('retry-after', String(restMinutes * 60))
  return c.html(followPage(view, { values, problem: w.locked(restMinutes) }), 429)
}

/** What somebody does with an own sign-up: look, say yes to a place, give it back. */
export const ownSignUps = new Hono<WebEnv>()
  .get('/signups/follow', may('sign up'), (c) => c.html(followPage(c.var.view, {})))
  .post('/signups/follow', may('sign up'), takeCode)
  .get('/signups/:id/:key', may('sign up'), async (c) =>
    c.html(ownPage(c.var.view, { ctx: c.var.ctx, own: await own(c) })),
  )
  .post('/signups/:id/:key/yes', may('sign up'), sayYes)
  .post('/signups/:id/:key/leave', may('sign up'), sayNo)
