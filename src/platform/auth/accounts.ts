import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { sameName } from './open.ts'

/** Days a printed one-time password can be used. */
export const oneTimeDays = 7

const CREDENTIAL = 'credential'

/** Nobody reads mail there: the library wants an address for each account. */
const noMail = (id: string): string => `${id}@account.invalid`

/** An account to make in the area of ctx. `name` is what others see, `username` what its owner types. */
export type NewAccount = { id: string; name: string; username: string; passwordHash: string }

/** Makes an account whose password is good for one first sign-in. Throws on a name that is taken (`user_username_once`). */
export async function makeAccount(tx: Tx, ctx: Ctx, account: NewAccount): Promise<void> {
  await tx
    .insertInto('auth.user')
    .values({
      id: account.id,
      name: account.name,
      email: noMail(account.id),
      created_at: ctx.now,
      updated_at: ctx.now,
      username: sameName(account.username),
      home_area: ctx.area.id,
      one_time_until: oneTimeUntil(ctx.now),
    })
    .execute()
  await tx
    .insertInto('auth.account')
    .values({
      id: uuidv7(ctx.now),
      account_id: account.id,
      provider_id: CREDENTIAL,
      user_id: account.id,
      password: account.passwordHash,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute()
}

const oneTimeUntil = (now: Date): Date => new Date(now.getTime() + oneTimeDays * 24 * 3_600_000)

/** Replaces a forgotten password by a printed one. The caller ends the sessions. */
export async function renewPassword(
  tx: Tx,
  ctx: Ctx,
  renewal: { accountId: string; passwordHash: string },
): Promise<void> {
  await storeHash(tx, renewal, ctx.now)
  await tx
    .updateTable('auth.user')
    .set({ one_time_until: oneTimeUntil(ctx.now), updated_at: ctx.now })
    .where('id', '=', renewal.accountId)
    .execute()
}

/** Takes the second factor of an account away, for somebody who lost telephone and codes. The caller ends the sessions. */
export async function dropSecondFactor(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.deleteFrom('auth.two_factor').where('user_id', '=', accountId).execute()
  await tx
    .updateTable('auth.user')
    .set({ two_factor_enabled: false, updated_at: now })
    .where('id', '=', accountId)
    .execute()
}

/** Stores the password its owner chose: the printed one is over. */
export async function choosePassword(
  tx: Tx,
  choice: { accountId: string; passwordHash: string },
  now: Date,
): Promise<void> {
  await storeHash(tx, choice, now)
  await tx
    .updateTable('auth.user')
    .set({ one_time_until: null, updated_at: now })
    .where('id', '=', choice.accountId)
    .execute()
}

async function storeHash(tx: Tx, { accountId, passwordHash }: { accountId: string; passwordHash: string }, now: Date) {
  await tx
    .updateTable('auth.account')
    .set({ password: passwordHash, updated_at: now })
    .where('user_id', '=', accountId)
    .where('provider_id', '=', CREDENTIAL)
    .execute()
}

/** The stored hash of an account's password; undefined for accounts that have none. */
export async function hashOfAccount(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('auth.account')
    .select('password')
    .where('user_id', '=', accountId)
    .where('provider_id', '=', CREDENTIAL)
    .executeTakeFirst()
  return row?.password ?? undefined
}

/** An account of this area as lists show it. */
export type ListedAccount = {
  id: string
  name: string
  username: string
  /** Its printed password waits to be replaced. */
  oneTime: boolean
  secondFactor: boolean
  lastSeenAt: Date | null
}

/** The accounts of the area of ctx, by name; households are not among them. */
export async function accountsHere(tx: Tx, ctx: Ctx): Promise<ListedAccount[]> {
  const rows = await tx
    .selectFrom('auth.user as u')
    .leftJoin('auth.session as s', 's.user_id', 'u.id')
    .select(['u.id', 'u.name', 'u.username', 'u.one_time_until', 'u.two_factor_enabled'])
    .select((eb) => eb.fn.max('s.last_seen_at').as('seen'))
    .groupBy('u.id')
    .where('u.home_area', '=', ctx.area.id)
    .where('u.kind', '=', 'account')
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    username: row.username ?? '',
    oneTime: row.one_time_until !== null,
    secondFactor: row.two_factor_enabled,
    lastSeenAt: row.seen,
  }))
}

/** The names of accounts by id, for lists that say who did something. Unknown ids are left out. */
export async function accountNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('auth.user')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
