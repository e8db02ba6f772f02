import { randomFrom, type Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { recordAll } from '#platform/facts/record.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Insertable } from 'kysely'
import { readName } from '../residents/names.ts'
import { inventName, inventPhone } from './demo.names.ts'
import type { CompoundPlan } from './demo.places.ts'

/** One of the roster, for what neighbours do together. */
type DemoNeighbour = { id: string; name: string; homeId: string; buildingId: string }

/** What later parts of a demonstration hang their records on. */
export type DemoPlaces = {
  buildings: { id: string; compoundId: string; compound: string }[]
  homes: { id: string; buildingId: string; compoundId: string; label: string }[]
  persons: DemoNeighbour[]
}

const CHUNK = 400
/** Two whom the article lets speak, as everybody calls them; they live in the first homes. */
const neighbours = ['何阿姨', '徐阿姨']
/** Persons a home on average, so that 1 900 homes hold about 4 600 people. */
const sizes = [1, 1, 2, 2, 2, 3, 3, 3, 4, 4]

/** Lays out compounds, buildings, homes and invented residents of one area; the same for the same seed. */
export async function demoPeople(tx: Tx, ctx: Ctx, demo: { plans: CompoundPlan[]; seed: number }): Promise<DemoPlaces> {
  const random = randomFrom(demo.seed)
  const places = await layOut(tx, ctx, demo.plans)
  const persons = places.homes.flatMap((home, at) =>
    namesUnder(random, neighbours[at]).map((name) => {
      const one = personIn(ctx, { homeId: home.id, name }, random)
      places.persons.push({ id: one.person.id, name, homeId: home.id, buildingId: home.buildingId })
      return one
    }),
  )
  for (let from = 0; from < persons.length; from += CHUNK) await keepPersons(tx, ctx, persons.slice(from, from + CHUNK))
  return places
}

async function layOut(tx: Tx, ctx: Ctx, plans: CompoundPlan[]): Promise<DemoPlaces> {
  const common = { area_id: ctx.area.id, made_at: ctx.now }
  const places: DemoPlaces = { buildings: [], homes: [], persons: [] }
  for (const [at, plan] of plans.entries()) {
    const compoundId = uuidv7(ctx.now)
    await tx
      .insertInto('people.compound')
      .values({ ...common, id: compoundId, name: plan.name, address: plan.address, position: at })
      .execute()
    const buildings = Array.from({ length: plan.buildings }, (_, i) => ({
      ...common,
      id: uuidv7(ctx.now),
      compound_id: compoundId,
      name: `${i + 1}号楼`,
      position: i,
      ...pinOf(i, plan.buildings),
    }))
    await tx.insertInto('people.building').values(buildings).execute()
    for (const building of buildings) {
      places.buildings.push({ id: building.id, compoundId, compound: plan.name })
      const homes = roomsOf(plan).map((room) => ({ ...common, id: uuidv7(ctx.now), building_id: building.id, room }))
      await tx.insertInto('people.home').values(homes).execute()
      places.homes.push(
        ...homes.map(({ id, room }) => ({ id, buildingId: building.id, compoundId, label: `${building.name}${room}` })),
      )
    }
  }
  return places
}

/** Buildings stand in rows of four on the plan, 0 to 1000 each way. */
function pinOf(i: number, all: number): { plan_x: number; plan_y: number } {
  const rows = Math.ceil(all / 4)
  return { plan_x: 140 + (i % 4) * 240, plan_y: Math.round(((Math.floor(i / 4) + 0.5) * 1000) / rows) }
}

const roomsOf = (plan: CompoundPlan): string[] =>
  Array.from({ length: plan.floors * plan.perFloor }, (_, i) => {
    const floor = Math.floor(i / plan.perFloor) + 1
    return `${floor}${String((i % plan.perFloor) + 1).padStart(2, '0')}`
  })

/** Those of one home. No two have one name: a list would take them for one person written twice. */
function namesUnder(random: Random, first: string | undefined): string[] {
  const most = random.pick(sizes)
  const names = new Set(first === undefined ? [] : [first])
  while (names.size < most) names.add(inventName(random))
  return [...names]
}

type DemoPerson = {
  person: Insertable<Tables['people.person']>
  keys: Insertable<Tables['people.person_key']>[]
  phone: Insertable<Tables['people.phone']> | null
}

function personIn(ctx: Ctx, { homeId, name }: { homeId: string; name: string }, random: Random): DemoPerson {
  const id = uuidv7(ctx.now)
  const { pinyin, keys } = readName(name, 'here')
  const area_id = ctx.area.id
  const number = random.chance(0.7) ? inventPhone(random) : null
  const phone = number && {
    area_id,
    id: uuidv7(ctx.now),
    person_id: id,
    position: 0,
    number_sealed: ctx.secrets.seal(area_id, number),
    number_hash: ctx.secrets.hash(area_id, 'phone', number),
  }
  return {
    person: { area_id, id, name, pinyin, home_id: homeId, made_at: ctx.now, changed_at: ctx.now },
    keys: keys.map((key) => ({ area_id, person_id: id, ...key })),
    phone: phone || null,
  }
}

async function keepPersons(tx: Tx, ctx: Ctx, persons: DemoPerson[]): Promise<void> {
  await tx
    .insertInto('people.person')
    .values(persons.map((one) => one.person))
    .execute()
  await tx
    .insertInto('people.person_key')
    .values(persons.flatMap((one) => one.keys))
    .execute()
  const phones = persons.flatMap((one) => one.phone ?? [])
  if (phones.length > 0) await tx.insertInto('people.phone').values(phones).execute()
  const facts = persons.map(
    ({ person: { id } }) =>
      ({ name: 'people.person.added', subjectId: id, row: { table: 'people.person', id } }) as const,
  )
  await recordAll(tx, ctx, facts)
}
