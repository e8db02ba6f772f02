import { DAY_MS, dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { accountsHere, heldGrants } from '#platform/auth/auth.ts'
import { holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx, Role } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { handlers, mayRead, placeOf } from '../access.ts'
import { allyName } from '../allies.ts'
import { needColumns, type ListLine } from '../desk/need-list.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { moveIn, type MoveRefusal, type Need } from '../move.ts'
import { openStates } from '../moves.rules.ts'
import { isTrusted } from '../visible.ts'
import { withPlaceNames } from '../with-places.ts'

/** What is between neighbours and this reader may know. Newest first, at most a hundred; `open`: only what is neither resolved nor closed. */
export async function disputesOf(ctx: Ctx, which: 'all' | 'open' = 'all'): Promise<ListLine[]> {
  const rows = await inArea(ctx, (tx) =>
    tx
      .selectFrom('needs.need as n')
      .select(needColumns)
      .select(allyName(ctx))
      .where('n.area_id', '=', ctx.area.id)
      .where('n.dispute', '=', true)
      .where(isTrusted(ctx))
      .$if(which === 'open', (query) => query.where('n.state', 'in', openStates))
      .orderBy('n.submitted_at', 'desc')
      .orderBy('n.year', 'desc')
      .orderBy('n.seq', 'desc')
      .limit(100)
      .execute(),
  )
  return withPlaceNames(ctx, rows)
}

/** The same, only what is open. Most readers may know of none: they are told so without asking the database. */
export async function openDisputes(ctx: Ctx): Promise<ListLine[]> {
  const some = await whoseOpen(ctx)
  return some.some((need) => mayRead(ctx.actor, need, ctx.now)) ? disputesOf(ctx, 'open') : []
}

/** Where open disputes lie and whose they are, kept for a moment. Nothing of what they say. */
const whoseOpen = (ctx: Ctx) =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: 'open disputes', of: 'needs' }, () =>
    inArea(ctx, (tx) =>
      tx
        .selectFrom('needs.need')
        .select(['dispute', 'handler_id', 'shown_to', 'shown_until', 'compound_id', 'building_id'])
        .where('area_id', '=', ctx.area.id)
        .where('dispute', '=', true)
        .where('state', 'in', openStates)
        .execute(),
    ),
  )

/** A colleague by name. */
type Colleague = { id: string; name: string }

/** Who of the committee can be named handler of a dispute in a place, and who can be let to look. */
export type Colleagues = { handlers: readonly Colleague[]; readers: readonly Colleague[] }

export const nobody: Colleagues = { handlers: [], readers: [] }

export const colleaguesAt = (ctx: Ctx, place: Place): Promise<Colleagues> =>
  inArea(ctx, (tx) => committeeAt(tx, ctx, place))

async function committeeAt(tx: Tx, ctx: Ctx, place: Place): Promise<Colleagues> {
  const [accounts, grants] = await Promise.all([accountsHere(tx, ctx), heldGrants(tx, ctx)])
  const holding = (roles: readonly Role[]) =>
    accounts
      .filter(({ id }) => {
        const as: Actor = { ...ctx.actor, id, grants: grants.filter(({ accountId }) => accountId === id) }
        return holdsAt(as, roles, place)
      })
      .map(({ id, name }) => ({ id, name }))
  return { handlers: holding(handlers), readers: holding(['secretary']) }
}

/** The director names who handles a dispute; from then on this colleague sees it, and whoever handled it before does not. */
export const entrust = (
  ctx: Ctx,
  on: OnNeed,
  { handlerId }: { handlerId: string },
): Promise<Outcome<Need, MoveRefusal | 'choose-handler'>> =>
  inArea(ctx, async (tx) => {
    const known = await colleaguesOf(tx, ctx, on)
    return moveIn({ tx, ctx }, { ...on, act: 'entrust' }, (need) => {
      if (!need.dispute) return refused('not-now')
      const isKnown = known.handlers.some(({ id }) => id === handlerId)
      return isKnown ? done({ set: { handler_id: handlerId } }) : refused('choose-handler')
    })
  })

/** How many days a look lasts. */
export const lookDays = 7

/** The director lets a secretary of the place look at a dispute for a week, or ends that where nobody is named. It reads and does nothing. */
export const reveal = (
  ctx: Ctx,
  on: OnNeed,
  { readerId }: { readerId: string },
): Promise<Outcome<Need, MoveRefusal | 'choose-reader'>> =>
  inArea(ctx, async (tx) => {
    const known = await colleaguesOf(tx, ctx, on)
    const until = new Date(ctx.now.getTime() + lookDays * DAY_MS)
    return moveIn({ tx, ctx }, { ...on, act: 'reveal' }, (need) => {
      if (!need.dispute) return refused('not-now')
      if (readerId === '') return done({ set: { shown_to: null, shown_until: null }, about: 'over' })
      if (!known.readers.some(({ id }) => id === readerId)) return refused('choose-reader')
      return done({ set: { shown_to: readerId, shown_until: until }, untilOn: dayOf(until) })
    })
  })

/** The colleagues of the place of a need. */
async function colleaguesOf(tx: Tx, ctx: Ctx, { number: { year, seq } }: OnNeed): Promise<Colleagues> {
  const need = await tx
    .selectFrom('needs.need')
    .select(['compound_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where('year', '=', year)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return need ? committeeAt(tx, ctx, placeOf(need)) : nobody
}
