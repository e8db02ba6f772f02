import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Opened } from '#platform/personal/personal.ts'
import { sayNumber } from '../number.ts'
import { timelineWords } from '../timeline/words.ts'
import { needsOf } from './own.ts'
import { knownNeedWords } from './words.ts'

const openings = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('needs.step as s')
    .innerJoin('needs.need as n', (join) => join.onRef('n.area_id', '=', 's.area_id').onRef('n.id', '=', 's.need_id'))
    .select(['s.about', 's.actor_kind', 's.actor_name', 's.at', 'n.year', 'n.seq'])
    .where('s.area_id', '=', ctx.area.id)
    .where('s.act', '=', 'open-contact')
    .orderBy('s.at', 'desc')
    .limit(500)

/** Who looked at the name and telephone somebody left with a need, and why; the latest first. */
export async function openedNeeds(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Opened[]> {
  const ids = (await needsOf(tx, ctx, subject)).filter(({ theirs }) => theirs).map(({ need }) => need.id)
  if (ids.length === 0) return []
  return said(lang, await openings(tx, ctx).where('s.need_id', 'in', ids).execute())
}

/** The same for every need of the area since a moment. */
export const openedSince = async (tx: Tx, ctx: Ctx, since: Date): Promise<Opened[]> =>
  said(ctx.lang, await openings(tx, ctx).where('s.at', '>=', since).execute())

type Row = Awaited<ReturnType<ReturnType<typeof openings>['execute']>>[number]

function said(lang: Lang, rows: readonly Row[]): Opened[] {
  const w = knownNeedWords(lang)
  const t = timelineWords(lang)
  return rows.map((row) => ({
    at: row.at,
    by: w.byWhom(row.actor_name ?? '', t.by[row.actor_kind]),
    field: w.field(sayNumber(row)),
    reason: t.opened[row.about ?? ''] ?? '',
  }))
}
