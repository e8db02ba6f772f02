import type { Context } from 'hono'
import { guest, type Ctx } from '../ctx.ts'
import { ctxOf, type Services } from '../services.ts'
import type { WebEnv } from '../web/env.ts'
import { gateOf } from './gate.rules.ts'
import type { LivingSession } from './sessions.ts'
import { sessionFor } from './visitor.ts'

/** A page of one's own account: runs with the account's living, unlocked session, and shows everybody else the door. */
export async function withOwn(
  c: Context<WebEnv>,
  page: (session: LivingSession) => Promise<Response>,
): Promise<Response> {
  const { services } = c.var
  const session = await sessionFor(services, c.req.raw)
  const next = c.req.method === 'GET' ? `?next=${encodeURIComponent(c.req.path)}` : ''
  if (!session) return c.redirect(`/sign-in${next}`, 303)
  if (session.kind === 'household') return c.redirect('/me', 303)
  return isLocked(services, session) ? c.redirect(`/unlock${next}`, 303) : page(session)
}

const isLocked = (services: Services, session: LivingSession): boolean =>
  gateOf({
    now: services.now(),
    lastSeenAt: session.last_seen_at,
    lockedAt: session.locked_at,
    idleMinutes: session.idle_minutes,
    oneTime: false,
    hasSecondFactor: true,
    needsSecondFactor: false,
  }) === 'locked'

/** The ctx of the owner of a session in its area, for acts on the account itself: behind a gate `c.var.ctx` may lack it. */
export function ownCtx(services: Services, session: LivingSession): Ctx {
  const area = session.area === null ? undefined : services.areas.byId(session.area)
  if (!area) throw new Error('The area of this session does not exist.')
  const actor = { ...guest, kind: session.kind, id: session.user_id, name: session.name }
  return ctxOf(services, area, { actor, lang: 'zh' })
}

/** By whom a password of this account is guessed, for the limits. */
export const guesserOf = (session: LivingSession, client: string) => ({
  name: session.username ?? session.user_id,
  client,
})
