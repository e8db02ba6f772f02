import type { Compilable } from 'kysely'
import type { PoolClient } from 'pg'
import { isConnectionLoss, type Database, type Tx } from './database.ts'
import { hasWritten, hold, kyselyOn, sendNow, watchWrites } from './dialect.ts'

/** What an act needs to reach its rows: a database and the area the rows belong to. */
export type AreaScope = { db: Database; area: { id: number } }

const factsIn = new WeakMap<Tx, Set<string>>()

/** Marks that this transaction recorded facts with these names, so that listeners are woken after its commit. */
export function markFacts(tx: Tx, names: readonly string[]): void {
  const modules = factsIn.get(tx) ?? new Set()
  for (const name of names) modules.add(name.split('.', 1)[0] ?? '')
  factsIn.set(tx, modules)
}

const lastIn = new WeakMap<Tx, Promise<unknown>[]>()

/**
 * Sends a statement whose answer the rest of the work does not need: it travels with what comes next, at the latest with
 * the COMMIT. If it fails, so does the transaction, with its error.
 */
export function withoutWaiting(tx: Tx, statement: Compilable): void {
  const sent = sendNow(tx, statement)
  sent.catch(() => undefined)
  lastIn.set(tx, [...(lastIn.get(tx) ?? []), sent])
}

/**
 * Runs `work` in one transaction of one area; everything in it happens or nothing does.
 * Row level security shows only this area's rows; each statement names the area as well.
 * Repeated when the database asks for it (serialization failure, deadlock), so `work` must have no other effects.
 */
export async function inArea<T>(scope: AreaScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(scope, work)
    } catch (error) {
      if (attempt >= 4 || !shouldRetry(error)) throw error
    }
  }
}

const shouldRetry = (error: unknown): boolean =>
  ['40001', '40P01'].includes((error as { code?: string } | null)?.code ?? '')

async function once<T>({ db, area }: AreaScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  try {
    const tx = kyselyOn(client, db.onStatement)
    factsIn.delete(tx)
    lastIn.delete(tx)
    watchWrites(client)
    // Sent without waiting: the first query of the work travels in the same packet.
    process.nextTick(hold(client))
    const begun = begin(client, area.id)
    const value = await work(tx)
    await begun
    // After reading there is nothing to lose: the connection is given back with its COMMIT on the way.
    if (hasWritten(client)) await commit(client, lastIn.get(tx) ?? [])
    else leave(client)
    const modules = factsIn.get(tx)
    if (modules) for (const listener of db.onFacts) listener(area.id, modules)
    return value
  } catch (error) {
    broken = await rollback(client, error)
    throw await causeOf(error, lastIn.get(kyselyOn(client)))
  } finally {
    client.release(broken)
  }
}

/** What really went wrong: after a failed statement nobody waited for, the next can only say that the transaction is over. */
async function causeOf(error: unknown, last: readonly Promise<unknown>[] = []): Promise<unknown> {
  if ((error as { code?: string } | null)?.code !== '25P02') return error
  const answers = await Promise.allSettled(last)
  return answers.find((answer) => answer.status === 'rejected')?.reason ?? error
}

type Rows<Queries extends readonly Compilable[]> = {
  [At in keyof Queries]: Queries[At] extends Compilable<infer Row> ? Row[] : never
}

function sendAll(tx: Tx, queries: readonly Compilable[]): Promise<unknown[]>[] {
  const sent = queries.map((query) => sendNow(tx, query))
  // A failure is told by the first of them; the others' must not go unheard.
  for (const one of sent) one.catch(() => undefined)
  return sent
}

/**
 * Asks several things in a transaction, in this very order and in one packet: for queries of which none needs the other's
 * answer. What stands behind one that locks a row sees that row as it is then held.
 */
export const inOnePacket = async <const Queries extends readonly Compilable[]>(
  tx: Tx,
  queries: Queries,
): Promise<Rows<Queries>> => (await Promise.all(sendAll(tx, queries))) as Rows<Queries>

/** Reads in one transaction of one area, all of it in one packet: for queries of which none needs the other's answer. */
export async function look<const Queries extends readonly Compilable[]>(
  { db, area }: AreaScope,
  ask: (tx: Tx) => Queries,
): Promise<Rows<Queries>> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  try {
    const tx = kyselyOn(client, db.onStatement)
    watchWrites(client)
    process.nextTick(hold(client))
    const begun = begin(client, area.id)
    const sent = sendAll(tx, ask(tx))
    if (hasWritten(client)) throw new Error('A look writes nothing.')
    client.query('commit').catch(() => undefined)
    const [rows] = await Promise.all([Promise.all(sent), begun])
    return rows as Rows<Queries>
  } catch (error) {
    broken = await rollback(client, error)
    throw error
  } finally {
    client.release(broken)
  }
}

/** Ends a transaction that only read. Nobody waits for it: it travels with what the request asks next on this connection. */
function leave(client: PoolClient): void {
  const send = hold(client)
  client.query('commit').catch(() => undefined)
  setImmediate(send)
}

function begin(client: PoolClient, areaId: number): Promise<unknown> {
  if (!Number.isSafeInteger(areaId)) throw new Error('An area is a whole number.')
  const begun = client.query(`begin; select platform.set_area(${areaId})`)
  begun.catch(() => undefined)
  return begun
}

async function commit(client: PoolClient, last: readonly Promise<unknown>[]): Promise<void> {
  const committed = client.query('commit')
  committed.catch(() => undefined)
  await Promise.all(last)
  const { command } = await committed
  // A transaction in which a statement failed answers COMMIT with ROLLBACK and no error.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: an error in it was swallowed.')
}

async function rollback(client: PoolClient, error: unknown): Promise<Error | undefined> {
  if (isConnectionLoss(error)) return error as Error
  try {
    await client.query('rollback')
    return undefined
  } catch (failure) {
    return failure as Error
  }
}
