import { accountNames } from '#platform/auth/accounts.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

/** Two entries that became one: when, by whom, how many rows of which table, and whether it was taken back. */
export type Merged = {
  id: string
  keptId: string
  goneId: string
  at: Date
  by: string
  moved: Record<string, number>
  undoneAt: Date | null
  undoneBy: string | null
  notBack: Record<string, number>
  /** Whether it can still be taken back: a quarter later nothing is kept to do it with. */
  canBack: boolean
}

const rowsOf = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.merge')
    .select(['id', 'kept_id', 'gone_id', 'moved', 'not_back', 'made_by', 'made_at', 'undone_by', 'undone_at'])
    .select((eb) => eb('before_sealed', 'is not', null).as('whole'))
    .where('area_id', '=', ctx.area.id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

async function said(tx: Tx, rows: readonly Row[]): Promise<Merged[]> {
  const names = await accountNames(
    tx,
    rows.flatMap((row) => [row.made_by, row.undone_by ?? row.made_by]),
  )
  const name = (id: string) => names.get(id) ?? id
  return rows.map((row) => ({
    id: row.id,
    keptId: row.kept_id,
    goneId: row.gone_id,
    at: row.made_at,
    by: name(row.made_by),
    moved: row.moved as Record<string, number>,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by === null ? null : name(row.undone_by),
    notBack: (row.not_back ?? {}) as Record<string, number>,
    canBack: row.undone_at === null && row.whole === true,
  }))
}

/** Every time this entry and another became one, also those taken back, the latest first. */
export const mergesIn = async (tx: Tx, ctx: Ctx, personId: string): Promise<Merged[]> =>
  said(
    tx,
    await rowsOf(tx, ctx)
      .where((eb) => eb.or([eb('kept_id', '=', personId), eb('gone_id', '=', personId)]))
      .execute(),
  )

/** The same in a transaction of its own. */
export const mergesOf = (ctx: Ctx, personId: string): Promise<Merged[]> =>
  inArea(ctx, (tx) => mergesIn(tx, ctx, personId))

/** One of them; null when unknown. Whether the reader may see the person is asked of the person. */
export const mergeById = (ctx: Ctx, id: string): Promise<Merged | null> =>
  inArea(ctx, async (tx) => (await said(tx, await rowsOf(tx, ctx).where('id', '=', id).execute()))[0] ?? null)

/** Whom the id of an entry that is gone leads to; null when it leads nowhere. */
export const keptInstead = (ctx: Ctx, goneId: string): Promise<string | null> =>
  inArea(ctx, async (tx) => (await keptFor(tx, ctx, [goneId])).get(goneId) ?? null)

/** The same for many, as far as they were made part of another. */
export async function keptFor(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people.merge')
    .select(['gone_id', 'kept_id'])
    .where('area_id', '=', ctx.area.id)
    .where('gone_id', 'in', [...ids])
    .where('undone_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.gone_id, row.kept_id]))
}
