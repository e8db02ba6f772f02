import { done, refused, type Outcome } from '#base/outcome.ts'
import { inArea } from '../../db/in-area.ts'
import { record } from '../../facts/record.ts'
import type { Services } from '../../services.ts'
import { choosePassword } from '../accounts.ts'
import { checkOwnPassword } from '../check-password.ts'
import { cookieFor } from '../entry.ts'
import { guesserOf, ownCtx } from '../own.ts'
import { hashPassword } from '../password.ts'
import { flawOf, type PasswordFlaw } from '../password.rules.ts'
import { endSessions, reopen, type LivingSession } from '../sessions.ts'
import type { Limited } from '../sign-in/sign-in.ts'

export type ChangeRefusal = PasswordFlaw | 'wrong' | 'differs'

type Change = { before: string; chosen: string; again: string; client: string }

/**
 * Replaces the password by one the owner chose. Every session of the account ends; this browser goes on under another token,
 * whose `Set-Cookie` line is returned.
 */
export async function changePassword(
  services: Services,
  session: LivingSession,
  change: Change,
): Promise<Outcome<string, ChangeRefusal> | Limited> {
  if (change.chosen !== change.again) return refused('differs')
  const flaw = flawOf(change.chosen, { name: session.username ?? '', before: change.before })
  if (flaw !== null) return refused(flaw)
  const account = { id: session.user_id, guesser: guesserOf(session, change.client) }
  const checked = await checkOwnPassword(services, account, change.before)
  if (checked.kind === 'limited') return { done: false, why: 'limited', wait: checked.wait }
  if (checked.kind === 'wrong') return refused('wrong')
  return done(await store(services, session, await hashPassword(change.chosen)))
}

async function store(services: Services, session: LivingSession, passwordHash: string): Promise<string> {
  const ctx = ownCtx(services, session)
  const token = await inArea(ctx, async (tx) => {
    await choosePassword(tx, { accountId: session.user_id, passwordHash }, ctx.now)
    await endSessions(tx, session.user_id, 'all')
    await record(tx, ctx, { name: 'auth.password.changed', subjectId: null })
    return reopen(tx, session, ctx.now)
  })
  return cookieFor(services, session, token)
}
