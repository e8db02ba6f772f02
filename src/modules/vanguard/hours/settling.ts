import { DAY_MS } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { decided, heldLine, setLine, whyNot, type DecideRefusal, type OnLine } from './deciding.ts'
import type { Decision } from './line.rules.ts'
import { holdVolunteer, lineById, type Line } from './rows.ts'

/** Until when a volunteer may say that a confirmed line is wrong. */
const disputeUntil = ({ area }: Ctx, { confirmed_at }: Pick<Line, 'confirmed_at'>): Date | null =>
  confirmed_at && new Date(confirmed_at.getTime() + area.serviceDisputeDays * DAY_MS)

/** Whether a line can be disputed now: confirmed, for as many days as are usual here, once. */
export function canDispute(ctx: Ctx, line: Pick<Line, 'state' | 'confirmed_at' | 'settled_at'>): boolean {
  const until = disputeUntil(ctx, line)
  return line.state === 'confirmed' && line.settled_at === null && until !== null && ctx.now < until
}

/** A volunteer says that a line of theirs is wrong. Refuses another's (`unknown`) and one it is too late for, or that was settled. */
export const dispute = (
  ctx: Ctx,
  on: { id: string; volunteerId: string },
  words: string,
): Promise<Outcome<null, 'unknown' | 'too-late'>> =>
  inArea(ctx, async (tx) => {
    await holdVolunteer(tx, ctx, on.volunteerId)
    const line = await lineById(tx, ctx, on.id)
    if (line?.volunteer_id !== on.volunteerId) return refused('unknown')
    if (line.state === 'disputed') return done(null)
    if (!canDispute(ctx, line)) return refused('too-late')
    await setLine(tx, ctx, { line, set: { state: 'disputed', dispute: words, disputed_at: ctx.now } })
    await record(tx, ctx, {
      name: 'vanguard.service.disputed',
      subjectId: line.id,
      detail: { volunteerId: on.volunteerId, confirmedBy: line.confirmed_by },
    })
    return done(null)
  })

/**
 * The director decides about a disputed line, with words that the volunteer and whoever confirmed it are told: it stays, has other
 * times, or does not count. Refuses one's own line, and one that is not disputed any more.
 */
export const settle = (ctx: Ctx, on: OnLine, decision: Decision): Promise<Outcome<null, DecideRefusal>> =>
  inArea(ctx, async (tx) => {
    const line = await heldLine(tx, ctx, on.id)
    if (!line) return refused('unknown')
    const why = line.state === 'disputed' ? whyNot(ctx, line) : 'settled-already'
    if (why !== null) return refused(why)
    if (line.version !== on.version) return refused('stale')
    const set = await decided(tx, ctx, { line, decision })
    if (!set.done) return set
    const settled = { settled_by: ctx.actor.id, settled_at: ctx.now, settled_words: decision.words }
    await setLine(tx, ctx, { line, set: { state: 'confirmed', ...set.value, ...settled } })
    await record(tx, ctx, {
      name: 'vanguard.service.settled',
      subjectId: line.id,
      detail: { volunteerId: line.volunteer_id, confirmedBy: line.confirmed_by, how: decision.how },
    })
    return done(null)
  })
