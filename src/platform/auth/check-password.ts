import type { Services } from '../services.ts'
import { hashOfAccount } from './accounts.ts'
import { forget, giveBack, limit } from './limit.ts'
import { checkNobody, isPassword, mostPasswordLetters } from './password.ts'

const quarter = 900
const perName = { max: 5, windowSeconds: quarter }
const perClient = { max: 20, windowSeconds: quarter }

/** A guess that was answered: right, wrong, or not looked at because there were too many before it. */
export type Checked<T> = { kind: 'right'; value: T } | { kind: 'wrong' } | { kind: 'limited'; wait: number }

/** Who guesses: a name (as stored) and the address of the client; never stored in clear. */
export type Guesser = { name: string; client: string }

/**
 * Counts a guess before it is looked at, so that a hundred at once are no more than one after another: five wrong ones for
 * a name and twenty for a client address in 15 minutes. A right one clears the name and is not held against the client.
 */
export async function counted<T>(
  services: Services,
  { name, client }: Guesser,
  look: () => Promise<T | null>,
): Promise<Checked<T>> {
  const keys = { name: `password ${name}`, client: `passwords from ${client}` }
  const waits = [await limit(services, keys.client, perClient), await limit(services, keys.name, perName)]
  const wait = Math.max(...waits)
  if (wait > 0) return { kind: 'limited', wait }
  const value = await look()
  if (value === null) return { kind: 'wrong' }
  await forget(services, keys.name)
  await giveBack(services, keys.client)
  return { kind: 'right', value }
}

/** Whether somebody who is signed in knows the account's password, counted like a sign-in. */
export async function checkOwnPassword(
  services: Services,
  account: { id: string; guesser: Guesser },
  password: string,
): Promise<Checked<true>> {
  return counted(services, account.guesser, async () => {
    const hashed = await services.db.global((tx) => hashOfAccount(tx, account.id))
    const fits = password.length <= mostPasswordLetters
    const right = hashed !== undefined && fits ? await isPassword(hashed, password) : await checkNobody('')
    return right ? true : null
  })
}
