import { meantAt } from '#base/noted.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import { takesPlace } from './day.ts'
import type { Day } from '../day.ts'
import { numberKey, type Ground as Read, type Sending, type Sent, type TapRow } from './ground.ts'
import { isSign, type Sign, type Tap, type TapRefusal } from './tap.rules.ts'
import { notCounted, opensAt } from './ticket.rules.ts'

/** What became of one mark: it was known, it is written, or it is refused. */
type Judged<Row> = { known: true } | { row: Row } | { why: TapRefusal }
type Ground = Read & { day: Day }
/** A sending by somebody who may count there. `leads`: may call the roll of the shifts as well. */
export type LetIn = Sent & { leads: boolean }
type Of<Mark> = { ctx: Ctx; what: Sending; leads: boolean; mark: Mark }

export type SignRow = {
  id: string
  place_id: string
  what: Sign['what']
  device: string | null
  device_at: Date
  ahead_ms: number
  at: Date
  by_id: string | null
}
/** Of one sending: what is to be written, and what to answer. */
export type Verdict = { taps: TapRow[]; signs: SignRow[]; answer: Written }

/** What became of marks, by their ids. One that was known already is taken: it changes nothing. */
export type Written = { taken: string[]; refused: { id: string; why: TapRefusal }[] }

/** Judges everything that was sent, in the order it came; what is taken is ground for what follows. */
export const judge = (ground: Ground, acts: readonly LetIn[]): Verdict[] =>
  acts.map((act) => {
    const verdict: Verdict = { taps: [], signs: [], answer: { taken: [], refused: [] } }
    for (const mark of act.what.marks) {
      const why = isSign(mark) ? addSign(ground, verdict, { ...act, mark }) : addTap(ground, verdict, { ...act, mark })
      if (why === null) verdict.answer.taken.push(mark.id)
      else verdict.answer.refused.push({ id: mark.id, why })
    }
    return verdict
  })

function addTap(ground: Ground, verdict: Verdict, of: Of<Tap>): TapRefusal | null {
  const judged = tapJudged(ground, of)
  if ('why' in judged) return judged.why
  if ('known' in judged) return null
  const { row } = judged
  ground.taps.set(row.id, row)
  ground.tickets.set(row.ticket_id, row.stall_id)
  if (row.no !== null) ground.numbers.set(numberKey(row.stall_id, row), row.ticket_id)
  verdict.taps.push(row)
  return null
}

function tapJudged(ground: Ground, of: Of<Tap>): Judged<TapRow> {
  const { mark } = of
  const known = ground.taps.get(mark.id)
  if (known) return known.stall_id === mark.stallId ? { known: true } : { why: 'unreadable' }
  const shut = shutFor(ground, of)
  if (shut) return { why: shut }
  if ((ground.tickets.get(mark.ticketId) ?? mark.stallId) !== mark.stallId) return { why: 'unreadable' }
  if (mark.what === 'given') return givenJudged(ground, of)
  return mark.what === 'undone' ? undoneJudged(ground, of) : movedJudged(ground, of)
}

/** Why nothing is counted at its stall at the moment that is meant. */
function shutFor(ground: Ground, { mark, what, ctx }: Of<Tap>): TapRefusal | null {
  const stall = ground.stalls.get(mark.stallId)
  if (stall?.gathering_id !== ground.day.id) return 'unknown-stall'
  if (!takesPlace(ground.day)) return 'called-off'
  return notCounted(stall, meantAt({ deviceAt: mark.deviceAt, aheadMs: what.aheadMs, at: ctx.now }))
}

/** A number is given once, by the device whose letter it has; without one it is the next of the plain page. */
function givenJudged(ground: Ground, of: Of<Tap>): Judged<TapRow> {
  const { mark, what } = of
  if (ground.tickets.has(mark.ticketId)) return { why: 'unreadable' }
  if (mark.no === null) return { ...nextPlain(ground, of) }
  const own = ground.counters.find((one) => one.stallId === mark.stallId && one.device === what.device)
  if (own?.letter !== mark.letter) return { why: 'wrong-letter' }
  if (ground.numbers.has(numberKey(mark.stallId, mark))) return { why: 'number-taken' }
  return { row: rowOf(of, mark) }
}

function nextPlain(ground: Ground, of: Of<Tap>): Judged<TapRow> {
  const counter = ground.plain.get(of.mark.stallId)
  if (!counter) return { why: 'no-letter' }
  counter.last += 1
  return { row: rowOf(of, { letter: counter.letter, no: counter.last }) }
}

/** Whoever is served without a number is a ticket of their own; called or gone can only be somebody with one. */
function movedJudged(ground: Ground, of: Of<Tap>): Judged<TapRow> {
  if (of.mark.what !== 'served' && !ground.tickets.has(of.mark.ticketId)) return { why: 'unknown-ticket' }
  return { row: rowOf(of, { letter: null, no: null }) }
}

/** Only one's own tap is taken back; of what never came there is nothing to take back. */
function undoneJudged(ground: Ground, of: Of<Tap>): Judged<TapRow> {
  const { mark, leads } = of
  const target = ground.taps.get(mark.undoes ?? '')
  if (!target) return { known: true }
  if (target.ticket_id !== mark.ticketId || target.what === 'undone') return { why: 'unreadable' }
  return isOwn(target, of) || leads ? { row: rowOf(of, { letter: null, no: null }) } : { why: 'not-yours' }
}

const isOwn = (tap: TapRow, { ctx, what: { device } }: Of<Tap>): boolean =>
  tap.by_id === ctx.actor.id || (device !== null && tap.device === device)

const rowOf = (
  { ctx, what: { device, aheadMs }, mark }: Of<Tap>,
  { letter, no }: Pick<Tap, 'letter' | 'no'>,
): TapRow => ({
  id: mark.id,
  stall_id: mark.stallId,
  ticket_id: mark.ticketId,
  what: mark.what,
  letter,
  no,
  visit_id: mark.visitId,
  undoes: mark.undoes,
  device,
  device_at: mark.deviceAt,
  ahead_ms: aheadMs,
  at: ctx.now,
  by_id: ctx.actor.id,
})

function addSign(ground: Ground, verdict: Verdict, of: Of<Sign>): TapRefusal | null {
  const judged = signJudged(ground, of)
  if ('why' in judged) return judged.why
  if ('known' in judged) return null
  ground.signs.set(judged.row.id, judged.row.place_id)
  verdict.signs.push(judged.row)
  return null
}

function signJudged(ground: Ground, { ctx, what, leads, mark }: Of<Sign>): Judged<SignRow> {
  const { day } = ground
  if (!leads) return { why: 'not-leader' }
  const known = ground.signs.get(mark.id)
  if (known !== undefined) return known === mark.placeId ? { known: true } : { why: 'unreadable' }
  if (!ground.places.has(mark.placeId)) return { why: 'unknown-place' }
  if (!takesPlace(day)) return { why: 'called-off' }
  if (ctx.now < opensAt(day.starts_at)) return { why: 'too-early' }
  const { device, aheadMs } = what
  const noted = { device, device_at: mark.deviceAt, ahead_ms: aheadMs, at: ctx.now, by_id: ctx.actor.id }
  return { row: { id: mark.id, place_id: mark.placeId, what: mark.what, ...noted } }
}
