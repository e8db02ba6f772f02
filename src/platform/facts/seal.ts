import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'
import { locks } from '../lock/lock.ts'
import { entriesText, firstHash, sealHash, writtenFacts } from './canonical.ts'

/** Facts under one seal, at most. */
export const MOST_IN_SEAL = 1000

/**
 * Seals all facts of an area that no seal covers yet, a thousand at a time. Returns how many.
 *
 * Which facts: every one that can be seen and has no seal number. What can be seen is committed, so no wait is needed, and
 * a slow writer's facts, although older by number, are simply taken by the next seal: nothing is asked about where the last
 * one ended. One sealer an area at a time; a second finds it busy and leaves, and the work is done by the first.
 */
export async function sealFacts(ctx: Ctx): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await inArea(ctx, (tx) => sealSome(tx, ctx))
    sealed += count
    if (count < MOST_IN_SEAL) return sealed
  }
}

async function sealSome(tx: Tx, ctx: Ctx): Promise<number> {
  if (!(await onlyOne(tx, ctx.area.id))) return 0
  const facts = await writtenFacts(tx)
    .where('area_id', '=', ctx.area.id)
    .where('seal_no', 'is', null)
    .orderBy('seq')
    .limit(MOST_IN_SEAL)
    .execute()
  if (facts.length === 0) return 0
  const last = await lastSeal(tx, ctx.area.id)
  const seal = {
    no: (last?.no ?? 0) + 1,
    fact_count: facts.length,
    previous_hash: last?.hash ?? firstHash,
    sealed_at: ctx.now,
    entries: entriesText(facts),
  }
  await tx
    .insertInto('platform.seal')
    .values({ area_id: ctx.area.id, ...seal, hash: sealHash(seal) })
    .execute()
  await mark(tx, ctx, { no: seal.no, ids: facts.map(({ id }) => id) })
  return facts.length
}

/** Ends with the transaction. The next statement sees all that the sealer before us has committed. */
async function onlyOne(tx: Tx, areaId: number): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean
  }>`select pg_try_advisory_xact_lock(${locks.seal}, ${areaId}) as mine`.execute(tx)
  return rows[0]?.mine === true
}

const lastSeal = (tx: Tx, areaId: number) =>
  tx
    .selectFrom('platform.seal')
    .select(['no', 'hash'])
    .where('area_id', '=', areaId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()

async function mark(tx: Tx, ctx: Ctx, { no, ids }: { no: number; ids: string[] }): Promise<void> {
  const { numAffectedRows } = await sql`update platform.fact set seal_no = ${no}
    where area_id = ${ctx.area.id} and id = any(${ids}::uuid[]) and seal_no is null`.execute(tx)
  if (Number(numAffectedRows) !== ids.length) throw new Error('Facts changed while they were being sealed.')
}
