import { done, refused, type Outcome } from '#base/outcome.ts'
import { APIError } from 'better-auth/api'
import type { Services } from '../../services.ts'
import { counted } from '../check-password.ts'
import { enter } from '../entry.ts'
import { isAccountName, sameName } from '../open.ts'
import { checkNobody, mostPasswordLetters } from '../password.ts'

/** Why somebody does not come in. `wrong` says the same for a wrong password and a name nobody has. */
export type SignInRefusal = 'wrong' | 'over'

/** Cookies to set, and whether a code is still asked for. */
export type SignedIn = { cookies: string[]; codeNext: boolean }

/** Too many guesses before this one: seconds to wait. */
export type Limited = { done: false; why: 'limited'; wait: number }

type Attempt = { name: string; password: string; shared: boolean; client: string; request: Request }

/** What the library answers to a right password. */
type Answer = { userId: string; token: string } | { challenge: string[] }

/**
 * Signs in with name and password. Five wrong passwords for a name or twenty from a client address close the door for the
 * rest of 15 minutes. `over`: the password was printed more than seven days ago and never replaced.
 */
export async function signIn(
  services: Services,
  attempt: Attempt,
): Promise<Outcome<SignedIn, SignInRefusal> | Limited> {
  const guesser = { name: sameName(attempt.name), client: attempt.client }
  const checked = await counted(services, guesser, () => answerOf(services, attempt))
  if (checked.kind === 'limited') return { done: false, why: 'limited', wait: checked.wait }
  if (checked.kind === 'wrong') return refused('wrong')
  if ('challenge' in checked.value) return done({ cookies: checked.value.challenge, codeNext: true })
  return comeIn(services, { ...checked.value, shared: attempt.shared, request: attempt.request })
}

async function answerOf(services: Services, { name, password }: Attempt): Promise<Answer | null> {
  const { api, cookies } = services.auth
  if (!isAccountName(name) || password === '' || password.length > mostPasswordLetters) {
    await checkNobody(password.slice(0, mostPasswordLetters))
    return null
  }
  try {
    const { response, headers } = await api.signInUsername({ body: { username: name, password }, returnHeaders: true })
    if ('twoFactorRedirect' in response) {
      return { challenge: headers.getSetCookie().filter((line) => cookies.isFor(line, 'two_factor')) }
    }
    return { userId: response.user.id, token: response.token }
  } catch (error) {
    if (error instanceof APIError) return null
    throw error
  }
}

/** The session the library opened becomes one of ours, unless the printed password was kept too long. */
export async function comeIn(
  services: Services,
  entry: { userId: string; token: string; shared: boolean; request: Request },
): Promise<Outcome<SignedIn, SignInRefusal>> {
  const user = await services.db.global((tx) =>
    tx
      .selectFrom('auth.user')
      .select(['name', 'home_area', 'one_time_until'])
      .where('id', '=', entry.userId)
      .executeTakeFirstOrThrow(),
  )
  const over = user.one_time_until !== null && user.one_time_until <= services.now()
  if (over || user.home_area === null) {
    await services.db.global((tx) => tx.deleteFrom('auth.session').where('token', '=', entry.token).execute())
    return refused(over ? 'over' : 'wrong')
  }
  const cookie = await enter(services, { ...entry, name: user.name, areaId: user.home_area, kind: 'account' })
  return done({ cookies: [cookie], codeNext: false })
}
