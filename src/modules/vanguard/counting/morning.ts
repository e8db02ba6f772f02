import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import type { Stall } from './ground.ts'
import type { TicketState } from './ticket.rules.ts'

export type { Stall } from './ground.ts'
export type TicketLine = {
  id: string
  stall_id: string
  letter: string | null
  no: number | null
  visit_id: string | null
  state: TicketState
  conflict: boolean
}
/** How many one device gave and served at a stall. Its letter is all it is called by; null: without a letter. */
export type Hand = { stall_id: string; letter: string | null; given: number; served: number }

/** The stalls of a day as they stand: whoever waits or was called, and the last who are done. */
export type Morning = { stalls: Stall[]; tickets: TicketLine[]; hands: Hand[] }

/** So many who are done stay in sight: for a second service, and to take a slip back. */
const RECENT = 8

/** The stalls of a day. `about`: tickets that are wanted besides. */
export async function morningOf(ctx: Ctx, gatheringId: string, about: readonly string[] = []): Promise<Morning> {
  const [stalls, tickets, hands] = await look(ctx, (tx) => [
    stallsOf(tx, ctx, gatheringId),
    linesOf(tx, ctx, { gatheringId, about }),
    handsOf(tx, ctx, gatheringId),
  ])
  return {
    stalls,
    tickets,
    hands: hands.map((hand) => ({ ...hand, given: Number(hand.given), served: Number(hand.served) })),
  }
}

/** Stalls of a day, those that were dropped left out. */
export const stallsOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('vanguard.stall')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .where('state', '<>', 'dropped')
    .orderBy('starts_at')
    .orderBy('made_at')
    .orderBy('id')

const isOpen = sql<boolean>`t.state in ('waiting', 'called')`

type Lines = { gatheringId: string; about: readonly string[]; at?: readonly string[] }

/** Tickets of a day as they are shown, with those that are wanted besides. `at`: of these stalls only. */
export const linesOf = (tx: Tx, ctx: Ctx, { gatheringId, about, at }: Lines) =>
  tx
    .selectFrom((eb) =>
      eb
        .selectFrom('vanguard.ticket as t')
        .innerJoin('vanguard.stall as s', (join) =>
          join.onRef('s.area_id', '=', 't.area_id').onRef('s.id', '=', 't.stall_id'),
        )
        .select([
          't.area_id',
          't.id',
          't.stall_id',
          't.letter',
          't.no',
          't.visit_id',
          't.state',
          't.conflict',
          't.given_at',
        ])
        .select(isOpen.as('open'))
        .select(sql<number>`row_number() over (partition by t.stall_id, ${isOpen} order by t.at desc, t.id)`.as('back'))
        .where('t.area_id', '=', ctx.area.id)
        .where('s.gathering_id', '=', gatheringId)
        .$if(at !== undefined, (query) => query.where('t.stall_id', '=', sql<string>`any (${at}::uuid[])`))
        .as('t'),
    )
    .select(['t.id', 't.stall_id', 't.letter', 't.no', 't.visit_id', 't.state', 't.conflict'])
    .where('t.area_id', '=', ctx.area.id)
    .where((eb) =>
      eb.or([
        eb('t.open', '=', true),
        eb('t.back', '<=', RECENT),
        eb('t.id', '=', sql<string>`any (${about}::uuid[])`),
      ]),
    )
    .orderBy('t.given_at')
    .orderBy('t.letter')
    .orderBy('t.no')
    .orderBy('t.id')

const handsOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('vanguard.tap as p')
    .innerJoin('vanguard.ticket as t', (join) =>
      join.onRef('t.area_id', '=', 'p.area_id').onRef('t.id', '=', 'p.ticket_id'),
    )
    .innerJoin('vanguard.stall as s', (join) =>
      join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.stall_id'),
    )
    .leftJoin('vanguard.counter as c', (join) =>
      join
        .onRef('c.area_id', '=', 'p.area_id')
        .onRef('c.stall_id', '=', 'p.stall_id')
        .on('c.device', '=', (eb) => eb.fn.coalesce('p.device', eb.val('page'))),
    )
    .select((eb) => [
      'p.stall_id',
      'c.letter',
      eb.fn.count('p.id').filterWhere('p.what', '=', 'given').as('given'),
      eb.fn.count('p.ticket_id').distinct().filterWhere('p.what', '=', 'served').as('served'),
    ])
    .where('p.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', gatheringId)
    .where('t.state', '<>', 'undone')
    .where((eb) =>
      eb.or([eb('p.what', '=', 'given'), eb.and([eb('p.what', '=', 'served'), eb('t.state', '=', 'served')])]),
    )
    .groupBy(['p.stall_id', 'c.letter'])
    .orderBy('c.letter')
