import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { gatheringsWithVenue } from './gathering.ts'
import type { GatheringState, ReasonKind } from './kinds.rules.ts'
import type { RungHow } from './reminding/rung.ts'

/** What a message about a gathering may know of it: what everybody may, and whose account leads it. */
export type GatheringForNews = {
  id: string
  title: string
  startsAt: Date
  /** Its venue, or the place somebody wrote. */
  place: string | null
  compoundId: string | null
  buildingId: string | null
  leaderId: string | null
  state: GatheringState
  reasonKind: ReasonKind | null
  /** When what takes place instead begins. */
  insteadAt: Date | null
  closesAt: Date | null
}

/** Gatherings as messages may know them, by their ids. What was never published is gone, perhaps; then it is not among them. */
export async function gatheringsForNews(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, GatheringForNews>> {
  if (ids.length === 0) return new Map()
  const rows = await gatheringsWithVenue(tx, ctx)
    .leftJoin('gatherings.gathering as i', (join) =>
      join.onRef('i.area_id', '=', 'g.area_id').onRef('i.id', '=', 'g.instead_id'),
    )
    .select('i.starts_at as instead_at')
    .where('g.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        title: row.title,
        startsAt: row.starts_at,
        place: row.venue_name ?? row.elsewhere,
        compoundId: row.compound_id,
        buildingId: row.building_id,
        leaderId: row.leader_id,
        state: row.state,
        reasonKind: row.reason_kind,
        insteadAt: row.instead_at,
        closesAt: row.closes_at,
      },
    ]),
  )
}

/** A sign-up as messages may know it: whose, and how it stands. No name, no telephone. */
export type SignUpForNews = {
  id: string
  gatheringId: string
  state: 'requested' | 'confirmed' | 'waitlisted' | 'offered' | 'cancelled' | 'expired'
  queueNo: number
  madeAt: Date
  homeId: string | null
  /** Those of the roster who come by it. */
  personIds: string[]
  offeredUntil: Date | null
  remindedFor: Date | null
  rungAt: Date | null
  rungHow: RungHow | null
}

type Which = { ids: readonly string[] } | { gatheringId: string }

/** Sign-ups by their ids, or all that still stand for a gathering, in the order they came. */
export async function signUpsForNews(tx: Tx, ctx: Ctx, which: Which): Promise<SignUpForNews[]> {
  if ('ids' in which && which.ids.length === 0) return []
  const rows = await tx
    .selectFrom('gatherings.signup')
    .select([
      'id',
      'gathering_id',
      'state',
      'queue_no',
      'made_at',
      'home_id',
      'offered_until',
      'reminded_for',
      'rung_at',
      'rung_how',
    ])
    .where('area_id', '=', ctx.area.id)
    .where((eb) =>
      'ids' in which
        ? eb('id', 'in', [...which.ids])
        : eb.and([eb('gathering_id', '=', which.gatheringId), eb('state', 'not in', ['cancelled', 'expired'])]),
    )
    .orderBy('queue_no')
    .execute()
  const persons = await personsIn(tx, ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    gatheringId: row.gathering_id,
    state: row.state,
    queueNo: row.queue_no,
    madeAt: row.made_at,
    homeId: row.home_id,
    personIds: persons.flatMap((one) => (one.signup_id === row.id && one.person_id !== null ? [one.person_id] : [])),
    offeredUntil: row.offered_until,
    remindedFor: row.reminded_for,
    rungAt: row.rung_at,
    rungHow: row.rung_how,
  }))
}

async function personsIn(tx: Tx, ctx: Ctx, signUps: readonly { id: string }[]) {
  if (signUps.length === 0) return []
  return tx
    .selectFrom('gatherings.member')
    .select(['signup_id', 'person_id'])
    .where('area_id', '=', ctx.area.id)
    .where('person_id', 'is not', null)
    .where(
      'signup_id',
      'in',
      signUps.map(({ id }) => id),
    )
    .execute()
}
