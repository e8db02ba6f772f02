import { done, refused, type Outcome } from '#base/outcome.ts'
import { APIError } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import { inArea } from '../../db/in-area.ts'
import { record, type Fact } from '../../facts/record.ts'
import type { Services } from '../../services.ts'
import { checkOwnPassword } from '../check-password.ts'
import { cookieFor } from '../entry.ts'
import { forget, limit } from '../limit.ts'
import { guesserOf, ownCtx } from '../own.ts'
import { inherit, type LivingSession } from '../sessions.ts'
import { isFresh, readCode } from '../sign-in/code.ts'
import type { Limited } from '../sign-in/sign-in.ts'

export type SecondFactorRefusal = 'wrong' | 'wrong_code' | 'used_code' | 'already'

/** What a request of the owner's brings: the session, its token, the address of the client. */
export type Owner = { session: LivingSession; token: string; client: string }

/** A second factor set up or renewed: the codes to print, shown this once, and a cookie where the session moved on. */
export type FreshCodes = { codes: string[]; cookie: string | null }

/** The key an authenticator still has to prove; undefined when none was begun. */
export async function pendingKey(services: Services, session: LivingSession): Promise<string | undefined> {
  const row = await services.db.global((tx) =>
    tx
      .selectFrom('auth.two_factor')
      .select('secret')
      .where('user_id', '=', session.user_id)
      .where('verified', '=', false)
      .executeTakeFirst(),
  )
  return row && symmetricDecrypt({ key: services.auth.key, data: row.secret })
}

/** Makes a key for the owner's authenticator; it counts once a code from it has been typed. */
export const begin = (services: Services, owner: Owner, password: string) =>
  withPassword(services, { ...owner, password }, async () => {
    await services.auth.api.enableTwoFactor({ body: { password }, headers: headersOf(services, owner) })
    return done(null)
  })

/** Takes the first code: from now on a password alone does not open this account. The session moves to another token. */
export async function confirm(
  services: Services,
  owner: Owner,
  typed: string,
): Promise<Outcome<FreshCodes, SecondFactorRefusal> | Limited> {
  const { session } = owner
  const key = `codes of ${session.user_id}`
  const wait = await limit(services, key, { max: 5, windowSeconds: 900 })
  if (wait > 0) return { done: false, why: 'limited', wait }
  const code = readCode(typed).text
  if (!(await isFresh(services, session.user_id, code))) return refused('used_code')
  const { api } = services.auth
  const proved = await answered(() =>
    api.verifyTOTP({ body: { code }, headers: headersOf(services, owner), returnHeaders: true }),
  )
  if (proved === null) return refused('wrong_code')
  await forget(services, key)
  const cookie = await moveOn(services, owner, { headers: proved.headers, fact: 'auth.second_factor.set_up' })
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: session.user_id } })
  return done({ codes: backupCodes, cookie })
}

/** Ten new recovery codes; the former ones are over. */
export const renewCodes = (services: Services, owner: Owner, password: string) =>
  withPassword(services, { ...owner, password }, async () => {
    const { backupCodes } = await services.auth.api.generateBackupCodes({
      body: { password },
      headers: headersOf(services, owner),
    })
    await noted(services, owner, 'auth.recovery_codes.renewed')
    return done<FreshCodes>({ codes: backupCodes, cookie: null })
  })

/** Takes the second factor away, for another telephone. Returns the cookie of the session's new token. */
export const remove = (services: Services, owner: Owner, password: string) =>
  withPassword(services, { ...owner, password }, async () => {
    const { headers } = await services.auth.api.disableTwoFactor({
      body: { password },
      headers: headersOf(services, owner),
      returnHeaders: true,
    })
    return done(await moveOn(services, owner, { headers, fact: 'auth.second_factor.removed' }))
  })

async function withPassword<T>(
  services: Services,
  { session, client, password }: Owner & { password: string },
  act: () => Promise<Outcome<T, SecondFactorRefusal>>,
): Promise<Outcome<T, SecondFactorRefusal> | Limited> {
  const account = { id: session.user_id, guesser: guesserOf(session, client) }
  const checked = await checkOwnPassword(services, account, password)
  if (checked.kind === 'limited') return { done: false, why: 'limited', wait: checked.wait }
  if (checked.kind === 'wrong') return refused('wrong')
  return (await answered(act)) ?? refused('already')
}

const headersOf = ({ auth }: Services, { token }: Owner): Headers =>
  new Headers({ cookie: auth.cookies.header('session_token', token) })

/** What the library answers, or null when it refuses. */
async function answered<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof APIError) return null
    throw error
  }
}

/** The library opened another session in place of this one: give it the former one's area, device and end. */
async function moveOn(
  services: Services,
  owner: Owner,
  { headers, fact }: { headers: Headers; fact: Fact['name'] },
): Promise<string | null> {
  const { cookies } = services.auth
  await noted(services, owner, fact)
  const line = headers.getSetCookie().find((each) => cookies.isFor(each, 'session_token'))
  const token = cookies.read(line?.split(';')[0] ?? null, 'session_token')
  if (token === null) return null
  await services.db.global((tx) => inherit(tx, token, { former: owner.session, now: services.now() }))
  return cookieFor(services, owner.session, token)
}

async function noted(services: Services, { session }: Owner, name: Fact['name']): Promise<void> {
  const ctx = ownCtx(services, session)
  await inArea(ctx, (tx) => record(tx, ctx, { name, subjectId: null }))
}
