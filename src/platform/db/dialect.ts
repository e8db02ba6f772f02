import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { PoolClient } from 'pg'
import type { StatementListener, Tx } from './tx.ts'
import type { Tables } from './tables.generated.ts'

/** Statements prepared under a name; a text is named only while there are few, so that lists of varying length do not pile up. */
const names = new Map<string, string>()
const MOST_NAMES = 600

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) return undefined
  const name = 'q' + createHash('sha256').update(sql).digest('base64url').slice(0, 16)
  names.set(sql, name)
  return name
}

const writing = new WeakSet<PoolClient>()

/** Begins to watch whether anything is written on this connection. */
export const watchWrites = (client: PoolClient): void => void writing.delete(client)

/** Whether, since then, anything but a plain SELECT was sent. That no SELECT writes is a rule of bin/statement-rules.mjs. */
export const hasWritten = (client: PoolClient): boolean => writing.has(client)

type Connected = PoolClient & { connection: { stream: Writable } }

/** Keeps back what is written to this connection until the returned function is called, so that it leaves in one packet. */
export function hold(client: PoolClient): () => void {
  const { stream } = (client as Connected).connection
  stream.cork()
  return () => stream.uncork()
}

function connectionOn(client: PoolClient, onStatement?: StatementListener): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      onStatement?.(query.sql)
      if (!/^select\s/i.test(query.sql)) writing.add(client)
      const name = nameOf(query.sql)
      // Statements asked for side by side are sent together, once the work at hand waits for their answers.
      process.nextTick(hold(client))
      const result = await client.query<R & object>({
        ...(name === undefined ? {} : { name }),
        text: query.sql,
        values: query.parameters as unknown[],
      })
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('Streaming is not used: page by key instead.')
    },
  }
}

const nothing = () => Promise.resolve()
const perClient = new WeakMap<PoolClient, Tx>()
const connections = new WeakMap<Tx, DatabaseConnection>()

/**
 * Sends a statement in this very moment. The query builder's own way takes a few turns of the event loop, in which what
 * should follow the statement would overtake it.
 */
export async function sendNow<Row>(tx: Tx, query: Compilable<Row>): Promise<Row[]> {
  const connection = connections.get(tx)
  if (!connection) throw new Error('Not a transaction of ours.')
  return (await connection.executeQuery<Row>(query.compile())).rows
}

/** The query builder bound to one connection; made once for each connection. */
export function kyselyOn(client: PoolClient, onStatement?: StatementListener): Tx {
  const known = perClient.get(client)
  if (known) return known
  const connection = connectionOn(client, onStatement)
  const driver: Driver = {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refuseNesting,
    commitTransaction: refuseNesting,
    rollbackTransaction: refuseNesting,
    releaseConnection: nothing,
    destroy: nothing,
  }
  const made = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  perClient.set(client, made)
  connections.set(made, connection)
  return made
}

function refuseNesting(): Promise<void> {
  throw new Error('One transaction an act: pass the tx on instead of opening another.')
}
