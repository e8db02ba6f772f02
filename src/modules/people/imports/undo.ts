import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record, recordAll } from '#platform/facts/record.ts'

/** Somebody an import touched who was edited since: left as they are, for a person to look at. */
export type Edited = { id: string; name: string; kind: 'new' | 'changed' }

/** What taking an import back came to. */
export type Undone = { removed: number; restored: number; edited: number }

/**
 * Takes a whole import back in one transaction: whom it wrote down goes, whom it changed is as before. Who was edited since, and
 * who has been written into another import, is left alone and stays on the list of `editedSince`. Homes it made stay: they are
 * doors. Refuses an import that is unknown, not over, or taken back already.
 */
export const undoImport = (ctx: Ctx, importId: string): Promise<Outcome<Undone, 'unknown' | 'not-now'>> =>
  inArea(ctx, async (tx) => {
    const one = await tx
      .selectFrom('people.import')
      .select(['state', 'undone_at'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst()
    if (!one) return refused('unknown')
    if (one.state !== 'done' || one.undone_at) return refused('not-now')
    const rows = await touched(tx, ctx, importId)
    const whole = rows.filter((row) => row.version === row.version_after && row.import_id === importId)
    const fresh = whole.filter(({ kind }) => kind === 'new').map(({ id }) => id)
    const changed = whole.filter(({ kind }) => kind === 'changed').map(({ id }) => id)
    await remove(tx, ctx, fresh)
    await restore(tx, ctx, { importId, ids: changed })
    await tell(tx, ctx, { importId, fresh, changed })
    const undone = { removed: fresh.length, restored: changed.length, edited: rows.length - whole.length }
    await markUndone(tx, ctx, { importId, undone })
    return done(undone)
  })

/** The people an import touched, held until the transaction ends. */
const touched = (tx: Tx, ctx: Ctx, importId: string) =>
  tx
    .selectFrom('people.import_change as c')
    .innerJoin('people.person as p', (join) =>
      join.onRef('p.area_id', '=', 'c.area_id').onRef('p.id', '=', 'c.person_id'),
    )
    .select(['p.id', 'p.version', 'p.import_id', 'c.kind', 'c.version_after'])
    .where('c.area_id', '=', ctx.area.id)
    .where('p.area_id', '=', ctx.area.id)
    .where('c.import_id', '=', importId)
    .forUpdate('p')
    .execute()

const remove = (tx: Tx, ctx: Ctx, ids: readonly string[]) =>
  sql`delete from people.person where area_id = ${ctx.area.id} and id = any (${[...ids]}::uuid[])`.execute(tx)

async function restore(tx: Tx, ctx: Ctx, { importId, ids }: { importId: string; ids: readonly string[] }) {
  await sql`delete from people.phone f using people.import_change c
    where f.area_id = ${ctx.area.id} and c.area_id = ${ctx.area.id} and c.import_id = ${importId}::uuid and c.person_id = f.person_id
      and f.person_id = any (${[...ids]}::uuid[]) and f.id <> all (c.phones_before)`.execute(tx)
  await sql`update people.person p set home_id = c.home_before, building_id = c.building_before, import_id = c.import_before,
      version = p.version + 1, changed_at = ${ctx.now}
    from people.import_change c
    where p.area_id = ${ctx.area.id} and c.area_id = ${ctx.area.id} and c.import_id = ${importId}::uuid and c.person_id = p.id
      and p.id = any (${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from people.import_change
    where area_id = ${ctx.area.id} and import_id = ${importId}::uuid and person_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  )
}

const tell = (
  tx: Tx,
  ctx: Ctx,
  { importId, fresh, changed }: { importId: string; fresh: string[]; changed: string[] },
) =>
  recordAll(
    tx,
    ctx,
    [...fresh, ...changed].map(
      (id, at) =>
        ({
          name: at < fresh.length ? 'people.person.removed' : 'people.person.changed',
          subjectId: id,
          detail: { undone: importId },
          row: { table: 'people.person', id },
        }) as const,
    ),
  )

async function markUndone(tx: Tx, ctx: Ctx, { importId, undone }: { importId: string; undone: Undone }) {
  await tx
    .updateTable('people.import')
    .set({ undone_at: ctx.now, changed_at: ctx.now, refused_sealed: null })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', importId)
    .execute()
  await record(tx, ctx, { name: 'people.import.undone', subjectId: importId, detail: { ...undone } })
}

/** Whether an import can be taken back, when it was, and who is left because somebody edited them since. */
export const undoState = (
  ctx: Ctx,
  importId: string,
): Promise<{ undoneAt: Date | null; traced: number; edited: Edited[] }> =>
  inArea(ctx, async (tx) => {
    const one = await tx
      .selectFrom('people.import')
      .select('undone_at')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', importId)
      .executeTakeFirst()
    const rows = await tx
      .selectFrom('people.import_change as c')
      .innerJoin('people.person as p', (join) =>
        join.onRef('p.area_id', '=', 'c.area_id').onRef('p.id', '=', 'c.person_id'),
      )
      .select(['p.id', 'p.name', 'p.version', 'p.import_id', 'c.kind', 'c.version_after'])
      .where('c.area_id', '=', ctx.area.id)
      .where('p.area_id', '=', ctx.area.id)
      .where('c.import_id', '=', importId)
      .orderBy('p.pinyin')
      .execute()
    const edited = rows.filter((row) => row.version !== row.version_after || row.import_id !== importId)
    return { undoneAt: one?.undone_at ?? null, traced: rows.length, edited }
  })
