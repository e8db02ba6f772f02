import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { homeKey } from './homes.rules.ts'
import type { PlannedPerson } from './joined.rules.ts'
import type { KnownPlaces } from './known.rules.ts'
import type { ExistingPerson } from './match.rules.ts'

type HomeRow = { id: string; unit: string; room: string; buildingId: string }
type BuildingRow = { id: string; name: string; compoundId: string; compound: string }

/** The places of an area with their ids, by the keys rosters are compared by. */
export type Ground = {
  known: KnownPlaces
  compounds: { id: string; name: string }[]
  buildings: BuildingRow[]
  homes: Map<string, string>
}

/** All places of the area, for finding in them what a list means. */
export async function groundOf(tx: Tx, ctx: Ctx): Promise<Ground> {
  const [compounds, buildings, homes] = await Promise.all([
    compoundRows(tx, ctx),
    buildingRows(tx, ctx),
    homeRows(tx, ctx),
  ])
  const byBuilding = new Map<string, HomeRow[]>()
  for (const home of homes) {
    const beside = byBuilding.get(home.buildingId)
    if (beside) beside.push(home)
    else byBuilding.set(home.buildingId, [home])
  }
  const inCompound = (id: string) =>
    buildings
      .filter((building) => building.compoundId === id)
      .map(({ id: buildingId, name }) => ({ name, homes: byBuilding.get(buildingId) ?? [] }))
  const known = { compounds: compounds.map(({ id, name }) => ({ name, buildings: inCompound(id) })) }
  const keys = new Map<string, string>()
  for (const { id, name: building, compound } of buildings)
    for (const home of byBuilding.get(id) ?? []) keys.set(homeKey({ compound, building, ...home }), home.id)
  return { known, compounds, buildings, homes: keys }
}

const compoundRows = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.compound')
    .select(['id', 'name'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('position')
    .orderBy('name')
    .execute()

const buildingRows = (tx: Tx, ctx: Ctx): Promise<BuildingRow[]> =>
  tx
    .selectFrom('people.v_building')
    .select(['id', 'name', 'compound_id as compoundId', 'compound_name as compound'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('position')
    .orderBy('name')
    .execute()

const homeRows = (tx: Tx, ctx: Ctx): Promise<HomeRow[]> =>
  tx
    .selectFrom('people.home')
    .select(['id', 'unit', 'room', 'building_id as buildingId'])
    .where('area_id', '=', ctx.area.id)
    .execute()

/** Somebody the area knows, for comparing; telephones as keyed hashes. */
export type Known = ExistingPerson & { state: 'here' | 'left' }

/** A telephone as it is compared: its keyed hash. */
export const phoneMark = (ctx: Ctx, phone: string): string =>
  ctx.secrets.hash(ctx.area.id, 'phone', phone).toString('hex')

type Asked = { ground: Ground; persons: readonly PlannedPerson[] }

/** The people the planned ones could be: those in the same homes, those without a door, and those with one of the telephones. */
export async function existingFor(tx: Tx, ctx: Ctx, { ground, persons }: Asked): Promise<Known[]> {
  const homeIds = [...new Set(persons.flatMap(({ home }) => ground.homes.get(homeKey(home)) ?? []))]
  const marks = new Set(persons.flatMap(({ phones }) => phones.map((phone) => phoneMark(ctx, phone))))
  const hashes = [...marks].map((mark) => Buffer.from(mark, 'hex'))
  const area = ctx.area.id
  const { rows } = await sql<Row>`
    select p.id, p.name, p.state, h.unit, h.room, b.name as building, c.name as compound
    from people.person p
    left join people.home h on h.area_id = p.area_id and h.id = p.home_id
    left join people.building b on b.area_id = p.area_id and b.id = coalesce(h.building_id, p.building_id)
    left join people.compound c on c.area_id = b.area_id and c.id = b.compound_id
    where p.area_id = ${area} and p.id in (
      select id from people.person where area_id = ${area} and home_id = any (${homeIds}::uuid[])
      union select id from people.person where area_id = ${area} and building_id is not null
      union select person_id from people.phone where area_id = ${area} and number_hash = any (${hashes}::bytea[]))`.execute(
    tx,
  )
  const phones = await phonesFor(tx, ctx, rows)
  return rows.map((row) => knownOf(row, phones.get(row.id)))
}

async function phonesFor(tx: Tx, ctx: Ctx, persons: readonly { id: string }[]): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('people.phone')
    .select(['person_id', 'number_hash'])
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', sql<string>`any (${persons.map(({ id }) => id)}::uuid[])`)
    .execute()
  const found = new Map<string, string[]>()
  for (const row of rows)
    found.set(row.person_id, [...(found.get(row.person_id) ?? []), row.number_hash.toString('hex')])
  return found
}

type Row = {
  id: string
  name: string
  state: 'here' | 'left'
  unit: string | null
  room: string | null
  building: string | null
  compound: string | null
}

function knownOf({ id, name, state, unit, room, building, compound }: Row, phones: string[] = []): Known {
  if (compound === null || building === null) return { id, name, state, phones }
  return { id, name, state, phones, home: { compound, building, ...(unit ? { unit } : {}), ...(room ? { room } : {}) } }
}
