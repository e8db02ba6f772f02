import { done, refused, type Outcome } from '#base/outcome.ts'
import { APIError } from 'better-auth/api'
import type { Services } from '../../services.ts'
import { claim, forget, limit } from '../limit.ts'
import { comeIn, type Limited, type SignedIn, type SignInRefusal } from './sign-in.ts'

/** Why a code does not open: it is wrong, it was used already, or the password was typed too long ago. */
export type CodeRefusal = SignInRefusal | 'wrong_code' | 'used_code' | 'late'

/** What somebody typed as a code: six digits of an authenticator, or a recovery code. */
export type TypedCode = { kind: 'totp' | 'recovery'; text: string }

/** Reads a code as people type it: full-width, with spaces, in capitals. */
export function readCode(typed: string): TypedCode {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return /^\d{6}$/.test(text)
    ? { kind: 'totp', text }
    : { kind: 'recovery', text: `${text.slice(0, 4)}-${text.slice(4)}` }
}

const perAccount = { max: 5, windowSeconds: 900 }

/** A code of an authenticator is right for 90 seconds; after one use it is nobody's for longer than that. */
const once = { max: 1, windowSeconds: 180 }

/** Claims a code of an account; false when it was shown here before. */
export const isFresh = async (services: Services, accountId: string, code: string): Promise<boolean> =>
  (await claim(services, `code ${accountId} ${code}`, once)) === 0

/** The account whose password this browser has just proved; undefined when that is over. */
export async function challenged(services: Services, request: Request): Promise<string | undefined> {
  const identifier = services.auth.cookies.read(request.headers.get('cookie'), 'two_factor')
  if (identifier === null) return undefined
  const row = await services.db.global((tx) =>
    tx
      .selectFrom('auth.verification')
      .select('value')
      .where('identifier', '=', identifier)
      .where('expires_at', '>', new Date())
      .executeTakeFirst(),
  )
  return row?.value
}

type Attempt = { code: string; shared: boolean; request: Request }

/** The second half of signing in. Five wrong codes for an account close the door for the rest of 15 minutes. */
export async function signInWithCode(
  services: Services,
  attempt: Attempt,
): Promise<Outcome<SignedIn, CodeRefusal> | Limited> {
  const accountId = await challenged(services, attempt.request)
  if (accountId === undefined) return refused('late')
  const key = `codes of ${accountId}`
  const wait = await limit(services, key, perAccount)
  if (wait > 0) return { done: false, why: 'limited', wait }
  const code = readCode(attempt.code)
  if (code.kind === 'totp' && !(await isFresh(services, accountId, code.text))) return refused('used_code')
  const proved = await prove(services, code, attempt.request)
  if (typeof proved === 'string') return refused(proved)
  await forget(services, key)
  const outcome = await comeIn(services, { userId: accountId, token: proved.token, ...attempt })
  return outcome.done ? done({ ...outcome.value, cookies: [...proved.cookies, ...outcome.value.cookies] }) : outcome
}

async function prove(services: Services, code: TypedCode, request: Request) {
  const { api, cookies } = services.auth
  const challenge = cookies.read(request.headers.get('cookie'), 'two_factor') ?? ''
  // Only the challenge is passed on: with a session beside it the library would check the code of that session's owner.
  const call = {
    body: { code: code.text },
    headers: new Headers({ cookie: cookies.header('two_factor', challenge) }),
    returnHeaders: true as const,
  }
  try {
    const { response, headers } = await (code.kind === 'totp' ? api.verifyTOTP(call) : api.verifyBackupCode(call))
    const kept = headers.getSetCookie().filter((line) => cookies.isFor(line, 'two_factor'))
    return { token: response.token ?? '', cookies: kept }
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    return error.body?.code === 'INVALID_TWO_FACTOR_COOKIE' ? 'late' : 'wrong_code'
  }
}
