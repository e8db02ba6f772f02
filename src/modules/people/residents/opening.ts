import { done, refused, type Outcome } from '#base/outcome.ts'
import { accountNames } from '#platform/auth/accounts.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockedPerson } from './person-row.ts'
import { phonesOf } from './phones.ts'

/** Opens the numbers of a person for a reason; who, when and why is kept, and shown to that person. */
export async function openPhones(
  ctx: Ctx,
  { id, personId, reason }: { id: string; personId: string; reason: string },
): Promise<Outcome<string[], 'unknown'>> {
  return inArea(ctx, async (tx) => {
    if (!(await lockedPerson(tx, ctx, personId))) return refused('unknown')
    const numbers = await phonesOf(tx, ctx, personId)
    await noteOpening(tx, ctx, { id, personId, reason, field: 'phone' })
    return done(numbers.map((phone) => phone.number))
  })
}

type NewOpening = { id: string; personId: string; field: 'phone' | 'copy' | 'name'; reason: string }

/** Writes down that sealed fields of a person were opened: one number, or all of them in a copy to take along. */
export async function noteOpening(tx: Tx, ctx: Ctx, { id, personId, field, reason }: NewOpening): Promise<void> {
  const opened = await tx
    .insertInto('people.opening')
    .values({
      area_id: ctx.area.id,
      id,
      person_id: personId,
      field,
      reason,
      account_id: ctx.actor.id ?? ctx.actor.kind,
      role: ctx.actor.grants[0]?.role ?? null,
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (opened) await record(tx, ctx, { name: `people.${field}.opened`, subjectId: personId, detail: { opening: id } })
}

/** Who opened a sealed field of a person, when and why. */
export type Opening = { at: Date; by: string; reason: string }

/** The last openings of a person's numbers, the latest first. */
export async function openingsOf(
  ctx: Ctx,
  personId: string,
  { limit = 20 }: { limit?: number } = {},
): Promise<Opening[]> {
  return inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('people.opening')
      .select(['at', 'account_id', 'reason'])
      .where('area_id', '=', ctx.area.id)
      .where('person_id', '=', personId)
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
    const names = await accountNames(
      tx,
      rows.map((row) => row.account_id),
    )
    return rows.map((row) => ({ at: row.at, by: names.get(row.account_id) ?? row.account_id, reason: row.reason }))
  })
}
