import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Outcome } from '#base/outcome.ts'
import { isDemo } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { inventedToFollow } from '../demo/demo.follow.ts'
import { signUpPath } from './address.ts'
import { acceptOffer, leaveNow } from './leaving.ts'
import { followPage } from './look-up.page.ts'
import { lookUpSent } from './look-up.ts'
import { ownAt, showOwn } from './own-shown.ts'
import { refusedWords } from './refused.words.ts'

type Asked = Context<WebEnv>

/** What was done about a sign-up is seen on its page; what was not is said there. */
async function answered(c: Asked, answer: Outcome<unknown, 'unknown' | 'over' | 'not-offered' | 'too-late'>) {
  const { ctx } = c.var
  const { signUp } = await ownAt(c)
  if (answer.done) return c.redirect(signUpPath(ctx, signUp.id), 303)
  if (answer.why === 'unknown') throw new HTTPException(404)
  return showOwn(c, { problem: refusedWords(ctx.lang).not[answer.why] })
}

async function takeCode(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const values = await sentForm(c)
  const looked = await lookUpSent(ctx, values)
  if (looked.found) return c.redirect(signUpPath(ctx, looked.id), 303)
  const { errors, problem, status, headers } = looked
  return c.html(followPage(view, { values, errors, problem }), status, headers)
}

/** The form; in a demonstration with what opens one of its sign-ups, so that a guest can see such a page. */
async function askCode(c: Asked): Promise<Response> {
  const { ctx, services, view } = c.var
  const invented = isDemo(services.config, ctx.area) ? await inventedToFollow(ctx) : null
  return c.html(followPage(view, { invented }))
}

/** What somebody does with an own sign-up: look, say yes to a place, give it back. */
export const ownSignUps = new Hono<WebEnv>()
  .get('/signups/follow', may('sign up'), askCode)
  .post('/signups/follow', may('sign up'), takeCode)
  .get('/signups/:id/:key', may('sign up'), (c) => showOwn(c))
  .post('/signups/:id/:key/yes', may('sign up'), async (c) =>
    answered(c, await acceptOffer(c.var.ctx, (await ownAt(c)).signUp.id)),
  )
  .post('/signups/:id/:key/leave', may('sign up'), async (c) =>
    answered(c, await leaveNow(c.var.ctx, (await ownAt(c)).signUp.id)),
  )
