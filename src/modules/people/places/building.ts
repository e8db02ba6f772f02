import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { reachOf, reaches } from '../access.ts'
import { inReach } from '../reach.ts'
import { orInUse, orTaken } from './compound.ts'
import { moves } from './order.rules.ts'
import type { Pin } from './place.rules.ts'

/** One building as its own page shows it. */
export type Building = {
  id: string
  name: string
  compoundId: string
  compound: string
  pin: Pin | null
  version: number
  homes: { id: string; unit: string; room: string; people: number; version: number }[]
}

/** A building with its homes in the order of their doors; null when it is unknown or not the reader's. */
export async function buildingById(ctx: Ctx, id: string): Promise<Building | null> {
  return inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('people.building as b')
      .innerJoin('people.compound as c', (join) =>
        join.onRef('c.area_id', '=', 'b.area_id').onRef('c.id', '=', 'b.compound_id'),
      )
      .select(['b.id', 'b.name', 'b.compound_id', 'c.name as compound', 'b.plan_x', 'b.plan_y', 'b.version'])
      .where('b.area_id', '=', ctx.area.id)
      .where('b.id', '=', id)
      .where(inReach(reachOf(ctx.actor), { compound: 'b.compound_id', building: 'b.id' }))
      .executeTakeFirst()
    if (!row) return null
    const { compound_id: compoundId, plan_x: x, plan_y: y, ...rest } = row
    return { ...rest, compoundId, pin: x === null || y === null ? null : { x, y }, homes: await homesOf(tx, ctx, id) }
  })
}

async function homesOf(tx: Tx, ctx: Ctx, buildingId: string): Promise<Building['homes']> {
  const rows = await tx
    .selectFrom('people.home as h')
    .leftJoin('people.person as p', (join) =>
      join.onRef('p.area_id', '=', 'h.area_id').onRef('p.home_id', '=', 'h.id').on('p.state', '=', 'here'),
    )
    .select((eb) => ['h.id', 'h.unit', 'h.room', 'h.version', eb.fn.count<number>('p.id').as('people')])
    .where('h.area_id', '=', ctx.area.id)
    .where('h.building_id', '=', buildingId)
    .groupBy(['h.id', 'h.unit', 'h.room', 'h.version'])
    .execute()
  return rows.sort((a, b) => byDoor(a.unit, b.unit) || byDoor(a.room, b.room))
}

const byDoor = (a: string, b: string): number => a.localeCompare(b, 'zh', { numeric: true })

/** Adds buildings behind the others of a compound; names that stand there already are left alone. Answers how many are new. */
export async function addBuildings(
  ctx: Ctx,
  compoundId: string,
  names: readonly string[],
): Promise<Outcome<{ added: number; known: number }, 'unknown'>> {
  if (!reaches(ctx.actor, { compoundId, buildingId: null })) return refused('unknown')
  return inArea(ctx, async (tx) => {
    const compound = await tx
      .selectFrom('people.compound')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', compoundId)
      .forUpdate()
      .executeTakeFirst()
    if (!compound) return refused('unknown')
    const added = await insertBuildings(tx, ctx, { compoundId, names })
    if (added.length)
      await record(tx, ctx, { name: 'people.building.made', subjectId: compoundId, detail: { count: added.length } })
    return done({ added: added.length, known: names.length - added.length })
  })
}

/** Writes the buildings a compound does not have yet. Answers them with their ids. The caller holds the compound's lock. */
export async function insertBuildings(
  tx: Tx,
  ctx: Ctx,
  { compoundId, names }: { compoundId: string; names: readonly string[] },
): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return []
  const { last } = await tx
    .selectFrom('people.building')
    .select((eb) => eb.fn.max<number | null>('position').as('last'))
    .where('area_id', '=', ctx.area.id)
    .where('compound_id', '=', compoundId)
    .executeTakeFirstOrThrow()
  const first = (last ?? -1) + 1
  const rows = names.map((name, at) => ({
    area_id: ctx.area.id,
    id: uuidv7(ctx.now),
    compound_id: compoundId,
    name,
    position: first + at,
    made_at: ctx.now,
  }))
  return tx
    .insertInto('people.building')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['area_id', 'compound_id', 'name']).doNothing())
    .returning(['id', 'name'])
    .execute()
}

export type BuildingChange = { id: string; version: number; name: string; after: string }

/** Renames a building or moves it in the order; refuses when somebody saved in between. */
export async function changeBuilding(
  ctx: Ctx,
  change: BuildingChange,
): Promise<Outcome<null, 'unknown' | 'stale' | 'name-taken'>> {
  return orTaken(() =>
    inArea(ctx, async (tx) => {
      const stored = await lockedBuilding(tx, ctx, change.id)
      if (!stored) return refused('unknown')
      if (stored.version !== change.version) return refused('stale')
      await setBuilding(tx, ctx, { id: change.id, name: change.name, version: change.version + 1 })
      await orderBuildings(tx, ctx, { ...change, compoundId: stored.compound_id })
      await record(tx, ctx, { name: 'people.building.changed', subjectId: change.id })
      return done(null)
    }),
  )
}

/** Sets the pin of a building on the plan of its compound, or takes it away. */
export async function pinBuilding(
  ctx: Ctx,
  { id, pin, version }: { id: string; pin: Pin | null; version: number },
): Promise<Outcome<null, 'unknown' | 'stale'>> {
  return inArea(ctx, async (tx) => {
    const stored = await lockedBuilding(tx, ctx, id)
    if (!stored) return refused('unknown')
    if (stored.version !== version) return refused('stale')
    await setBuilding(tx, ctx, { id, plan_x: pin?.x ?? null, plan_y: pin?.y ?? null, version: version + 1 })
    await record(tx, ctx, { name: 'people.building.pinned', subjectId: id })
    return done(null)
  })
}

/** Takes away a building without homes; refuses while anything hangs on it. */
export async function removeBuilding(ctx: Ctx, id: string): Promise<Outcome<null, 'unknown' | 'in-use'>> {
  return orInUse(() =>
    inArea(ctx, async (tx) => {
      if (!(await lockedBuilding(tx, ctx, id))) return refused('unknown')
      await tx.deleteFrom('people.building').where('area_id', '=', ctx.area.id).where('id', '=', id).execute()
      await record(tx, ctx, { name: 'people.building.removed', subjectId: id })
      return done(null)
    }),
  )
}

async function lockedBuilding(tx: Tx, ctx: Ctx, id: string) {
  const row = await tx
    .selectFrom('people.building')
    .select(['compound_id', 'version'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && reaches(ctx.actor, { compoundId: row.compound_id, buildingId: id }) ? row : undefined
}

type Columns = { name?: string; version?: number; position?: number; plan_x?: number | null; plan_y?: number | null }

async function setBuilding(tx: Tx, ctx: Ctx, { id, ...columns }: Columns & { id: string }): Promise<void> {
  await tx.updateTable('people.building').set(columns).where('area_id', '=', ctx.area.id).where('id', '=', id).execute()
}

async function orderBuildings(
  tx: Tx,
  ctx: Ctx,
  { compoundId, ...change }: { id: string; after: string; compoundId: string },
): Promise<void> {
  const rows = await tx
    .selectFrom('people.building')
    .select(['id', 'position'])
    .where('area_id', '=', ctx.area.id)
    .where('compound_id', '=', compoundId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  for (const { id, position } of moves(rows, change)) await setBuilding(tx, ctx, { id, position })
}
