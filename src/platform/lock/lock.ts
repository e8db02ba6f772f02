import type { PoolClient } from 'pg'
import type { Database } from '../db/database.ts'

/** What only one worker of the installation may do at a time. The numbers are PostgreSQL's first key of an advisory lock. */
export const locks = {
  seal: 7_305_002,
  deliver: 7_305_003,
  job: 7_305_004,
  schedules: 7_305_005,
  queue: 7_305_006,
  consent: 7_305_007,
} as const

/** A lock of the whole installation: what it guards, and which one of that kind. */
export type LockKey = readonly [kind: number, which: number]

/** A lock that is held. It ends when given back, and by itself when this program or its connection dies. */
export type Held = {
  giveBack: () => Promise<void>
  /** Whether the connection it hangs on still stands; once it broke, another worker may hold the lock. */
  stands: () => boolean
}

/**
 * Takes a lock on a connection of its own, outside any transaction, so that work under it may take long.
 * Undefined when another worker holds it.
 */
export async function tryLock(db: Database, key: LockKey): Promise<Held | undefined> {
  const client = await db.pool.connect()
  let stands = true
  const lost = () => (stands = false)
  client.on('error', lost)
  client.on('end', lost)
  const release = (broken?: Error) => {
    client.off('error', lost)
    client.off('end', lost)
    client.release(broken)
  }
  try {
    if (await ask(client, 'pg_try_advisory_lock', key))
      return { giveBack: () => giveBack(client, key, release), stands: () => stands }
    release()
    return undefined
  } catch (error) {
    release(error as Error)
    throw error
  }
}

async function giveBack(client: PoolClient, key: LockKey, release: (broken?: Error) => void): Promise<void> {
  try {
    await ask(client, 'pg_advisory_unlock', key)
    release()
  } catch (error) {
    // The connection is gone, and the lock with it.
    release(error as Error)
  }
}

async function ask(
  client: PoolClient,
  act: 'pg_try_advisory_lock' | 'pg_advisory_unlock',
  [kind, which]: LockKey,
): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`select ${act}($1::int, $2::int) as held`, [kind, which])
  return rows[0]?.held === true
}

/** Does work while holding a lock. `busy` when another worker holds it. */
export async function underLock<T>(db: Database, key: LockKey, work: (held: Held) => Promise<T>): Promise<T | 'busy'> {
  const held = await tryLock(db, key)
  if (!held) return 'busy'
  try {
    return await work(held)
  } finally {
    await held.giveBack()
  }
}
