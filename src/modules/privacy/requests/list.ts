import { personIdsInReach, personNames } from '#modules/people/public.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { RequestRow } from './request.ts'

/** A request as lists show it. `name` is null for those who may not know, and once the person is deleted. */
export type RequestLine = Pick<
  RequestRow,
  'id' | 'kind' | 'channel' | 'state' | 'asked_at' | 'due_at' | 'closed_at' | 'person_id' | 'refused_why'
> & { name: string | null; closedBy: string | null }

const columns = [
  'id',
  'kind',
  'channel',
  'state',
  'asked_at',
  'due_at',
  'closed_at',
  'closed_by',
  'person_id',
  'refused_why',
] as const

const rowsOf = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('privacy.request')
    .select(columns)
    .where('area_id', '=', ctx.area.id)
    .orderBy((eb) => eb('closed_at', 'is not', null))
    .orderBy('due_at')
    .orderBy('id')
    .limit(200)

/** The requests of people where the reader works, open ones first by when they are due. */
export const requestList = (ctx: Ctx): Promise<RequestLine[]> =>
  inArea(ctx, async (tx) => {
    const rows = await rowsOf(tx, ctx).where('person_id', 'in', personIdsInReach(tx, ctx)).execute()
    const names = await personNames(
      tx,
      ctx,
      rows.map((row) => row.person_id),
    )
    const here = rows.filter((row) => names.has(row.person_id))
    return withClosers(tx, here, (row) => names.get(row.person_id) ?? null)
  })

/** Every request of the area without whose it is and what it says, for whoever watches over them. */
export const requestLog = (ctx: Ctx): Promise<RequestLine[]> =>
  inArea(ctx, async (tx) => withClosers(tx, await rowsOf(tx, ctx).execute(), () => null))

async function withClosers<Row extends { closed_by: string | null }>(
  tx: Tx,
  rows: readonly Row[],
  name: (row: Row) => string | null,
) {
  const closers = await accountNames(
    tx,
    rows.flatMap((row) => row.closed_by ?? []),
  )
  return rows.map((row) => ({
    ...row,
    name: name(row),
    closedBy: row.closed_by === null ? null : (closers.get(row.closed_by) ?? null),
  }))
}

/** One request with what it says opened: for those who answer it and for the household it is of. */
export type RequestPaper = RequestRow & { words: string | null; answer: string | null }

const opened = (ctx: Ctx, row: RequestRow): RequestPaper => {
  const text = (sealed: Buffer | null) => sealed && ctx.secrets.open(ctx.area.id, sealed)
  return { ...row, words: text(row.words_sealed), answer: text(row.answer_sealed) }
}

/** A request of somebody who lives where the reader works; null for any other, and for one whose person is deleted. */
export const requestById = (ctx: Ctx, id: string): Promise<(RequestPaper & { name: string }) | null> =>
  inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('privacy.request')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const name = (await personNames(tx, ctx, [row.person_id])).get(row.person_id)
    return name === undefined ? null : { ...opened(ctx, row), name }
  })

/** What was asked from under one door, the latest first: the household's own. */
export const requestsOfHome = (ctx: Ctx, homeId: string): Promise<RequestPaper[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('privacy.request')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .where('home_id', '=', homeId)
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(20)
      .execute()
    return rows.map((row) => opened(ctx, row))
  })
