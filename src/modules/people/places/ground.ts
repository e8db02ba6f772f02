import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { reachOf } from '../access.ts'
import { inReach } from '../reach.ts'

/** A building with how much stands in it. The pin is in thousandths of the plan, from the left and from the top. */
export type BuildingLine = {
  id: string
  compoundId: string
  name: string
  pin: { x: number; y: number } | null
  homes: number
  people: number
  version: number
}

/** A compound with its buildings in order. */
export type CompoundLine = {
  id: string
  name: string
  address: string | null
  plan: string | null
  version: number
  buildings: BuildingLine[]
}

/** The compounds and buildings the reader works in, in the order the committee gave them, with counts. */
export async function ground(ctx: Ctx): Promise<CompoundLine[]> {
  return inArea(ctx, async (tx) => {
    const [compounds, buildings, counts] = await Promise.all([
      compoundRows(tx, ctx),
      buildingRows(tx, ctx),
      countsByBuilding(tx, ctx),
    ])
    const lines = buildings.map((row) => lineOf(row, counts.get(row.id)))
    const reach = reachOf(ctx.actor)
    return compounds
      .map((compound) => ({ ...compound, buildings: lines.filter((line) => line.compoundId === compound.id) }))
      .filter((compound) => reach === 'all' || reach.compoundIds.includes(compound.id) || compound.buildings.length > 0)
  })
}

const compoundRows = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.compound')
    .select(['id', 'name', 'address', 'plan', 'version'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('position')
    .orderBy('name')
    .execute()

type BuildingRow = {
  id: string
  compound_id: string
  name: string
  plan_x: number | null
  plan_y: number | null
  version: number
}

const buildingRows = (tx: Tx, ctx: Ctx): Promise<BuildingRow[]> =>
  tx
    .selectFrom('people.building as b')
    .select(['b.id', 'b.compound_id', 'b.name', 'b.plan_x', 'b.plan_y', 'b.version'])
    .where('b.area_id', '=', ctx.area.id)
    .where(inReach(reachOf(ctx.actor), { compound: 'b.compound_id', building: 'b.id' }))
    .orderBy('b.position')
    .orderBy('b.name')
    .execute()

type Counts = { homes: number; people: number }

async function countsByBuilding(tx: Tx, ctx: Ctx): Promise<Map<string, Counts>> {
  const homes = await tx
    .selectFrom('people.home')
    .select((eb) => ['building_id', eb.fn.countAll<number>().as('homes')])
    .where('area_id', '=', ctx.area.id)
    .groupBy('building_id')
    .execute()
  const people = await tx
    .selectFrom('people.person as p')
    .leftJoin('people.home as h', (join) => join.onRef('h.area_id', '=', 'p.area_id').onRef('h.id', '=', 'p.home_id'))
    .select((eb) => [
      sql<string | null>`coalesce(h.building_id, p.building_id)`.as('building_id'),
      eb.fn.countAll<number>().as('people'),
    ])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.state', '=', 'here')
    .groupBy(sql`coalesce(h.building_id, p.building_id)`)
    .execute()
  const counts = new Map(homes.map((row) => [row.building_id, { homes: row.homes, people: 0 }]))
  for (const row of people)
    counts.set(row.building_id ?? '', { homes: counts.get(row.building_id ?? '')?.homes ?? 0, people: row.people })
  return counts
}

const lineOf = (row: BuildingRow, counts: Counts = { homes: 0, people: 0 }): BuildingLine => ({
  id: row.id,
  compoundId: row.compound_id,
  name: row.name,
  pin: row.plan_x === null || row.plan_y === null ? null : { x: row.plan_x, y: row.plan_y },
  version: row.version,
  ...counts,
})
