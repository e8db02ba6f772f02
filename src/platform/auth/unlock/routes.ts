import { Hono, type Context } from 'hono'
import type { WebEnv } from '../../web/env.ts'
import { sentForm } from '../../web/read-form.ts'
import { may } from '../access.ts'
import { localPath } from '../local-path.ts'
import type { LivingSession } from '../sessions.ts'
import { tooMany } from '../too-many.ts'
import { sessionFor } from '../visitor.ts'
import { carriedIn } from './kept.ts'
import { sendAgainPage, unlockPage } from './page.ts'
import { unlockSession } from './unlock.ts'

export const unlocking = new Hono<WebEnv>()
  .get('/unlock', may('come and go'), async (c) => {
    const session = await sessionFor(c.var.services, c.req.raw)
    const next = localPath(c.req.query('next'), '/desk')
    if (!session) return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
    return c.html(unlockPage(c.var.view, { name: session.name, next, kept: null }))
  })
  .post('/unlock', may('come and go'), async (c) => {
    const session = await sessionFor(c.var.services, c.req.raw)
    return session ? tryToUnlock(c, session) : c.redirect('/sign-in', 303)
  })

async function tryToUnlock(c: Context<WebEnv>, session: LivingSession): Promise<Response> {
  const { services, view } = c.var
  const sent = await sentForm(c)
  const next = localPath(sent['next'], '/desk')
  const carried = await carriedIn(c)
  const kept = carried && { to: next, ...carried }
  const answer = await unlockSession(services, session, { password: sent['password'] ?? '', client: view.client })
  if (answer.kind === 'limited') return tooMany(c, answer.wait)
  if (answer.kind === 'wrong') return c.html(unlockPage(view, { name: session.name, next, kept, wrong: true }), 422)
  c.header('set-cookie', answer.value, { append: true })
  return kept ? c.html(sendAgainPage(view, kept)) : c.redirect(next, 303)
}
