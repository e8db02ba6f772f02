import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { anywhere, reaches } from '../access.ts'
import type { CompoundInput } from './place.rules.ts'
import { moves } from './order.rules.ts'

/** Adds a compound behind the others. The same id again is the same compound. */
export async function addCompound(
  ctx: Ctx,
  id: string,
  input: CompoundInput,
): Promise<Outcome<string, 'unknown' | 'name-taken'>> {
  if (!reaches(ctx.actor, anywhere)) return refused('unknown')
  return orTaken(() =>
    inArea(ctx, async (tx) => {
      const { last } = await tx
        .selectFrom('people.compound')
        .select((eb) => eb.fn.max<number | null>('position').as('last'))
        .where('area_id', '=', ctx.area.id)
        .executeTakeFirstOrThrow()
      const made = await tx
        .insertInto('people.compound')
        .values({
          area_id: ctx.area.id,
          id,
          name: input.name,
          address: input.address,
          position: (last ?? -1) + 1,
          made_at: ctx.now,
        })
        .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (made) await record(tx, ctx, { name: 'people.compound.made', subjectId: id })
      return done(id)
    }),
  )
}

export type CompoundChange = CompoundInput & { id: string; version: number; after: string }

/** Renames a compound, changes its address or its place in the order; refuses when somebody saved in between. */
export async function changeCompound(
  ctx: Ctx,
  change: CompoundChange,
): Promise<Outcome<null, 'unknown' | 'stale' | 'name-taken'>> {
  if (!reaches(ctx.actor, { compoundId: change.id, buildingId: null })) return refused('unknown')
  return orTaken(() =>
    inArea(ctx, async (tx) => {
      const stored = await tx
        .selectFrom('people.compound')
        .select('version')
        .where('area_id', '=', ctx.area.id)
        .where('id', '=', change.id)
        .forUpdate()
        .executeTakeFirst()
      if (!stored) return refused('unknown')
      if (stored.version !== change.version) return refused('stale')
      await tx
        .updateTable('people.compound')
        .set({ name: change.name, address: change.address, version: change.version + 1 })
        .where('area_id', '=', ctx.area.id)
        .where('id', '=', change.id)
        .execute()
      await orderCompounds(tx, ctx, change)
      await record(tx, ctx, { name: 'people.compound.changed', subjectId: change.id })
      return done(null)
    }),
  )
}

async function orderCompounds(tx: Tx, ctx: Ctx, change: CompoundChange): Promise<void> {
  const rows = await tx
    .selectFrom('people.compound')
    .select(['id', 'position'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('position')
    .orderBy('name')
    .execute()
  for (const { id, position } of moves(rows, change))
    await tx
      .updateTable('people.compound')
      .set({ position })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
}

/** Takes away a compound nothing hangs on any more; refuses while it has buildings, needs or anything else. */
export async function removeCompound(ctx: Ctx, id: string): Promise<Outcome<null, 'unknown' | 'in-use'>> {
  if (!reaches(ctx.actor, anywhere)) return refused('unknown')
  return orInUse(() =>
    inArea(ctx, async (tx) => {
      const gone = await tx
        .deleteFrom('people.compound')
        .where('area_id', '=', ctx.area.id)
        .where('id', '=', id)
        .executeTakeFirst()
      if (gone.numDeletedRows === 0n) return refused('unknown')
      await record(tx, ctx, { name: 'people.compound.removed', subjectId: id })
      return done(null)
    }),
  )
}

/** A name that stands there already, as the answer a person can read. */
export async function orTaken<T, Why extends string>(
  act: () => Promise<Outcome<T, Why>>,
): Promise<Outcome<T, Why | 'name-taken'>> {
  try {
    return await act()
  } catch (error) {
    if (['compound_once', 'building_once', 'home_once'].includes(brokenConstraint(error) ?? ''))
      return refused('name-taken')
    throw error
  }
}

/** Something that still hangs on a place, as the answer a person can read. */
export async function orInUse<T, Why extends string>(
  act: () => Promise<Outcome<T, Why>>,
): Promise<Outcome<T, Why | 'in-use'>> {
  try {
    return await act()
  } catch (error) {
    if ((error as { code?: string }).code === '23503') return refused('in-use')
    throw error
  }
}
