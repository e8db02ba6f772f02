import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Act } from '#platform/db/together.ts'
import type { Day } from '../day.ts'
import { countersAt, letterAt, lockStalls, plainPage, type Counter } from './counters.ts'
import { placesOf } from './day.ts'
import { isSign, type Mark, type Sign, type Tap } from './tap.rules.ts'
import { sayTicket } from './ticket.rules.ts'

/** What one device, or one form, sends about one day. `leads`: may call the roll of its shifts. */
export type Sending = { day: Day; leads: boolean; device: string | null; aheadMs: number; marks: readonly Mark[] }
export type Sent = Act<Ctx, Sending>

export type TapRow = Omit<Selectable<Tables['vanguard.tap']>, 'area_id'>
type Stall = Selectable<Tables['vanguard.stall']>

/** What marks are judged by, read behind the lock of every stall they are about; it grows with each that is taken. */
export type Ground = {
  stalls: ReadonlyMap<string, Stall>
  counters: readonly Counter[]
  /** Under which letter the server gives numbers at a stall, as far as it is asked to; null: no letter is left. */
  plain: ReadonlyMap<string, Counter | null>
  taps: Map<string, TapRow>
  /** At which stall a ticket is, and which ticket has a number of a stall. */
  tickets: Map<string, string>
  numbers: Map<string, string>
  /** Places of whoever is expected, with their day; and which sign is of which place. */
  places: ReadonlyMap<string, string>
  signs: Map<string, string>
}

export const numberKey = (stallId: string, number: { letter: string | null; no: number | null }): string =>
  `${stallId} ${sayTicket(number)}`

const once = (ids: readonly string[]): string[] => [...new Set(ids)]
const anyOf = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`

/** Locks the stalls and reads what is known of everything these marks name. */
export async function groundFor(tx: Tx, ctx: Ctx, acts: readonly Sent[]): Promise<Ground> {
  const marks = acts.flatMap(({ what }) => what.marks)
  const [taps, signs] = [marks.filter((mark) => !isSign(mark)), marks.filter(isSign)]
  const stalls = await lockStalls(tx, ctx, once(taps.map(({ stallId }) => stallId))).execute()
  const ids = stalls.map(({ id }) => id)
  const [counters, plain, known, tickets, roll] = await Promise.all([
    countersAt(tx, ctx, ids),
    plainLetters(
      tx,
      ctx,
      once(taps.filter(needsNumber).map(({ stallId }) => stallId)).filter((id) => ids.includes(id)),
    ),
    tapsAbout(tx, ctx, taps),
    ticketsAbout(tx, ctx, { ids, taps }),
    rollAbout(tx, ctx, { signs, days: once(acts.map(({ what }) => what.day.id)) }),
  ])
  return {
    stalls: new Map(stalls.map((stall) => [stall.id, stall])),
    counters,
    plain,
    taps: new Map(known.map((row) => [row.id, row])),
    tickets: new Map(tickets.map(({ id, stall_id: at }) => [id, at])),
    numbers: new Map(
      tickets.flatMap((row) => (row.no === null ? [] : [[numberKey(row.stall_id, row), row.id] as const])),
    ),
    ...roll,
  }
}

const needsNumber = ({ what, no }: Tap): boolean => what === 'given' && no === null

async function plainLetters(tx: Tx, ctx: Ctx, stallIds: readonly string[]): Promise<Map<string, Counter | null>> {
  const found = new Map<string, Counter | null>()
  for (const stallId of stallIds) found.set(stallId, await letterAt(tx, ctx, { stallId, device: plainPage }))
  return found
}

const tapsAbout = (tx: Tx, ctx: Ctx, taps: readonly Tap[]): Promise<TapRow[]> =>
  taps.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('vanguard.tap')
        .selectAll()
        .where('area_id', '=', ctx.area.id)
        .where((eb) =>
          eb.or([
            eb('id', '=', anyOf(taps.flatMap(({ id, undoes }) => [id, undoes ?? id]))),
            eb.and([
              eb('stall_id', '=', anyOf(once(taps.map(({ stallId }) => stallId)))),
              eb('ticket_id', '=', anyOf(once(taps.map(({ ticketId }) => ticketId)))),
            ]),
          ]),
        )
        .execute()

type Asked = { ids: readonly string[]; taps: readonly Tap[] }

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
          eb('no', '=', sql<number>`any (${taps.flatMap(({ no }) => no ?? [])}::int[])`),
        ]),
      ]),
    )
    .execute()

async function rollAbout(
  tx: Tx,
  ctx: Ctx,
  { signs, days }: { signs: readonly Sign[]; days: readonly string[] },
): Promise<Pick<Ground, 'places' | 'signs'>> {
  const places = new Map<string, string>()
  if (signs.length === 0) return { places, signs: new Map() }
  for (const day of days)
    for (const { id } of await placesOf(tx, ctx, day).select('p.id').execute()) places.set(id, day)
  const known = await tx
    .selectFrom('vanguard.sign')
    .select(['id', 'place_id'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', anyOf(signs.map(({ id }) => id)))
    .execute()
  return { places, signs: new Map(known.map((row) => [row.id, row.place_id])) }
}
