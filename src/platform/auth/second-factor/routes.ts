import { Hono, type Context } from 'hono'
import type { Outcome } from '#base/outcome.ts'
import type { WebEnv } from '../../web/env.ts'
import { sendTo } from '../../web/flash.ts'
import { sentForm } from '../../web/read-form.ts'
import { may } from '../access.ts'
import { localPath } from '../local-path.ts'
import { withOwn } from '../own.ts'
import type { LivingSession } from '../sessions.ts'
import type { Limited } from '../sign-in/sign-in.ts'
import { tooMany } from '../too-many.ts'
import { tokenOf, visitorOf } from '../visitor.ts'
import { codesPage, removePage, secondFactorPage, type SecondFactorState } from './page.ts'
import {
  begin,
  confirm,
  pendingKey,
  remove,
  renewCodes,
  type FreshCodes,
  type SecondFactorRefusal,
} from './second-factor.ts'
import { secondFactorWords } from './words.ts'

const here = '/account/second-factor'

type Answered = Outcome<unknown, SecondFactorRefusal> | Limited

export const secondFactors = new Hono<WebEnv>()
  .get(here, may('see to my own account'), (c) => withOwn(c, (session) => drawn(c, session)))
  .post(here, may('see to my own account'), (c) =>
    acted(c, async (owner, sent) => {
      const answer = await begin(c.var.services, owner, sent['password'] ?? '')
      const next = encodeURIComponent(localPath(sent['next'], '/account'))
      return answer.done ? c.redirect(`${here}?next=${next}`, 303) : answer
    }),
  )
  .post(`${here}/code`, may('see to my own account'), (c) =>
    acted(c, async (owner, sent) => {
      const answer = await confirm(c.var.services, owner, sent['code'] ?? '')
      return answer.done ? shownOnce(c, answer.value, sent) : answer
    }),
  )
  .post(`${here}/codes`, may('see to my own account'), (c) =>
    acted(c, async (owner, sent) => {
      const answer = await renewCodes(c.var.services, owner, sent['password'] ?? '')
      return answer.done ? shownOnce(c, answer.value, sent) : answer
    }),
  )
  .get(`${here}/remove`, may('see to my own account'), (c) =>
    withOwn(c, async (session) => c.html(removePage(c.var.view, await stateOf(c, session)))),
  )
  .post(`${here}/remove`, may('see to my own account'), (c) =>
    acted(c, async (owner, sent) => {
      const answer = await remove(c.var.services, owner, sent['password'] ?? '')
      if (!answer.done) return answer
      if (answer.value !== null) c.header('set-cookie', answer.value, { append: true })
      return sendTo(c, '/account', { kind: 'done', text: secondFactorWords(c.var.view.lang).removed })
    }),
  )

type Owning = { session: LivingSession; token: string; client: string }

/** Runs an act of the owner's; draws the page again with the sentence when it was refused. */
function acted(
  c: Context<WebEnv>,
  act: (owner: Owning, sent: Record<string, string>) => Promise<Response | Answered>,
): Promise<Response> {
  return withOwn(c, async (session) => {
    const token = tokenOf(c.var.services, c.req.raw) ?? ''
    const answer = await act({ session, token, client: c.var.view.client }, await sentForm(c))
    if (answer instanceof Response) return answer
    if (answer.done) return c.redirect(here, 303)
    return answer.why === 'limited' ? tooMany(c, answer.wait) : drawn(c, session, answer.why)
  })
}

async function drawn(c: Context<WebEnv>, session: LivingSession, why?: SecondFactorRefusal): Promise<Response> {
  const state = await stateOf(c, session)
  if (why === undefined) return c.html(await secondFactorPage(c.var.view, state))
  const field = why === 'wrong_code' || why === 'used_code' ? 'code' : 'password'
  const errors = [{ field, text: secondFactorWords(c.var.view.lang).refused[why] }]
  const page = c.req.path.endsWith('/remove') ? removePage : secondFactorPage
  return c.html(await page(c.var.view, { ...state, errors }), 422)
}

async function stateOf(c: Context<WebEnv>, session: LivingSession): Promise<SecondFactorState> {
  const { services } = c.var
  const { gate } = await visitorOf(services, c.req.raw)
  return {
    on: session.two_factor_enabled,
    must: gate === 'set-up-second-factor',
    pending: c.req.query('again') === undefined ? await pendingKey(services, session) : undefined,
    account: session.username ?? session.name,
    next: localPath(c.req.query('next') ?? (await sentForm(c))['next'], '/account'),
  }
}

function shownOnce(c: Context<WebEnv>, fresh: FreshCodes, sent: Record<string, string>): Response | Promise<Response> {
  if (fresh.cookie !== null) c.header('set-cookie', fresh.cookie, { append: true })
  c.header('cache-control', 'no-store')
  return c.html(codesPage(c.var.view, { codes: fresh.codes, next: localPath(sent['next'], '/account') }))
}
