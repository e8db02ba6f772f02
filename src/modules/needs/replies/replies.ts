import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { memoOf } from '#platform/memo/memo.ts'
import type { ReplyText } from './replies.rules.ts'

/** A kept sentence as it is offered. */
export type Reply = ReplyText & { id: string; version: number }

/** The sentences in use, by name; the same for everybody at the desk, and kept for a moment. */
export const repliesOf = (ctx: Ctx): Promise<Reply[]> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: 'replies' }, () =>
    inArea(ctx, (tx) =>
      tx
        .selectFrom('needs.reply')
        .select(['id', 'title', 'words', 'version'])
        .where('area_id', '=', ctx.area.id)
        .where('retired_at', 'is', null)
        .orderBy('title')
        .orderBy('id')
        .limit(200)
        .execute(),
    ),
  )

/** Keeps a new sentence; the same form again is the same sentence. */
export const keepReply = (ctx: Ctx, id: string, text: ReplyText): Promise<void> =>
  inArea(ctx, async (tx) => {
    const made = await tx
      .insertInto('needs.reply')
      .values({ area_id: ctx.area.id, id, ...text, made_at: ctx.now })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .execute()
    if (made.length > 0) await record(tx, ctx, { name: 'needs.reply.made', subjectId: id })
  })

type OnReply = { id: string; version: number }
type Change = (ReplyText & { retired?: undefined }) | { retired: true }

/** Changes a sentence, or takes it out of use. Refuses an `unknown` one, and a `stale` version. */
export const changeReply = (
  ctx: Ctx,
  { id, version }: OnReply,
  change: Change,
): Promise<Outcome<null, 'unknown' | 'stale'>> =>
  inArea(ctx, async (tx) => {
    const now = await tx
      .selectFrom('needs.reply')
      .select('version')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('retired_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!now) return refused('unknown')
    if (now.version !== version) return refused('stale')
    await tx
      .updateTable('needs.reply')
      .set({ ...(change.retired ? { retired_at: ctx.now } : change), version: version + 1 })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await record(tx, ctx, { name: change.retired ? 'needs.reply.retired' : 'needs.reply.changed', subjectId: id })
    return done(null)
  })
