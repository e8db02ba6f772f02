import type { Insertable } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Tables } from '../db/tables.generated.ts'

/** A fact of an earlier day, as a demonstration tells it: when it happened, and that nobody needs to hear of it any more. */
export type PastFact = Insertable<Tables['platform.fact']>

/** Writes facts that are told after they happened. For demonstrations only: an act records what happens now. */
export async function recordPast(tx: Tx, facts: PastFact[]): Promise<void> {
  await tx.insertInto('platform.fact').values(facts).execute()
}
