import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { accountsHere, heldGrants } from '#platform/auth/auth.ts'
import { holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { allyName } from '../allies.ts'
import { committee, mayKnow, placeOf, reachOf } from '../access.ts'
import { needColumns, type ListLine } from '../desk/need-list.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { moveIn, type MoveRefusal, type Need } from '../move.ts'
import { inReach } from '../reach.ts'
import { withPlaceNames } from '../with-places.ts'

/** What is between neighbours and this reader may know: the director's places, and what they handle. Newest first, at most a hundred. */
export async function disputesOf(ctx: Ctx): Promise<ListLine[]> {
  const rows = await inArea(ctx, (tx) =>
    tx
      .selectFrom('needs.need as n')
      .select([...needColumns, 'n.dispute', 'n.handler_id', 'n.assignee_role'])
      .select(allyName(ctx))
      .where('n.area_id', '=', ctx.area.id)
      .where('n.dispute', '=', true)
      .where(sql<boolean>`(${inReach(reachOf(ctx.actor, ['director']))} or n.handler_id = ${ctx.actor.id})`)
      .orderBy('n.submitted_at', 'desc')
      .orderBy('n.year', 'desc')
      .orderBy('n.seq', 'desc')
      .limit(100)
      .execute(),
  )
  return withPlaceNames(
    ctx,
    rows.filter((row) => mayKnow(ctx.actor, row)),
  )
}

/** A colleague who can be named handler. */
export type Colleague = { id: string; name: string }

/** Who of the committee works in this place, by name. */
export const colleaguesAt = (ctx: Ctx, place: Place): Promise<Colleague[]> =>
  inArea(ctx, (tx) => committeeAt(tx, ctx, place))

async function committeeAt(tx: Tx, ctx: Ctx, place: Place): Promise<Colleague[]> {
  const [accounts, grants] = await Promise.all([accountsHere(tx, ctx), heldGrants(tx, ctx)])
  return accounts
    .filter(({ id }) => {
      const as: Actor = { ...ctx.actor, id, grants: grants.filter(({ accountId }) => accountId === id) }
      return holdsAt(as, committee, place)
    })
    .map(({ id, name }) => ({ id, name }))
}

/** The director names who handles a dispute; from then on this colleague sees it, and whoever handled it before does not. */
export const entrust = (
  ctx: Ctx,
  on: OnNeed,
  { handlerId }: { handlerId: string },
): Promise<Outcome<Need, MoveRefusal | 'choose-handler'>> =>
  inArea(ctx, async (tx) => {
    const known = await accountsAndPlaces(tx, ctx, on)
    return moveIn({ tx, ctx }, { ...on, act: 'entrust' }, (need) => {
      if (!need.dispute) return refused('not-now')
      return known.includes(handlerId) ? done({ set: { handler_id: handlerId } }) : refused('choose-handler')
    })
  })

async function accountsAndPlaces(tx: Tx, ctx: Ctx, { number: { year, seq } }: OnNeed): Promise<string[]> {
  const need = await tx
    .selectFrom('needs.need')
    .select(['assignee_role', 'compound_id', 'building_id', 'dispute', 'handler_id'])
    .where('area_id', '=', ctx.area.id)
    .where('year', '=', year)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return need ? (await committeeAt(tx, ctx, placeOf(need))).map(({ id }) => id) : []
}
