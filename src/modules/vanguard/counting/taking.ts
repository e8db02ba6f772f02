import { sql } from 'kysely'
import { meantAt } from '#base/noted.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/insert-rows.ts'
import { together } from '#platform/db/together.ts'
import { recordAll, type Fact } from '#platform/facts/record.ts'
import { groundFor, type Ground, type Sent, type TapRow } from './ground.ts'
import { judge, type Verdict, type Written } from './judging.ts'
import { ticketOf, type TicketTap } from './ticket.rules.ts'

export type { Written } from './judging.ts'

/**
 * Takes the marks of one device, also of hours ago, also a second time, in one transaction with what others send meanwhile.
 * Each stall is held; what is refused goes back by its id.
 */
export const takeMarks = together(async (tx, acts: readonly Sent[]): Promise<Written[]> => {
  const [first] = acts
  if (!first) return []
  const ground = await groundFor(tx, first.ctx, acts)
  const verdicts = judge(ground, acts)
  await write(tx, first.ctx, { ground, verdicts })
  await recordAll(
    tx,
    first.ctx,
    acts.flatMap((act, at) => factsOf(act, verdicts[at])),
  )
  return verdicts.map(({ answer }) => answer)
})

type Judged = { ground: Ground; verdicts: readonly Verdict[] }

async function write(tx: Tx, ctx: Ctx, { ground, verdicts }: Judged): Promise<void> {
  const [taps, signs] = [verdicts.flatMap((one) => one.taps), verdicts.flatMap((one) => one.signs)]
  if (signs.length > 0) await tx.insertInto('vanguard.sign').values(signs).execute()
  if (taps.length === 0) return
  await insertRows(tx, { table: 'vanguard.tap', areaId: ctx.area.id }, taps)
  await standAgain(tx, ctx, { ground, ids: [...new Set(taps.map(({ ticket_id: id }) => id))] })
  for (const stallId of new Set(taps.map(({ stall_id: id }) => id))) await countAgain(tx, ctx, { stallId, taps })
}

const tapOf = (row: TapRow): TicketTap => ({
  id: row.id,
  what: row.what,
  letter: row.letter,
  no: row.no,
  visitId: row.visit_id,
  undoes: row.undoes,
  deviceAt: row.device_at,
  aheadMs: row.ahead_ms,
  at: row.at,
  hand: row.device ?? row.by_id ?? '',
})

/** Makes tickets say what all their taps come to. */
async function standAgain(
  tx: Tx,
  ctx: Ctx,
  { ground, ids }: { ground: Ground; ids: readonly string[] },
): Promise<void> {
  const all = [...ground.taps.values()]
  const values = ids.flatMap((id) => {
    const rows = all.filter(({ ticket_id: of }) => of === id)
    const [ticket, at] = [ticketOf(rows.map(tapOf)), rows[0]]
    if (!ticket || !at) return []
    const { visitId, givenAt, ...same } = ticket
    return [{ area_id: ctx.area.id, id, stall_id: at.stall_id, ...same, visit_id: visitId, given_at: givenAt }]
  })
  await tx
    .insertInto('vanguard.ticket')
    .values(values)
    .onConflict((on) =>
      on.columns(['area_id', 'id']).doUpdateSet((eb) => ({
        letter: eb.ref('excluded.letter'),
        no: eb.ref('excluded.no'),
        visit_id: eb.ref('excluded.visit_id'),
        state: eb.ref('excluded.state'),
        given_at: eb.ref('excluded.given_at'),
        at: eb.ref('excluded.at'),
        conflict: eb.ref('excluded.conflict'),
      })),
    )
    .execute()
}

/** Makes a stall say what its tickets come to. The first tap opens it. */
async function countAgain(
  tx: Tx,
  ctx: Ctx,
  { stallId, taps }: { stallId: string; taps: readonly TapRow[] },
): Promise<void> {
  const first = Math.min(
    ...taps.filter(({ stall_id: at }) => at === stallId).map((row) => meantAt(tapOf(row)).getTime()),
  )
  const served = (more = sql``) =>
    sql<number>`(select count(*) from vanguard.ticket as t where t.area_id = ${ctx.area.id}::int and t.stall_id = ${stallId}::uuid
      and t.state = 'served' ${more})`
  await tx
    .updateTable('vanguard.stall')
    .set((eb) => ({
      served: served(),
      visits: served(sql`and t.visit_id is null`),
      state: eb
        .case()
        .when('state', '=', 'planned')
        .then('open' as const)
        .else(eb.ref('state'))
        .end(),
      opened_at: eb.fn.coalesce('opened_at', eb.val(new Date(first))),
    }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', stallId)
    .execute()
}

/** One fact for each stall that was counted at, and one for the roll, by whoever sent it. No names, no persons. */
function factsOf({ ctx, what: { day } }: Sent, { taps, signs }: Verdict = nothingTaken): Fact[] {
  const tapsAt = (id: string) => taps.filter(({ stall_id: at }) => at === id).length
  const stalls = [...new Set(taps.map(({ stall_id: id }) => id))]
  const counted = stalls.map((id): Fact => ({
    name: 'vanguard.stall.tapped',
    subjectId: id,
    detail: { taps: tapsAt(id) },
    by: ctx,
  }))
  if (signs.length === 0) return counted
  return [...counted, { name: 'vanguard.shift.signed', subjectId: day.id, detail: { signs: signs.length }, by: ctx }]
}

const nothingTaken: Verdict = { taps: [], signs: [], answer: { taken: [], refused: [] } }
