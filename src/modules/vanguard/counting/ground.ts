import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inOnePacket } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Act } from '#platform/db/together.ts'
import { vanguardDays, type Day } from '../day.ts'
import { letterAt, lettersOf, lockStalls, plainPage, type Counter } from './counters.ts'
import { helpersAt, placesOf, type Standing } from './day.ts'
import { isSign, type Mark, type Sign, type Tap } from './tap.rules.ts'
import { sayTicket } from './ticket.rules.ts'

/** What one device, or one form, sends about one day. */
export type Sending = { dayId: string; device: string | null; aheadMs: number; marks: readonly Mark[] }
export type Sent = Act<Ctx, Sending>

export type TapRow = Omit<Selectable<Tables['vanguard.tap']>, 'area_id'>
export type Stall = Selectable<Tables['vanguard.stall']>

/** What marks are judged by, read behind the lock of every stall they are about; it grows with each that is taken. */
export type Ground = {
  stalls: ReadonlyMap<string, Stall>
  counters: readonly Pick<Counter, 'stallId' | 'device' | 'letter'>[]
  /** Under which letter the server gives numbers at a stall, as far as it is asked to; null: no letter is left. */
  plain: ReadonlyMap<string, Counter | null>
  taps: Map<string, TapRow>
  /** At which stall a ticket is, and which ticket has a number of a stall. */
  tickets: Map<string, string>
  numbers: Map<string, string>
  /** Places of whoever is expected that day; and which sign is of which place. */
  places: ReadonlySet<string>
  signs: Map<string, string>
}

export const numberKey = (stallId: string, number: { letter: string | null; no: number | null }): string =>
  `${stallId} ${sayTicket(number)}`

export const once = (ids: readonly string[]): string[] => [...new Set(ids)]
const anyOf = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`

/** Taps of several senders. */
export const tapsIn = (marks: readonly Mark[]): Tap[] => marks.filter((mark) => !isSign(mark))

/**
 * Locks the stalls and reads, behind that and in the same packet, the day, who of the senders has a place there, and what is known
 * of everything these marks name. All of them are about one day.
 */
export async function groundFor(
  tx: Tx,
  ctx: Ctx,
  { dayId, acts }: { dayId: string; acts: readonly Sent[] },
): Promise<Ground & Standing> {
  const marks = acts.flatMap(({ what }) => what.marks)
  const taps = tapsIn(marks)
  const ids = once(taps.map(({ stallId }) => stallId))
  const devices = once(acts.flatMap(({ what }) => what.device ?? []))
  const [stalls, [day], helpers, counters, known, tickets] = await inOnePacket(tx, [
    lockStalls(tx, ctx, ids),
    vanguardDays(tx, ctx).where('g.id', '=', dayId),
    helpersAt(tx, ctx, { gatheringId: dayId, actors: acts.map((act) => act.ctx.actor) }),
    lettersOf(tx, ctx, { stallIds: ids, devices }),
    tapsAbout(tx, ctx, { ids, taps }),
    ticketsAbout(tx, ctx, { ids, taps }),
  ])
  return {
    day,
    helpers,
    stalls: new Map(stalls.map((stall) => [stall.id, stall])),
    counters: counters.map(({ stall_id: stallId, device, letter }) => ({ stallId, device, letter })),
    plain: await plainLetters(tx, ctx, { taps, day, stalls }),
    taps: new Map(known.map((row) => [row.id, row])),
    tickets: new Map(tickets.map(({ id, stall_id: at }) => [id, at])),
    numbers: new Map(
      tickets.flatMap((row) => (row.no === null ? [] : [[numberKey(row.stall_id, row), row.id] as const])),
    ),
    ...(await rollAbout(tx, ctx, { signs: marks.filter(isSign), dayId })),
  }
}

const needsNumber = ({ what, no }: Tap): boolean => what === 'given' && no === null

type Plain = { taps: readonly Tap[]; day: Day | undefined; stalls: readonly Stall[] }

async function plainLetters(tx: Tx, ctx: Ctx, { taps, day, stalls }: Plain): Promise<Map<string, Counter | null>> {
  const found = new Map<string, Counter | null>()
  const wanted = new Set(taps.filter(needsNumber).map(({ stallId }) => stallId))
  const here = stalls.filter(({ id, gathering_id: of }) => wanted.has(id) && of === day?.id)
  for (const { id } of here) found.set(id, await letterAt(tx, ctx, { stallId: id, device: plainPage }))
  return found
}

type Asked = { ids: readonly string[]; taps: readonly Tap[] }

/** The taps that are named, and all taps about their tickets. */
const tapsAbout = (tx: Tx, ctx: Ctx, { ids, taps }: Asked) =>
  tx
    .selectFrom('vanguard.tap')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where((eb) =>
      eb.or([
        eb('id', '=', anyOf(taps.flatMap(({ id, undoes }) => [id, undoes ?? id]))),
        eb.and([
          eb('stall_id', '=', anyOf(ids)),
          eb('ticket_id', '=', anyOf(once(taps.map(({ ticketId }) => ticketId)))),
        ]),
      ]),
    )

/** The tickets that are named, and those that have a number somebody wants to give. */
const ticketsAbout = (tx: Tx, ctx: Ctx, { ids, taps }: Asked) =>
  tx
    .selectFrom('vanguard.ticket')
    .select(['id', 'stall_id', 'letter', 'no'])
    .where('area_id', '=', ctx.area.id)
    .where((eb) =>
      eb.or([
        eb('id', '=', anyOf(taps.map(({ ticketId }) => ticketId))),
        eb.and([
          eb('stall_id', '=', anyOf(ids)),
          eb('letter', '=', sql<string>`any (${taps.flatMap(({ letter }) => letter ?? [])}::text[])`),
          eb('no', '=', sql<number>`any (${taps.flatMap(({ no }) => no ?? [])}::int[])`),
        ]),
      ]),
    )

async function rollAbout(
  tx: Tx,
  ctx: Ctx,
  { signs, dayId }: { signs: readonly Sign[]; dayId: string },
): Promise<Pick<Ground, 'places' | 'signs'>> {
  if (signs.length === 0) return { places: new Set(), signs: new Map() }
  const [places, known] = await inOnePacket(tx, [
    placesOf(tx, ctx, dayId).select('p.id'),
    tx
      .selectFrom('vanguard.sign')
      .select(['id', 'place_id'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', anyOf(signs.map(({ id }) => id))),
  ])
  return {
    places: new Set(places.map(({ id }) => id)),
    signs: new Map(known.map((row) => [row.id, row.place_id])),
  }
}
