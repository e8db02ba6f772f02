import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { masked } from '../residents/person.rules.ts'
import { foundOf, personsWithHomes, type PersonFound } from '../residents/search.ts'

/** Somebody who may be the same person, and what both have alike, to the letter. Nobody is weighed or ranked. */
export type Likely = PersonFound & { alike: ('home' | 'phone')[] }

/** Most that are named at once. */
const most = 10

/** Who may be written down twice: the same name in the same home or building, or one of the same telephones. */
export const likelyDoubles = (ctx: Ctx, personId: string): Promise<Likely[]> =>
  inArea(ctx, async (tx) => {
    const [homes, phones] = await Promise.all([sameHome(tx, ctx, personId), samePhone(tx, ctx, personId)])
    const all = new Map([...homes, ...phones].map((row) => [row.id, row]))
    const has = (rows: readonly { id: string }[], id: string) => rows.some((row) => row.id === id)
    return [...all.values()].slice(0, most).map((row) => ({
      ...foundOf(row),
      alike: [...(has(homes, row.id) ? (['home'] as const) : []), ...(has(phones, row.id) ? (['phone'] as const) : [])],
    }))
  })

const sameHome = (tx: Tx, ctx: Ctx, personId: string) =>
  personsWithHomes(tx, ctx)
    .innerJoin('people.person as o', (join) =>
      join
        .onRef('o.area_id', '=', 'p.area_id')
        .onRef('o.name', '=', 'p.name')
        .on(
          sql<boolean>`o.home_id is not distinct from p.home_id and o.building_id is not distinct from p.building_id`,
        ),
    )
    .where('o.area_id', '=', ctx.area.id)
    .where('o.id', '=', personId)
    .where('p.id', '<>', personId)
    .orderBy('p.id')
    .limit(most)
    .execute()

const samePhone = (tx: Tx, ctx: Ctx, personId: string) =>
  personsWithHomes(tx, ctx)
    .where('p.id', '<>', personId)
    .where(
      sql<boolean>`p.id = any (array(select t.person_id from people.phone t join people.phone o
        on o.area_id = t.area_id and o.number_hash = t.number_hash
        where t.area_id = ${ctx.area.id} and o.area_id = ${ctx.area.id} and o.person_id = ${personId}::uuid))`,
    )
    .orderBy('p.id')
    .limit(most)
    .execute()

/** A telephone of one of two entries; `mark` is the same for the same number. */
export type PhoneOfPair = { id: string; personId: string; mark: string; masked: string }

/** The telephones of both, those of the one who stays first. */
export async function phonesOfPair(tx: Tx, ctx: Ctx, pair: { kept: string; gone: string }): Promise<PhoneOfPair[]> {
  const rows = await tx
    .selectFrom('people.phone')
    .select(['id', 'person_id', 'number_hash', 'number_sealed'])
    .where('area_id', '=', ctx.area.id)
    .where('person_id', 'in', [pair.kept, pair.gone])
    .orderBy(sql`person_id <> ${pair.kept}::uuid`)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    mark: row.number_hash.toString('hex'),
    masked: masked(ctx.secrets.open(ctx.area.id, row.number_sealed)),
  }))
}

/** The same in a transaction of its own. */
export const phonesOfBoth = (ctx: Ctx, pair: { kept: string; gone: string }): Promise<PhoneOfPair[]> =>
  inArea(ctx, (tx) => phonesOfPair(tx, ctx, pair))

/** The same number written down twice is one: the first of each, for showing and for counting. */
export const eachOnce = (phones: readonly PhoneOfPair[]): PhoneOfPair[] =>
  phones.filter((phone, at) => phones.findIndex(({ mark }) => mark === phone.mark) === at)
