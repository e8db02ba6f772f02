import { dayOf } from '#base/days.ts'
import type { Actor, Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { grantsOn } from './grants.ts'
import { resident } from './visitor.ts'

/**
 * Who an account is here today, for an address that opens by a key instead of a session: with the roles it holds now.
 * Undefined for an account that is not there, and a household of another area.
 */
export async function actorOfAccount(tx: Tx, ctx: Ctx, accountId: string): Promise<Actor | undefined> {
  const row = await tx
    .selectFrom('auth.user')
    .select(['id', 'name', 'kind', 'home_area', 'home_id'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, name, kind, home_id: homeId } = row
  if (kind === 'household')
    return row.home_area === ctx.area.id ? { id, name, kind, homeId, grants: resident } : undefined
  const grants = await grantsOn(tx, { areaId: ctx.area.id, today: dayOf(ctx.now) }, accountId)
  return { id, name, kind, homeId: null, grants }
}
