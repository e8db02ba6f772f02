import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { reachOf, reaches } from '../access.ts'
import { inReach } from '../reach.ts'
import { orInUse, orTaken } from './compound.ts'
import type { HomeName } from './names.rules.ts'

/** A home with the names of the places it stands in. */
export type Home = HomeName & {
  id: string
  building: string
  buildingId: string
  compound: string
  compoundId: string
  version: number
}

const homeColumns = [
  'h.id',
  'h.unit',
  'h.room',
  'h.version',
  'b.name as building',
  'b.id as buildingId',
  'c.name as compound',
  'c.id as compoundId',
] as const

/** One home; null when it is unknown or stands where the reader does not work. */
export async function homeById(ctx: Ctx, id: string): Promise<Home | null> {
  return inArea(ctx, (tx) => homeRow(tx, ctx, id))
}

/** The same inside a transaction that is open already. */
export async function homeRow(tx: Tx, ctx: Ctx, id: string): Promise<Home | null> {
  const row = await homesInReach(tx, ctx).select(homeColumns).where('h.id', '=', id).executeTakeFirst()
  return row ?? null
}

/** The ids of all homes where the reader works, to be asked for inside another statement. */
export const homeIdsInReach = (tx: Tx, ctx: Ctx) => homesInReach(tx, ctx).select('h.id')

const homesInReach = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.home as h')
    .innerJoin('people.building as b', (join) =>
      join.onRef('b.area_id', '=', 'h.area_id').onRef('b.id', '=', 'h.building_id'),
    )
    .innerJoin('people.compound as c', (join) =>
      join.onRef('c.area_id', '=', 'b.area_id').onRef('c.id', '=', 'b.compound_id'),
    )
    .where('h.area_id', '=', ctx.area.id)
    .where(inReach(reachOf(ctx.actor), { compound: 'c.id', building: 'b.id' }))

/** Adds homes to a building; those that stand there already are left alone. Answers how many are new. */
export async function addHomes(
  ctx: Ctx,
  buildingId: string,
  homes: readonly HomeName[],
): Promise<Outcome<{ added: number; known: number }, 'unknown'>> {
  return inArea(ctx, async (tx) => {
    const building = await tx
      .selectFrom('people.building')
      .select('compound_id')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', buildingId)
      .executeTakeFirst()
    if (!building || !reaches(ctx.actor, { compoundId: building.compound_id, buildingId })) return refused('unknown')
    const added = await insertHomes(
      tx,
      ctx,
      homes.map((home) => ({ ...home, buildingId })),
    )
    if (added.length)
      await record(tx, ctx, { name: 'people.home.made', subjectId: buildingId, detail: { count: added.length } })
    return done({ added: added.length, known: homes.length - added.length })
  })
}

/** Writes the homes that are not there yet, in one statement of one text however many. Answers the new ones with their ids. */
export async function insertHomes(
  tx: Tx,
  ctx: Ctx,
  homes: readonly (HomeName & { buildingId: string })[],
): Promise<{ id: string; buildingId: string; unit: string; room: string }[]> {
  if (homes.length === 0) return []
  const { rows } = await sql<{ id: string; buildingId: string; unit: string; room: string }>`
    insert into people.home (area_id, id, building_id, unit, room, made_at)
    select ${ctx.area.id}::int, t.id, t.building_id, t.unit, t.room, ${ctx.now}::timestamptz
    from unnest(${homes.map(() => uuidv7(ctx.now))}::uuid[], ${homes.map((home) => home.buildingId)}::uuid[],
      ${homes.map((home) => home.unit)}::text[], ${homes.map((home) => home.room)}::text[]) as t (id, building_id, unit, room)
    on conflict (area_id, building_id, unit, room) do nothing
    returning id, building_id as "buildingId", unit, room`.execute(tx)
  return rows
}

/** Corrects the number on a door; refuses when somebody saved in between or the door exists already. */
export async function changeHome(
  ctx: Ctx,
  change: HomeName & { id: string; version: number },
): Promise<Outcome<null, 'unknown' | 'stale' | 'name-taken'>> {
  return orTaken(() =>
    inArea(ctx, async (tx) => {
      const stored = await homeRow(tx, ctx, change.id)
      if (!stored) return refused('unknown')
      const changed = await tx
        .updateTable('people.home')
        .set({ unit: change.unit, room: change.room, version: change.version + 1 })
        .where('area_id', '=', ctx.area.id)
        .where('id', '=', change.id)
        .where('version', '=', change.version)
        .executeTakeFirst()
      if (changed.numUpdatedRows === 0n) return refused('stale')
      await record(tx, ctx, { name: 'people.home.changed', subjectId: change.id })
      return done(null)
    }),
  )
}

/** Takes away a home nobody is written down in; refuses while people, a card or a need hang on it. */
export async function removeHome(ctx: Ctx, id: string): Promise<Outcome<string, 'unknown' | 'in-use'>> {
  return orInUse(() =>
    inArea(ctx, async (tx) => {
      const stored = await homeRow(tx, ctx, id)
      if (!stored) return refused('unknown')
      await tx.deleteFrom('people.home').where('area_id', '=', ctx.area.id).where('id', '=', id).execute()
      await record(tx, ctx, { name: 'people.home.removed', subjectId: id })
      return done(stored.buildingId)
    }),
  )
}
