import pg from 'pg'
import { kyselyOn } from './dialect.ts'
import type { StatementListener, Tx } from './tx.ts'

export type { StatementListener, Tx }

/** A pool of connections to one database, under the server's own login role. */
export type Database = {
  pool: pg.Pool
  /** Runs work on one connection without an area: only global tables (area, account, session, calendar) answer here. */
  global: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  onStatement?: StatementListener
  /** Told after a commit that recorded facts, with the area they belong to and the modules they are of. */
  onFacts: Set<(areaId: number, modules: ReadonlySet<string>) => void>
  close: () => Promise<void>
}

const DATE = 1082
const INT8 = 20

const otherParser = pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown

const parsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return Number
    return otherParser(oid, format)
  },
}

/** PostgreSQL cancels what takes longer: everything here is about one area, and done in a fraction of it. */
const STATEMENT_MS = 6000
/** A database that answers nothing at all cannot cancel either: a second later its connection is given up. */
const SILENCE_MS = STATEMENT_MS + 1000

/**
 * Opens a pool. `url` is a connection string or a connection object of `pg`. A statement over 6 s is cancelled; a database
 * that is silent for 7 s, or gives no connection for 3 s, counts as lost (`isConnectionLoss`).
 */
export function openDatabase(
  url: string | pg.PoolConfig,
  options: { size?: number; onStatement?: StatementListener } = {},
): Database {
  const target: pg.PoolConfig = typeof url === 'string' ? { connectionString: url } : url
  const pool = new pg.Pool({
    ...target,
    max: options.size ?? 10,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_MS,
    query_timeout: SILENCE_MS,
    idle_in_transaction_session_timeout: 30_000,
    // A connection on which a lock hangs may be silent for hours: the system notices when the other end is gone.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true,
    types: parsers,
    options: '-c timezone=UTC',
  })
  // A connection that breaks while idle is dropped by the pool; the next request opens another.
  pool.on('error', () => undefined)
  // One that breaks while it works fails its query; without a listener the whole program would end with it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const database: Database = {
    pool,
    onFacts: new Set(),
    close: () => pool.end(),
    global: async (work) => {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        return await work(kyselyOn(client, options.onStatement))
      } catch (error) {
        if (isConnectionLoss(error)) broken = error as Error
        throw error
      } finally {
        client.release(broken)
      }
    },
  }
  return options.onStatement ? { ...database, onStatement: options.onStatement } : database
}

const lossCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
])

/** What `pg` says in words only; it has no codes of its own. */
const lossWords =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|not queryable|Connection ended/i

/** Whether an error means that the database is away (stopped, silent, starting, unreachable), not that a statement was wrong. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as NodeJS.ErrnoException
  // A socket that is not there, not any file.
  if (code === 'ENOENT') return syscall === 'connect'
  return lossCodes.has(code) || lossWords.test(error.message)
}
