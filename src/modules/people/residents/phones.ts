import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { mostPhones, type PersonInput } from './person.rules.ts'
import { insertPhones } from './write.ts'

/** The numbers of a person in clear. Only for masking and for `openPhones`, which leaves a trace. */
export async function phonesOf(tx: Tx, ctx: Ctx, personId: string): Promise<{ id: string; number: string }[]> {
  const rows = await tx
    .selectFrom('people.phone')
    .select(['id', 'number_sealed'])
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', personId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, number: ctx.secrets.open(ctx.area.id, row.number_sealed) }))
}

type PhoneChange = Pick<PersonInput, 'phones' | 'dropPhones'> & { id: string }

/** The numbers that stay and those to write, or null when they would be too many together. */
export async function phonePlan(
  tx: Tx,
  ctx: Ctx,
  { id, phones, dropPhones }: PhoneChange,
): Promise<{ stay: number; fresh: string[] } | null> {
  const stored = await phonesOf(tx, ctx, id)
  const stay = stored.filter((phone) => !dropPhones.includes(phone.id))
  const fresh = phones.filter((number) => !stay.some((phone) => phone.number === number))
  return stay.length + fresh.length > mostPhones ? null : { stay: stay.length, fresh }
}

/** Takes away the numbers to drop and writes the new ones behind those that stay. */
export async function changePhones(
  tx: Tx,
  ctx: Ctx,
  change: { id: string; dropPhones: string[]; stay: number; fresh: string[] },
): Promise<void> {
  for (const phoneId of change.dropPhones)
    await tx
      .deleteFrom('people.phone')
      .where('area_id', '=', ctx.area.id)
      .where('person_id', '=', change.id)
      .where('id', '=', phoneId)
      .execute()
  const fresh = change.fresh.map((number, at) => ({ personId: change.id, number, position: change.stay + at }))
  await insertPhones(tx, ctx, fresh)
}
