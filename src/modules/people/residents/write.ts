import { sql } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { NameKey } from './names.ts'

/** Somebody to be written down, with what they are found by. */
export type NewPerson = {
  id: string
  name: string
  pinyin: string
  keys: readonly NameKey[]
  homeId: string | null
  /** Where the door is not known. */
  buildingId?: string | null
  importId?: string | null
}

export type NewPhone = { personId: string; number: string; position: number }

/** Writes many persons with their keys. One statement of one text a table, however many they are. */
export async function insertPersons(tx: Tx, ctx: Ctx, persons: readonly NewPerson[]): Promise<void> {
  if (persons.length === 0) return
  await sql`
    insert into people.person (area_id, id, name, pinyin, home_id, building_id, import_id, made_at, changed_at)
    select ${ctx.area.id}::int, t.id, t.name, t.pinyin, t.home_id, t.building_id, t.import_id, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    from unnest(${persons.map((one) => one.id)}::uuid[], ${persons.map((one) => one.name)}::text[],
      ${persons.map((one) => one.pinyin)}::text[], ${persons.map((one) => one.homeId)}::uuid[],
      ${persons.map((one) => one.buildingId ?? null)}::uuid[], ${persons.map((one) => one.importId ?? null)}::uuid[])
      as t (id, name, pinyin, home_id, building_id, import_id)
    on conflict (area_id, id) do nothing`.execute(tx)
  await insertKeys(
    tx,
    ctx,
    persons.flatMap((one) => one.keys.map((key) => ({ ...key, personId: one.id }))),
  )
}

/** Writes the keys persons are found by. */
export async function insertKeys(tx: Tx, ctx: Ctx, keys: readonly (NameKey & { personId: string })[]): Promise<void> {
  if (keys.length === 0) return
  await sql`
    insert into people.person_key (area_id, part, key, person_id)
    select ${ctx.area.id}::int, t.part, t.key, t.person_id
    from unnest(${keys.map((one) => one.part)}::int[], ${keys.map((one) => one.key)}::text[],
      ${keys.map((one) => one.personId)}::uuid[]) as t (part, key, person_id)
    on conflict (area_id, part, key, person_id) do nothing`.execute(tx)
}

/** Seals and writes telephones; one that the person has already is left as it is. */
export async function insertPhones(tx: Tx, ctx: Ctx, phones: readonly NewPhone[]): Promise<void> {
  if (phones.length === 0) return
  await sql`
    insert into people.phone (area_id, id, person_id, position, number_sealed, number_hash)
    select ${ctx.area.id}::int, t.id, t.person_id, t.position, t.sealed, t.hash
    from unnest(${phones.map(() => uuidv7(ctx.now))}::uuid[], ${phones.map((one) => one.personId)}::uuid[],
      ${phones.map((one) => one.position)}::int[], ${phones.map((one) => ctx.secrets.seal(ctx.area.id, one.number))}::bytea[],
      ${phones.map((one) => ctx.secrets.hash(ctx.area.id, 'phone', one.number))}::bytea[]) as t (id, person_id, position, sealed, hash)
    on conflict (area_id, person_id, number_hash) do nothing`.execute(tx)
}
