import { CompiledQuery } from 'kysely'
import pg from 'pg'
import PgBoss from 'pg-boss'
import type { Database, Tx } from '../db/database.ts'
import { locks } from '../lock/lock.ts'

/** The one queue all work goes through; what is to be done stands in the row of `platform.job` with the same id. */
export const QUEUE = 'work'

/** A job is begun so often at most: after a crash or an error it is tried again. */
export const MOST_TRIES = 3

/** What the queue needs to find the row people see. */
export type Queued = { areaId: number }

/** pg-boss without its clocks: we ask it when we want something. */
const bossOn = (db: PgBoss.Db, migrate = false): PgBoss =>
  new PgBoss({ db, migrate, schedule: false, supervise: false, schema: 'pgboss' })

const settings = {
  retryLimit: MOST_TRIES - 1,
  retryDelay: 5,
  // Dead workers are known by their locks within seconds; the queue's own limit is only for what no lock can tell.
  expireInSeconds: 23 * 3600,
  retentionMinutes: 14 * 24 * 60,
}

/**
 * Makes or updates the queue's tables as their owner, and lets the server's role use them. Part of migrating; harmless
 * when repeated, and safe when two do it at once.
 */
export async function installQueue(owner: string | pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    // Two servers starting at once: the second waits here until the connection of the first ends.
    await client.query('select pg_advisory_lock($1, 0)', [locks.queue])
    const boss = bossOn({ executeSql: (text, values) => client.query(text, values) }, true)
    await boss.start()
    await boss.createQueue(QUEUE, { name: QUEUE, ...settings })
    await boss.updateQueue(QUEUE, { name: QUEUE, ...settings })
    await boss.stop({ graceful: false })
    await client.query('grant usage on schema pgboss to jinlin_app')
    await client.query('grant select, insert, update, delete on all tables in schema pgboss to jinlin_app')
  } finally {
    await client.end()
  }
}

/** The queue over the server's own pool. Throws when it was not installed. */
export async function openQueue(db: Database): Promise<PgBoss> {
  const boss = bossOn({ executeSql: (text, values) => onOwnConnection(db, text, values) })
  boss.on('error', () => undefined)
  return boss.start()
}

/** pg-boss sends whole transactions as one text: when one breaks in the middle, its connection must not go back as it is. */
async function onOwnConnection(db: Database, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  try {
    return await client.query(text, values)
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

/** Lets one call of pg-boss take part in a transaction of ours. */
export const inTx = (tx: Tx): { db: PgBoss.Db } => ({
  db: {
    executeSql: async (text, values) => ({ rows: (await tx.executeQuery(CompiledQuery.raw(text, values))).rows }),
  },
})

const nowhere: PgBoss.Db = {
  executeSql: () => Promise.reject(new Error('This queue only works inside a transaction.')),
}

/** The queue for acts inside a transaction: every call is given `inTx(tx)`. */
export const queueInTx: PgBoss = bossOn(nowhere)
