import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { anywhere, reaches } from '../access.ts'
import { homeRow } from '../places/home.ts'
import { readName } from './names.ts'
import { insertKeys } from './write.ts'

/** A home, or a building where nobody wrote down the door, or neither. */
export type Place = { home_id: string | null; building_id: string | null }

/** A person of the reader's, held until the transaction ends. */
export async function lockedPerson(tx: Tx, ctx: Ctx, id: string) {
  const row = await tx
    .selectFrom('people.person')
    .select(['name', 'state', 'home_id', 'building_id', 'version'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  return (await isMine(tx, ctx, row)) ? row : undefined
}

async function isMine(tx: Tx, ctx: Ctx, { home_id, building_id }: Place): Promise<boolean> {
  if (reaches(ctx.actor, anywhere)) return true
  if (home_id !== null) return (await homeRow(tx, ctx, home_id)) !== null
  if (building_id === null) return false
  const building = await tx
    .selectFrom('people.building')
    .select('compound_id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', building_id)
    .executeTakeFirst()
  return building !== undefined && reaches(ctx.actor, { compoundId: building.compound_id, buildingId: building_id })
}

type Columns = {
  id: string
  name?: string
  pinyin?: string
  home_id?: string | null
  building_id?: string | null
  state?: 'here' | 'left'
  left_at?: Date | null
  version: number
}

/** Writes columns of a person, with the moment. */
export async function setPerson(tx: Tx, ctx: Ctx, { id, ...columns }: Columns): Promise<void> {
  await tx
    .updateTable('people.person')
    .set({ ...columns, changed_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
}

/** Writes anew what a person is found by, and says how the name is spelt. */
export async function renewKeys(
  tx: Tx,
  ctx: Ctx,
  person: { id: string; name: string; state: 'here' | 'left' },
): Promise<{ pinyin: string }> {
  const { pinyin, keys } = readName(person.name, person.state)
  await tx
    .deleteFrom('people.person_key')
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', person.id)
    .execute()
  await insertKeys(
    tx,
    ctx,
    keys.map((key) => ({ ...key, personId: person.id })),
  )
  return { pinyin }
}
