import { guest, type Actor } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'
import { record } from '../facts/record.ts'
import { ctxOf, type Services } from '../services.ts'
import { deviceOf } from './device.ts'
import { termsOf } from './gate.rules.ts'
import { endSessions, openSession, sessionOf, settle, type LivingSession } from './sessions.ts'
import { tokenOf } from './visitor.ts'

/** Somebody who has proved who they are and comes in. */
export type Entry = {
  userId: string
  name: string
  areaId: number
  kind: 'account' | 'household' | 'demo'
  /** On a computer or telephone that others use too. */
  shared: boolean
  request: Request
  /** The session the library has opened for them already. */
  token?: string
}

/**
 * Lets somebody in: ends the session this browser had, opens a fresh one, records it. Returns the `Set-Cookie` line.
 * Throws when the area is gone.
 */
export async function enter(services: Services, entry: Entry): Promise<string> {
  const area = services.areas.byId(entry.areaId)
  if (!area) throw new Error('The area of this account does not exist.')
  const ctx = ctxOf(services, area, { actor: actorOf(entry), lang: 'zh' })
  const terms = termsOf(entry.kind, entry.shared)
  const former = tokenOf(services, entry.request)
  const session = { areaId: area.id, device: deviceOf(entry.request.headers.get('user-agent')), terms, now: ctx.now }
  const token = await inArea(ctx, async (tx) => {
    const left = former === null ? undefined : await sessionOf(tx, former, ctx.now)
    if (left) await endSessions(tx, left.user_id, { only: left.id })
    await record(tx, ctx, {
      name: 'auth.session.opened',
      subjectId: null,
      detail: { kind: entry.kind, shared: entry.shared },
    })
    if (entry.token === undefined) return openSession(tx, { ...session, userId: entry.userId })
    await settle(tx, entry.token, session)
    return entry.token
  })
  return services.auth.cookies.write('session_token', token, terms.keepSeconds)
}

const actorOf = ({ kind, userId, name }: Entry): Actor => ({
  ...guest,
  kind: kind === 'household' ? 'household' : 'account',
  id: userId,
  name,
})

/** The `Set-Cookie` line for a session that goes on under another token. */
export function cookieFor(services: Services, session: LivingSession, token: string): string {
  return services.auth.cookies.write('session_token', token, keepSeconds(services.now(), session))
}

/** A session of a shared computer is locked early and its cookie goes with the browser. */
const keepSeconds = (now: Date, { idle_minutes: idle, ends_at: ends }: LivingSession): number | null =>
  idle === null || idle <= 15 || ends === null ? null : Math.max(1, Math.round((ends.getTime() - now.getTime()) / 1000))
