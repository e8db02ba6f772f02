import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { signUpPath } from './address.ts'
import { fewerDeskPage } from './fewer.page.ts'
import { comeFewer } from './fewer.ts'
import { fewerWords } from './fewer.words.ts'
import { listHref } from './list-page.ts'
import { keptGathering, lineOf } from './list.routes.ts'
import { ownAt, showOwn } from './own-shown.ts'
import { refusedWords } from './refused.words.ts'

type Asked = Context<WebEnv>

/** Whoever is named by the form; 404 for what is no id. */
async function memberIn(c: Asked): Promise<string> {
  const id = idFrom((await sentForm(c))['member'])
  if (id === null) throw new HTTPException(404)
  return id
}

async function takeOwn(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { signUp } = await ownAt(c)
  const answer = await comeFewer(ctx, { id: signUp.id, memberId: await memberIn(c) })
  if (answer.done) return sendTo(c, signUpPath(ctx, signUp.id), { kind: 'done', text: fewerWords(ctx.lang).done })
  if (answer.why === 'unknown') throw new HTTPException(404)
  return showOwn(c, { problem: refusedWords(ctx.lang).not[answer.why] })
}

async function ask(c: Asked): Promise<Response> {
  const gathering = await keptGathering(c)
  return c.html(fewerDeskPage(c.var.view, { gathering, line: await lineOf(c, gathering) }))
}

async function takeAtDesk(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const gathering = await keptGathering(c)
  const line = await lineOf(c, gathering)
  const answer = await comeFewer(ctx, { id: line.id, memberId: await memberIn(c) })
  if (answer.done) return sendTo(c, listHref(gathering), { kind: 'done', text: fewerWords(ctx.lang).done })
  if (answer.why === 'unknown') throw new HTTPException(404)
  const problem = refusedWords(ctx.lang).not[answer.why]
  return c.html(fewerDeskPage(view, { gathering, line: await lineOf(c, gathering), problem }), 422)
}

/** A family of which one stays at home: by themselves, or by the committee for whoever rang. */
export const fewer = new Hono<WebEnv>()
  .post('/signups/:id/:key/fewer', may('sign up'), takeOwn)
  .get('/desk/gatherings/:id/signups/:signup/fewer', may('see sign-ups'), ask)
  .post('/desk/gatherings/:id/signups/:signup/fewer', may('see sign-ups'), takeAtDesk)
