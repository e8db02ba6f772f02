import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { oneTelephone } from '../imports/telephones.rules.ts'

/**
 * Who is written down, as living here, with each of these telephone numbers, however its digits are spaced; a number of nobody is not
 * among them. For acts that know already that they may ask.
 */
export async function personsByNumbers(
  tx: Tx,
  ctx: Ctx,
  numbers: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  if (numbers.length === 0) return new Map()
  const hashOf = (number: string) => ctx.secrets.hash(ctx.area.id, 'phone', oneTelephone(number) ?? number)
  const asked = [...new Set(numbers)].map((number) => ({ number, hash: hashOf(number) }))
  const rows = await tx
    .selectFrom('people.phone as t')
    .innerJoin('people.person as p', (join) =>
      join.onRef('p.area_id', '=', 't.area_id').onRef('p.id', '=', 't.person_id'),
    )
    .select(['p.id', 'p.name', 't.number_hash'])
    .where('t.area_id', '=', ctx.area.id)
    .where(
      't.number_hash',
      'in',
      asked.map(({ hash }) => hash),
    )
    .where('p.state', '=', 'here')
    .execute()
  const found = asked.map(({ number, hash }) => {
    const persons = rows.filter(({ number_hash }) => number_hash.equals(hash)).map(({ id, name }) => ({ id, name }))
    return [number, persons] as const
  })
  return new Map(found.filter(([, persons]) => persons.length > 0))
}
