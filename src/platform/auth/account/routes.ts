import { Hono, type Context } from 'hono'
import type { WebEnv } from '../../web/env.ts'
import { sendTo } from '../../web/flash.ts'
import { may } from '../access.ts'
import { withOwn } from '../own.ts'
import { ownAccount, signOutOthers } from './account.ts'
import { accountPage } from './page.ts'
import { accountWords } from './words.ts'

export const ownAccounts = new Hono<WebEnv>()
  .get('/account', may('see to my own account'), (c) =>
    withOwn(c, async (session) => {
      const own = await ownAccount(c.var.services, session)
      return c.html(accountPage(c.var.view, { session, own, now: c.var.ctx.now }))
    }),
  )
  .post('/account/sessions/end-others', may('see to my own account'), (c) => end(c))
  .post('/account/sessions/:id/end', may('see to my own account'), (c) => end(c, c.req.param('id')))

function end(c: Context<WebEnv>, id?: string): Promise<Response> {
  return withOwn(c, async (session) => {
    const ended = await signOutOthers(c.var.services, session, id)
    return sendTo(c, '/account', { kind: 'done', text: accountWords(c.var.view.lang).ended(ended) })
  })
}
