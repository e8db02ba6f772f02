import { randomBytes } from 'node:crypto'
import { uuidv7 } from '#base/uuid.ts'
import type { Tx } from '../db/database.ts'
import type { Terms } from './gate.rules.ts'

/** A session to open for somebody who has proved who they are. */
export type NewSession = { userId: string; areaId: number; device: string; terms: Terms; now: Date }

const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

const freshToken = (): string => randomBytes(24).toString('base64url')

const FAR_DAYS = 400

/** Opens a session and returns its token, which goes into a signed cookie. */
export const openSession = (tx: Tx, { userId, areaId, device, terms, now }: NewSession): Promise<string> =>
  insert(tx, now, {
    user_id: userId,
    area: areaId,
    device,
    idle_minutes: terms.idleMinutes,
    ends_at: later(now, terms.lifeMinutes),
  })

/** Opens a session in place of one that ends: same owner, device and end, another token. */
export const reopen = (
  tx: Tx,
  { user_id, area, device, idle_minutes, ends_at }: LivingSession,
  now: Date,
): Promise<string> => insert(tx, now, { user_id, area, device, idle_minutes, ends_at })

type Columns = {
  user_id: string
  area: number | null
  device: string | null
  idle_minutes: number | null
  ends_at: Date | null
}

async function insert(tx: Tx, now: Date, columns: Columns): Promise<string> {
  const token = freshToken()
  // The library looks at `expires_at`, by the clock on the wall; the house looks at `ends_at`.
  const expires = new Date(Date.now() + FAR_DAYS * 24 * 3_600_000)
  const times = { expires_at: expires, created_at: now, updated_at: now, last_seen_at: now }
  await tx
    .insertInto('auth.session')
    .values({ id: uuidv7(now), token, ...times, ...columns })
    .execute()
  return token
}

/** Gives a session the library opened its area, device and terms; before that it opens nothing. */
export async function settle(tx: Tx, token: string, session: Omit<NewSession, 'userId'>): Promise<void> {
  const { areaId, device, terms, now } = session
  await tx
    .updateTable('auth.session')
    .set({
      area: areaId,
      device,
      idle_minutes: terms.idleMinutes,
      ends_at: later(now, terms.lifeMinutes),
      last_seen_at: now,
      created_at: now,
    })
    .where('token', '=', token)
    .execute()
}

/** Gives a session the library opened in place of another what that one had. */
export async function inherit(
  tx: Tx,
  token: string,
  { former, now }: { former: LivingSession; now: Date },
): Promise<void> {
  const { area, device, idle_minutes, ends_at } = former
  const set = { area, device, idle_minutes, ends_at, last_seen_at: now, created_at: now }
  await tx.updateTable('auth.session').set(set).where('token', '=', token).execute()
}

/** What the first statement of a request reads: the session of a token and its owner, while it lasts. */
export const sessionQuery = (tx: Tx, token: string, now: Date) =>
  tx
    .selectFrom('auth.session as s')
    .innerJoin('auth.user as u', 'u.id', 's.user_id')
    .select(['s.id', 's.user_id', 's.area', 's.last_seen_at', 's.locked_at', 's.idle_minutes', 's.ends_at', 's.device'])
    .select(['u.name', 'u.username', 'u.kind', 'u.home_id', 'u.two_factor_enabled', 'u.one_time_until', 'u.demo'])
    .where('s.token', '=', token)
    .where('s.ends_at', '>', now)
    .where('s.area', 'is not', null)

/** The living session of a token, if there is one. */
export const sessionOf = (tx: Tx, token: string, now: Date) => sessionQuery(tx, token, now).executeTakeFirst()

/** A living session and whose it is. */
export type LivingSession = NonNullable<Awaited<ReturnType<typeof sessionOf>>>

/** Notes that a session was used, or that it was found idle. */
export async function touch(tx: Tx, id: string, mark: { last_seen_at: Date } | { locked_at: Date }): Promise<void> {
  await tx.updateTable('auth.session').set(mark).where('id', '=', id).execute()
}

/** Opens a locked session again under another token. */
export async function unlock(tx: Tx, id: string, now: Date): Promise<string> {
  const token = freshToken()
  await tx.updateTable('auth.session').set({ token, locked_at: null, last_seen_at: now }).where('id', '=', id).execute()
  return token
}

/** Asks the owner of an account for the password again on every device, because what it may do has grown. */
export async function lockSessions(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .updateTable('auth.session')
    .set({ locked_at: now })
    .where('user_id', '=', userId)
    .where('idle_minutes', 'is not', null)
    .execute()
}

/** The living sessions of an account, the one used last first. */
export async function sessionsOf(tx: Tx, userId: string, now: Date) {
  return tx
    .selectFrom('auth.session')
    .select(['id', 'device', 'last_seen_at', 'created_at', 'ends_at'])
    .where('user_id', '=', userId)
    .where('ends_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

/** Ends sessions of an account: one, all but one, or all. Returns how many; they open nothing from now on. */
export async function endSessions(
  tx: Tx,
  userId: string,
  which: { only: string } | { but: string } | 'all',
): Promise<number> {
  const all = tx.deleteFrom('auth.session').where('user_id', '=', userId)
  const chosen =
    which === 'all' ? all : 'only' in which ? all.where('id', '=', which.only) : all.where('id', '<>', which.but)
  const { numDeletedRows } = await chosen.executeTakeFirst()
  return Number(numDeletedRows)
}
