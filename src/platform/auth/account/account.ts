import { dayOf } from '#base/days.ts'
import { inArea } from '../../db/in-area.ts'
import { record } from '../../facts/record.ts'
import type { Services } from '../../services.ts'
import { grantsOn } from '../grants.ts'
import { ownCtx } from '../own.ts'
import { endSessions, sessionsOf, type LivingSession } from '../sessions.ts'

/** What somebody sees of their own account: the roles held today and every device that is signed in. */
export async function ownAccount(services: Services, session: LivingSession) {
  const ctx = ownCtx(services, session)
  return inArea(ctx, async (tx) => ({
    grants: await grantsOn(tx, { areaId: ctx.area.id, today: dayOf(ctx.now) }, session.user_id),
    sessions: await sessionsOf(tx, session.user_id, ctx.now),
  }))
}

/** Signs other devices of one's own account out: one by its id, or all but this. Returns how many were. */
export async function signOutOthers(services: Services, session: LivingSession, only?: string): Promise<number> {
  const ctx = ownCtx(services, session)
  return inArea(ctx, async (tx) => {
    const ended = await endSessions(tx, session.user_id, only === undefined ? { but: session.id } : { only })
    if (ended > 0) await record(tx, ctx, { name: 'auth.session.ended', subjectId: null, detail: { ended } })
    return ended
  })
}
