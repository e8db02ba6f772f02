import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'

/** The secret end of an address, made of whose it is and the id of its row: a form that comes twice makes one address. */
const keyOf = (ctx: Ctx, { accountId, id }: { accountId: string; id: string }): string =>
  ctx.secrets.hash(ctx.area.id, 'gatherings calendar address', `${accountId} ${id}`).toString('base64url')

/** What is stored of it. */
const hashOf = (ctx: Ctx, key: string): Buffer => ctx.secrets.hash(ctx.area.id, 'gatherings calendar key', key)

const living = (tx: Tx, ctx: Ctx, accountId: string) =>
  tx
    .selectFrom('gatherings.feed_key')
    .select(['id', 'made_at'])
    .where('area_id', '=', ctx.area.id)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)

/** The address this account has now, without its key. */
export const livingKey = (ctx: Ctx, accountId: string): Promise<{ id: string; made_at: Date } | undefined> =>
  inArea(ctx, (tx) => living(tx, ctx, accountId).executeTakeFirst())

/**
 * Makes a new address for an account and answers its key, which is not stored; the former one opens nothing any more.
 * `ended`: this very one was made before and has been given up, or another was made at the same moment.
 */
export async function makeKey(
  ctx: Ctx,
  { id, accountId }: { id: string; accountId: string },
): Promise<Outcome<string, 'ended'>> {
  try {
    return await inArea(ctx, (tx) => insertKey(tx, ctx, { id, accountId }))
  } catch (error) {
    if (brokenConstraint(error)?.startsWith('feed_key_')) return refused('ended')
    throw error
  }
}

async function insertKey(tx: Tx, ctx: Ctx, { id, accountId }: { id: string; accountId: string }) {
  const now = await living(tx, ctx, accountId).forUpdate().executeTakeFirst()
  const key = keyOf(ctx, { accountId, id })
  if (now?.id === id) return done(key)
  if (now) await endRow(tx, ctx, now.id)
  await tx
    .insertInto('gatherings.feed_key')
    .values({ area_id: ctx.area.id, id, account_id: accountId, key_hash: hashOf(ctx, key), made_at: ctx.now })
    .execute()
  await record(tx, ctx, { name: 'gatherings.feed.made', subjectId: id })
  return done(key)
}

async function endRow(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  await tx
    .updateTable('gatherings.feed_key')
    .set({ ended_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  await record(tx, ctx, { name: 'gatherings.feed.ended', subjectId: id })
}

/** Takes an account's address back: from now on it opens nothing. Nothing happens where there is none. */
export const endKey = (ctx: Ctx, accountId: string): Promise<void> =>
  inArea(ctx, async (tx) => {
    const now = await living(tx, ctx, accountId).forUpdate().executeTakeFirst()
    if (now) await endRow(tx, ctx, now.id)
  })

/** Whose address a key opens, and since when; undefined for a wrong one and one that was taken back. */
export const ownerOf = (tx: Tx, ctx: Ctx, key: string) =>
  tx
    .selectFrom('gatherings.feed_key')
    .select(['account_id as accountId', 'made_at as madeAt'])
    .where('area_id', '=', ctx.area.id)
    .where('key_hash', '=', hashOf(ctx, key))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
