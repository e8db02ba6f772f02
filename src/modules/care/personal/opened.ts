import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Opened } from '#platform/personal/personal.ts'
import { plansOfPerson } from './own.ts'
import { knownCareWords } from './words.ts'

const looks = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('care.look')
    .select(['at', 'field', 'reason', 'by_id', 'by_name'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)

type Row = Awaited<ReturnType<ReturnType<typeof looks>['execute']>>[number]

/** Who looked at an elder's words, name or door, and why; the latest first. */
export async function openedCare(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Opened[]> {
  const ids = (await plansOfPerson(tx, ctx, subject.personId)).map(({ id }) => id)
  if (ids.length === 0) return []
  return said(tx, { ...ctx, lang }, await looks(tx, ctx).where('plan_id', 'in', ids).execute())
}

/** The same for every plan of the area since a moment: never whose. A reason in somebody's own words could say it, and stays the elder's. */
export const openedSince = async (tx: Tx, ctx: Ctx, since: Date): Promise<Opened[]> => {
  const { ownReason } = knownCareWords(ctx.lang)
  const rows = await looks(tx, ctx).where('at', '>=', since).execute()
  return said(
    tx,
    ctx,
    rows.map((row) => (row.field === 'plan' ? { ...row, reason: ownReason } : row)),
  )
}

async function said(tx: Tx, ctx: Ctx, rows: readonly Row[]): Promise<Opened[]> {
  const w = knownCareWords(ctx.lang)
  const names = await accountNames(
    tx,
    rows.flatMap(({ by_id }) => by_id ?? []),
  )
  return rows.map(({ at, field, reason, by_id, by_name }) => ({
    at,
    by: w.by(by_name ?? names.get(by_id ?? '') ?? ''),
    field: w.field[field],
    reason,
  }))
}
