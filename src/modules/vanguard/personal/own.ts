import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Subject } from '#platform/personal/personal.ts'
import { nameOf, volunteersOf, type Volunteer } from '../volunteer.ts'

export type WishRow = Selectable<Tables['vanguard.wish_to_help']>

const isCalled = ({ name, formerly }: Subject, said: string): boolean =>
  [name, ...formerly.map((one) => one.name)].includes(said)

/**
 * What somebody is as a volunteer, those times included they left: by their entry of the roster, or by their telephone and their
 * name. A family may share a telephone, so a number alone leads to nobody.
 */
export async function volunteersOfSubject(tx: Tx, ctx: Ctx, subject: Subject): Promise<Volunteer[]> {
  const rows = await volunteersOf(tx, ctx)
    .where('forgotten_at', 'is', null)
    .where(
      sql<boolean>`(person_id = ${subject.personId}::uuid
        or (person_id is null and phone_hash = any (${[...subject.phoneHashes]}::bytea[])))`,
    )
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.filter((row) => row.person_id !== null || isCalled(subject, nameOf(ctx, row)))
}

/** What somebody said at the front door of wanting to help, by the same rule. */
export async function wishesOfSubject(tx: Tx, ctx: Ctx, subject: Subject): Promise<WishRow[]> {
  const rows = await tx
    .selectFrom('vanguard.wish_to_help')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where(sql<boolean>`phone_hash = any (${[...subject.phoneHashes]}::bytea[])`)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return rows.filter((row) => isCalled(subject, nameOf(ctx, row)))
}
