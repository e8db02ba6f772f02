import type { Lang } from '#base/words.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Opened } from '#platform/personal/personal.ts'
import { signUpsOf } from './own.ts'
import { gatheringsById } from './tell.ts'
import { knownGatheringWords } from './words.ts'

/** The fact of a look at the name and telephone somebody left with a sign-up; its detail says why. */
const name = 'gatherings.contact.opened'

const openings = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('platform.fact as f')
    .innerJoin('gatherings.signup as s', (join) =>
      join.onRef('s.area_id', '=', 'f.area_id').onRef('s.id', '=', 'f.subject_id'),
    )
    .select(['f.actor_id', 'f.at', 'f.detail', 's.gathering_id'])
    .where('f.area_id', '=', ctx.area.id)
    .where('f.name', '=', name)
    .orderBy('f.at', 'desc')
    .limit(500)

type Row = Awaited<ReturnType<ReturnType<typeof openings>['execute']>>[number]

/** Who looked at the name and telephone somebody left with a sign-up, and why; the latest first. */
export async function openedSignUps(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Opened[]> {
  const ids = (await signUpsOf(tx, ctx, subject)).filter(({ theirs }) => theirs).map(({ signup }) => signup.id)
  if (ids.length === 0) return []
  return said(tx, { ...ctx, lang }, await openings(tx, ctx).where('f.subject_id', 'in', ids).execute())
}

/** The same for every sign-up of the area since a moment. */
export const openedSince = async (tx: Tx, ctx: Ctx, since: Date): Promise<Opened[]> =>
  said(tx, ctx, await openings(tx, ctx).where('f.at', '>=', since).execute())

async function said(tx: Tx, ctx: Ctx, rows: readonly Row[]): Promise<Opened[]> {
  const w = knownGatheringWords(ctx.lang)
  const names = await accountNames(
    tx,
    rows.flatMap(({ actor_id }) => actor_id ?? []),
  )
  const gatherings = await gatheringsById(
    tx,
    ctx,
    rows.map(({ gathering_id }) => gathering_id),
  )
  return rows.map((row) => ({
    at: row.at,
    by: w.byDesk(names.get(row.actor_id ?? '') ?? ''),
    field: w.field(gatherings.get(row.gathering_id)?.title ?? ''),
    reason: reasonOf(ctx.lang, row.detail),
  }))
}

function reasonOf(lang: Lang, detail: unknown): string {
  const w = knownGatheringWords(lang)
  const { reason } = (detail ?? {}) as { reason?: unknown }
  return (typeof reason === 'string' ? w.reasons[reason] : undefined) ?? w.otherReason
}
