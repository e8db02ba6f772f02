import type { Services } from '../../services.ts'
import { checkOwnPassword, type Checked } from '../check-password.ts'
import { cookieFor } from '../entry.ts'
import { unlock, type LivingSession } from '../sessions.ts'

/** Opens a locked session for whoever knows the password: a `Set-Cookie` line with another token; the old one is dead. */
export async function unlockSession(
  services: Services,
  session: LivingSession,
  { password, client }: { password: string; client: string },
): Promise<Checked<string>> {
  const guesser = { name: session.username ?? session.user_id, client }
  const checked = await checkOwnPassword(services, { id: session.user_id, guesser }, password)
  if (checked.kind !== 'right') return checked
  const token = await services.db.global((tx) => unlock(tx, session.id, services.now()))
  return { kind: 'right', value: cookieFor(services, session, token) }
}
