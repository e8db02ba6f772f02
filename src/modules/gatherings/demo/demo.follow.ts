import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { followCode } from '../signup/follow.ts'
import { inventedForm } from './demo.people.ts'

/** How many of those ahead are looked at for one that was invented. */
const LOOKED_AT = 50

/**
 * Telephone and code of an invented sign-up for what comes next, for whoever tries a demonstration without an account; null where there
 * is none. What visitors sign up for themselves is never told.
 */
export async function inventedToFollow(ctx: Ctx): Promise<{ phone: string; code: string } | null> {
  if (!ctx.area.demo) return null
  const rows = await inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.signup as s')
      .innerJoin('gatherings.gathering as g', (join) =>
        join.onRef('g.area_id', '=', 's.area_id').onRef('g.id', '=', 's.gathering_id'),
      )
      .select(['s.id', 's.form_hash', 's.contact_sealed'])
      .where('s.area_id', '=', ctx.area.id)
      .where('s.state', '=', 'confirmed')
      .where('g.state', '=', 'published')
      .where('g.starts_at', '>', ctx.now)
      .orderBy('g.starts_at')
      .orderBy('s.queue_no')
      .limit(LOOKED_AT)
      .execute(),
  )
  const one = rows.find(({ id, form_hash }) => form_hash.equals(inventedForm(ctx, id)))
  if (!one?.contact_sealed) return null
  const { phone } = JSON.parse(ctx.secrets.open(ctx.area.id, one.contact_sealed)) as { phone: string | null }
  return phone === null ? null : { phone, code: followCode(ctx, one.id) }
}
