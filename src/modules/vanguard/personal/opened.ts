import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Opened } from '#platform/personal/personal.ts'
import { deskWords } from '../volunteers/desk.words.ts'
import { volunteersOfSubject, wishesOfSubject } from './own.ts'
import { knownVolunteerWords } from './words.ts'

/** The facts of a look at what is sealed of a volunteer, or of whoever wants to be one; the detail says why. */
const names = ['vanguard.telephone.opened', 'vanguard.wish.opened']

const openings = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('platform.fact')
    .select(['actor_id', 'at', 'detail'])
    .where('area_id', '=', ctx.area.id)
    .where('name', 'in', names)
    .orderBy('at', 'desc')
    .limit(500)

type Row = Awaited<ReturnType<ReturnType<typeof openings>['execute']>>[number]

/** Who opened what is sealed of these volunteers or wishes, and why; the latest first. */
export async function openedOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Opened[]> {
  if (ids.length === 0) return []
  return said(
    tx,
    ctx,
    await openings(tx, ctx)
      .where('subject_id', 'in', [...ids])
      .execute(),
  )
}

/** The same of somebody, as far as they are a volunteer or said they want to be. */
export async function openedVolunteers(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Opened[]> {
  const rows = [...(await volunteersOfSubject(tx, ctx, subject)), ...(await wishesOfSubject(tx, ctx, subject))]
  return openedOf(
    tx,
    { ...ctx, lang },
    rows.map(({ id }) => id),
  )
}

/** The same of everybody in the area since a moment. */
export const openedSince = async (tx: Tx, ctx: Ctx, since: Date): Promise<Opened[]> =>
  said(tx, ctx, await openings(tx, ctx).where('at', '>=', since).execute())

async function said(tx: Tx, { lang }: Ctx, rows: readonly Row[]): Promise<Opened[]> {
  const w = knownVolunteerWords(lang)
  const accounts = await accountNames(
    tx,
    rows.flatMap(({ actor_id }) => actor_id ?? []),
  )
  const reasons: Record<string, string | undefined> = deskWords(lang).reasons
  return rows.map(({ at, actor_id, detail }) => ({
    at,
    by: w.byDesk(accounts.get(actor_id ?? '') ?? ''),
    field: w.field,
    reason: reasons[(detail as { reason?: string }).reason ?? ''] ?? w.otherReason,
  }))
}
