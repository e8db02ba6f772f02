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
  /** Told after a commit that recorded facts, with the area they belong to. */
  onFacts: Set<(areaId: number) => void>
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

/** Opens a pool. `url` is a connection string or a connection object of `pg`. Statements over 15 s are cancelled. */
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
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
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
  'ENOENT',
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

/** Whether an error means that the database is away (stopped, starting, unreachable), not that a statement was wrong. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code
  if (code !== undefined && lossCodes.has(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|not queryable|Connection ended/i.test(
    error.message,
  )
}
