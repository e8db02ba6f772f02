import type { PoolClient } from 'pg'
import { isConnectionLoss, type Database, type Tx } from './database.ts'
import { kyselyOn } from './dialect.ts'

/** What an act needs to reach its rows: a database and the area the rows belong to. */
export type AreaScope = { db: Database; area: { id: number } }

const factsIn = new WeakMap<Tx, boolean>()

/** Marks that this transaction recorded a fact, so that listeners are woken after its commit. */
export function markFacts(tx: Tx): void {
  factsIn.set(tx, true)
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
  if (!Number.isSafeInteger(area.id)) throw new Error('An area is a whole number.')
  const client = await db.pool.connect()
  let broken: Error | undefined
  try {
    const tx = kyselyOn(client, db.onStatement)
    factsIn.delete(tx)
    // Sent without waiting: the first query of the work travels in the same packet.
    const begun = client.query(`begin; select platform.set_area(${area.id})`)
    begun.catch(() => undefined)
    const value = await work(tx)
    await begun
    await commit(client)
    if (factsIn.get(tx)) for (const listener of db.onFacts) listener(area.id)
    return value
  } catch (error) {
    broken = await rollback(client, error)
    throw error
  } finally {
    client.release(broken)
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
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
