import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'

/** What is counted, e.g. 'needs.need', and the year the count belongs to. */
export type Count = { name: string; year: number; by?: number }

/**
 * The next number of this area and year, from 1. Holds the area's counter until the end of the transaction, so it is asked
 * for late; a transaction that fails gives its number back. `by` takes several at once and returns the last.
 */
export async function countUp(tx: Tx, ctx: Ctx, { name, year, by = 1 }: Count): Promise<number> {
  const { value } = await tx
    .insertInto('platform.counter')
    .values({ area_id: ctx.area.id, name, year, value: by })
    .onConflict((conflict) =>
      conflict
        .columns(['area_id', 'name', 'year'])
        .doUpdateSet((eb) => ({ value: eb('platform.counter.value', '+', by) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}
