import { sql } from 'kysely'
import { meantAt } from '#base/noted.rules.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inOnePacket } from '#platform/db/in-area.ts'
import { sendRows } from '#platform/db/insert-rows.ts'
import { together } from '#platform/db/together.ts'
import { recordAll, type Fact } from '#platform/facts/record.ts'
import { countedBy } from './day.ts'
import { groundFor, once, tapsIn, type Ground, type Sending, type Sent, type Stall, type TapRow } from './ground.ts'
import { judge, type LetIn, type Verdict, type Written } from './judging.ts'
import { linesOf, type Morning } from './morning.ts'
import { ticketOf, type TicketTap } from './ticket.rules.ts'

/** What became of marks, how the stalls they are about stand then, and whether the sender calls the roll. */
export type Taken = Written & Pick<Morning, 'stalls' | 'tickets'> & { leads: boolean }
type Answer = Outcome<Taken, 'unknown'>

/**
 * Takes the marks of one device, also of hours ago, also a second time, in one transaction with what others send about the same
 * stall meanwhile. Each stall is held; what is refused goes back by its id. `unknown`: no day the sender may count at.
 */
export const takeMarks: (ctx: Ctx, what: Sending) => Promise<Answer> = together(
  async (tx: Tx, acts: readonly Sent[]): Promise<Answer[]> => {
    const [{ ctx, what: { dayId } } = never()] = acts
    const { day, helpers, ...ground } = await groundFor(tx, ctx, { dayId, acts })
    const letIn = acts.flatMap((act): (LetIn & { act: Sent })[] => {
      const counted = countedBy(act.ctx.actor, { day, helpers })
      return counted ? [{ ...act, act, leads: counted.leads }] : []
    })
    if (!day || letIn.length === 0) return acts.map(() => refused('unknown'))
    const verdicts = judge({ ...ground, day }, letIn)
    const written = await write(tx, ctx, { ground, letIn, verdicts, dayId })
    return acts.map((act) => {
      const at = letIn.findIndex((one) => one.act === act)
      const [one, verdict] = [letIn[at], verdicts[at]]
      return one && verdict ? done({ ...verdict.answer, ...about(act, written), leads: one.leads }) : refused('unknown')
    })
  },
  lineOf,
)

function never(): never {
  throw new Error('Nobody sent anything.')
}

/** Whoever taps at one stall waits for nobody at another. */
function lineOf({ dayId, marks }: Sending): string {
  const [first, ...more] = once(tapsIn(marks).map(({ stallId }) => stallId))
  return more.length > 0 ? dayId : `${dayId} ${first ?? ''}`
}

type Stands = Pick<Morning, 'stalls' | 'tickets'>

function about({ what }: Sent, { stalls, tickets }: Stands): Stands {
  const at = new Set(tapsIn(what.marks).map(({ stallId }) => stallId))
  return { stalls: stalls.filter(({ id }) => at.has(id)), tickets: tickets.filter(({ stall_id: id }) => at.has(id)) }
}

type Judged = { ground: Ground; letIn: readonly LetIn[]; verdicts: readonly Verdict[]; dayId: string }

/** A handful of statements however many they are, none of them waited for but the last, which says how the stalls stand. */
async function write(tx: Tx, ctx: Ctx, judged: Judged): Promise<Stands> {
  const { ground, letIn, verdicts, dayId } = judged
  const [taps, signs] = [verdicts.flatMap((one) => one.taps), verdicts.flatMap((one) => one.signs)]
  const areaId = ctx.area.id
  sendRows(tx, { table: 'vanguard.sign', areaId }, signs)
  sendRows(tx, { table: 'vanguard.tap', areaId }, taps)
  const again = ['letter', 'no', 'visit_id', 'state', 'given_at', 'at', 'conflict'] as const
  sendRows(tx, { table: 'vanguard.ticket', areaId, again }, ticketsOf(ground, taps))
  const facts = letIn.flatMap((act, at) => factsOf(act, verdicts[at]))
  if (facts.length > 0) await recordAll(tx, ctx, facts)
  const of = tapsIn(letIn.flatMap(({ what }) => what.marks))
  const here = [...ground.stalls.values()].filter(({ gathering_id: day }) => day === dayId)
  if (of.length === 0) return { stalls: here, tickets: [] }
  const shown = {
    gatheringId: dayId,
    about: of.map(({ ticketId }) => ticketId),
    at: once(of.map(({ stallId }) => stallId)),
  }
  const [counted, tickets] = await inOnePacket(tx, [countAgain(ctx, taps, tx), linesOf(tx, ctx, shown)])
  return { stalls: here.map((stall) => counted.find(({ id }) => id === stall.id) ?? stall), tickets }
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

/** Tickets as all their taps say they stand. */
function ticketsOf(ground: Ground, written: readonly TapRow[]) {
  const all = new Map(once(written.map(({ ticket_id: id }) => id)).map((id) => [id, [] as TapRow[]]))
  for (const tap of ground.taps.values()) all.get(tap.ticket_id)?.push(tap)
  return [...all].flatMap(([id, rows]) => {
    const [ticket, at] = [ticketOf(rows.map(tapOf)), rows[0]]
    if (!ticket || !at) return []
    const { visitId, givenAt, ...same } = ticket
    return [{ id, stall_id: at.stall_id, ...same, visit_id: visitId, given_at: givenAt }]
  })
}

/** Makes stalls say what their tickets come to, and answers how they stand then. The first tap opens one. */
function countAgain(ctx: Ctx, taps: readonly TapRow[], tx: Tx) {
  const ids = once(taps.map(({ stall_id: id }) => id))
  const firsts = ids.map((id) => {
    const here = taps.filter(({ stall_id: at }) => at === id)
    return new Date(Math.min(...here.map((row) => meantAt(tapOf(row)).getTime())))
  })
  const counted = sql<Stall>`update vanguard.stall as s set
      (served, visits) = (select count(*), count(*) filter (where t.visit_id is null) from vanguard.ticket as t
        where t.area_id = ${ctx.area.id}::int and t.stall_id = s.id and t.state = 'served'),
      state = case when s.state = 'planned' then 'open' else s.state end,
      opened_at = coalesce(s.opened_at, f.first)
    from unnest(${ids}::uuid[], ${firsts}::timestamptz[]) as f (id, first)
    where s.area_id = ${ctx.area.id}::int and s.id = f.id returning s.*`
  return { compile: () => counted.compile(tx) }
}

/** One fact for each stall that was counted at, and one for the roll, by whoever sent it. No names, no persons. */
function factsOf({ ctx, what: { dayId } }: Sent, { taps, signs }: Verdict = nothingTaken): Fact[] {
  const tapsAt = (id: string) => taps.filter(({ stall_id: at }) => at === id).length
  const stalls = [...new Set(taps.map(({ stall_id: id }) => id))]
  const counted = stalls.map((id): Fact => ({
    name: 'vanguard.stall.tapped',
    subjectId: id,
    detail: { taps: tapsAt(id) },
    by: ctx,
  }))
  if (signs.length === 0) return counted
  return [...counted, { name: 'vanguard.shift.signed', subjectId: dayId, detail: { signs: signs.length }, by: ctx }]
}

const nothingTaken: Verdict = { taps: [], signs: [], answer: { taken: [], refused: [] } }
