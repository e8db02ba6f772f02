import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { docOf, saidOf, stored, type Stored } from '#platform/search/doc.ts'

/** What of a need is searched, as far as it has it. */
export type Searched = Partial<Record<'title' | 'words' | 'spot' | 'result', string | null | undefined>> & {
  result_on_board?: boolean | undefined
}

/** The two texts of a need: for everybody, and for those who work on it. */
export type Side = 'board' | 'desk'
export const sides: readonly Side[] = ['board', 'desk']

/** What is searched on each side, in the order in which it is shown. The asker's words are on the desk's side alone. */
export const textsOf: Record<Side, (need: Searched) => (string | null | undefined)[]> = {
  board: ({ title, result, result_on_board }) => [title, result_on_board ? result : null],
  desk: ({ title, words, spot, result }) => [title, words, spot, result],
}

const searched: readonly (keyof Searched)[] = ['title', 'words', 'spot', 'result', 'result_on_board']

/** Whether a change touches what a need is found by. */
export const changesText = (set: object): boolean => searched.some((name) => name in set)

type Written = Searched & { id: string; fresh?: boolean }
type Row = Stored & { id: string; side: Side }

/**
 * Writes what these needs are found by, in the transaction that changes them. One statement, however many they are. Of needs that
 * are `fresh` nothing was written before: a side on which they say nothing has no row.
 */
export async function writeSearchText(tx: Tx, ctx: Ctx, needs: readonly Written[]): Promise<void> {
  const rows = needs.flatMap(({ id, fresh, ...need }) =>
    sides
      .filter((side) => !fresh || textsOf[side](need).some(Boolean))
      .map((side): Row => ({ id, side, ...stored(docOf(textsOf[side](need))) })),
  )
  if (rows.length) await upsert(ctx, rows).execute(tx)
}

const upsert = (ctx: Ctx, rows: readonly Row[]) => sql`
  insert into needs.search_text (area_id, side, need_id, said, spelt, letters)
  select ${ctx.area.id}::int, t.side, t.need_id, t.said, t.spelt, t.letters
  from unnest(${rows.map((row) => row.side)}::text[], ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.said)}::text[],
    ${rows.map((row) => row.spelt)}::text[], ${rows.map((row) => row.letters)}::text[]) as t (side, need_id, said, spelt, letters)
  on conflict (area_id, side, need_id) do update set said = excluded.said, spelt = excluded.spelt, letters = excluded.letters`

const batch = 200

/**
 * Writes what is missing or says something the need does not say any more: needs from before there was a search, and words that
 * were erased. Returns how many needs were written. Safe to repeat.
 */
export async function mendSearchText(ctx: Ctx): Promise<number> {
  let [all, after] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { mended, last } = await inArea(ctx, (tx) => mendSome(tx, ctx, after))
    all += mended
    if (last === null) return all
    after = last
  }
}

async function mendSome(tx: Tx, ctx: Ctx, after: string): Promise<{ mended: number; last: string | null }> {
  const needs = await needRows(tx, ctx).where('id', '>', after).orderBy('id').limit(batch).execute()
  const known = await tx
    .selectFrom('needs.search_text')
    .select(['need_id', 'side', 'said'])
    .where('area_id', '=', ctx.area.id)
    .where('need_id', '=', anyOf(needs))
    .execute()
  const said = new Map(known.map((row) => [`${row.need_id} ${row.side}`, row.said]))
  const stale = needs.filter((need) =>
    sides.some((side) => {
      const [texts, known] = [textsOf[side](need), said.get(`${need.id} ${side}`)]
      return known === undefined ? texts.some(Boolean) : known !== saidOf(texts)
    }),
  )
  // Read once more under the lock of its row: a change in between wrote its own.
  if (stale.length)
    await writeSearchText(tx, ctx, await needRows(tx, ctx).where('id', '=', anyOf(stale)).forUpdate().execute())
  return { mended: stale.length, last: needs.length < batch ? null : (needs.at(-1)?.id ?? null) }
}

const needRows = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('needs.need')
    .select(['id', 'title', 'words', 'spot', 'result', 'result_on_board'])
    .where('area_id', '=', ctx.area.id)

const anyOf = (needs: readonly { id: string }[]) => sql<string>`any (${needs.map(({ id }) => id)}::uuid[])`
