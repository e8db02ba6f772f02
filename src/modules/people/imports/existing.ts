import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { homeKey, type Home } from './homes.rules.ts'
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
  /** Ids of homes by `homeKey`. */
  homes: Map<string, string>
  /** The same the other way round. */
  homeById: Map<string, Home>
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
  const homeById = new Map<string, Home>()
  for (const { id: buildingId, name: building, compound } of buildings)
    for (const { id, unit, room } of byBuilding.get(buildingId) ?? []) {
      const home = { compound, building, room, ...(unit === '' ? {} : { unit }) }
      keys.set(homeKey(home), id)
      homeById.set(id, home)
    }
  return { known, compounds, buildings, homes: keys, homeById }
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

/** How many things are asked for in one statement. */
const chunk = 2000

/** The people the planned ones could be: those in the same homes, those without a door, and those with one of the telephones. */
export async function existingFor(tx: Tx, ctx: Ctx, { ground, persons }: Asked): Promise<Known[]> {
  const homeIds = new Set(persons.flatMap(({ home }) => ground.homes.get(homeKey(home)) ?? []))
  const marks = new Set(persons.flatMap(({ phones }) => phones.map((phone) => phoneMark(ctx, phone))))
  const rows = new Map<string, PersonRow>()
  const take = (found: PersonRow[]) => found.forEach((row) => rows.set(row.id, row))
  take(await personRows(tx, ctx, sql`building_id is not null`))
  const aliases = await aliasRows(tx, ctx)
  take(await personRows(tx, ctx, sql`id = any (${aliases.map((one) => one.person_id)}::uuid[])`))
  for (const ids of chunks([...homeIds])) take(await personRows(tx, ctx, sql`home_id = any (${ids}::uuid[])`))
  for (const some of chunks([...marks])) {
    const reached = (await holdersOf(tx, ctx, some)).filter((id) => !rows.has(id))
    take(await personRows(tx, ctx, sql`id = any (${reached}::uuid[])`))
  }
  const phones = await phonesFor(tx, ctx, [...rows.keys()])
  const also = aliases.flatMap(({ person_id: id, ...as }) => [{ ...rows.get(id), ...as, id }])
  return [...rows.values(), ...also.flatMap(named)].map((row) => knownOf(row, phones.get(row.id) ?? [], ground))
}

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / chunk) }, (_, at) => all.slice(at * chunk, (at + 1) * chunk))

type PersonRow = {
  id: string
  name: string
  state: 'here' | 'left'
  home_id: string | null
  building_id: string | null
}

const personRows = (tx: Tx, ctx: Ctx, which: RawBuilder<unknown>): Promise<PersonRow[]> =>
  tx
    .selectFrom('people.person')
    .select(['id', 'name', 'state', 'home_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where(sql<boolean>`${which}`)
    .execute()

/** How people were also written down before two entries became one: they stand behind the entry itself, under the same id. */
const aliasRows = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.alias')
    .select(['person_id', 'name', 'home_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .execute()

const named = ({ state, ...row }: Omit<PersonRow, 'state'> & { state?: PersonRow['state'] }): PersonRow[] =>
  state ? [{ ...row, state }] : []

async function holdersOf(tx: Tx, ctx: Ctx, marks: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('people.phone')
    .select('person_id')
    .where('area_id', '=', ctx.area.id)
    .where('number_hash', '=', sql<Buffer>`any (${marks.map((mark) => Buffer.from(mark, 'hex'))}::bytea[])`)
    .execute()
  return [...new Set(rows.map((row) => row.person_id))]
}

async function phonesFor(tx: Tx, ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const ids of chunks(personIds)) {
    const rows = await tx
      .selectFrom('people.phone')
      .select(['person_id', 'number_hash'])
      .where('area_id', '=', ctx.area.id)
      .where('person_id', '=', sql<string>`any (${ids}::uuid[])`)
      .execute()
    for (const row of rows)
      found.set(row.person_id, [...(found.get(row.person_id) ?? []), row.number_hash.toString('hex')])
  }
  return found
}

function knownOf({ id, name, state, home_id, building_id }: PersonRow, phones: string[], ground: Ground): Known {
  const building = ground.buildings.find((one) => one.id === building_id)
  const home =
    home_id === null
      ? building && { compound: building.compound, building: building.name }
      : ground.homeById.get(home_id)
  return { id, name, state, phones, ...(home ? { home } : {}) }
}
