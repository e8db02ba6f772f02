import { inArea } from '../../db/in-area.ts'
import { guest } from '../../ctx.ts'
import { record } from '../../facts/record.ts'
import { ctxOf, type Services } from '../../services.ts'
import { endSessions } from '../sessions.ts'
import { sessionFor } from '../visitor.ts'

/** Ends the session of this browser, if there is one, and returns the `Set-Cookie` line that takes the cookie away. */
export async function signOut(services: Services, request: Request): Promise<string> {
  const session = await sessionFor(services, request)
  const area = session?.area == null ? undefined : services.areas.byId(session.area)
  if (session && area) {
    const actor = { ...guest, kind: session.kind, id: session.user_id, name: session.name }
    const ctx = ctxOf(services, area, { actor, lang: 'zh' })
    await inArea(ctx, async (tx) => {
      await endSessions(tx, session.user_id, { only: session.id })
      await record(tx, ctx, { name: 'auth.session.ended', subjectId: session.id, detail: { how: 'signed out' } })
    })
  }
  return services.auth.cookies.clear('session_token')
}
