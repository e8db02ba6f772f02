import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Volunteer } from '../volunteer.ts'
import { cappedToDay } from './hours.rules.ts'
import type { Decision, Later, Times } from './line.rules.ts'
import { holdVolunteer, lineById, mayDecide, minutesThatDay, touching, writableHere, type Line } from './rows.ts'

/** A line as the page knew it. */
export type OnLine = { id: string; version: number }

export type DecideRefusal = 'unknown' | 'stale' | 'own' | 'second-person' | 'overlap' | 'settled-already' | 'disputed'

/** A line that is held, for whoever may decide about it. */
export async function heldLine(tx: Tx, ctx: Ctx, id: string): Promise<Line | undefined> {
  const seen = await lineById(tx, ctx, id)
  if (!seen || !mayDecide(ctx.actor, seen)) return undefined
  await holdVolunteer(tx, ctx, seen.volunteer_id)
  return lineById(tx, ctx, id)
}

/** Why this reader does not decide about this line: nobody confirms their own time, or what they wrote down themselves. */
export function whyNot({ actor }: Ctx, line: Pick<Line, 'account_id' | 'own_account' | 'entered_by'>) {
  if (actor.id !== null && [line.account_id, line.own_account].includes(actor.id)) return 'own' as const
  return actor.id !== null && line.entered_by === actor.id ? ('second-person' as const) : null
}

/**
 * Confirms a line as it stands. Pressed twice, it is confirmed once. Refuses one that changed meanwhile (`stale`), one's own, and
 * what one wrote down oneself.
 */
export const confirmLine = (ctx: Ctx, on: OnLine): Promise<Outcome<null, DecideRefusal>> =>
  inArea(ctx, async (tx) => {
    const line = await heldLine(tx, ctx, on.id)
    if (!line) return refused('unknown')
    const why = whyNot(ctx, line)
    if (why !== null) return refused(why)
    if (line.state === 'confirmed' && line.confirmed_by === ctx.actor.id) return done(null)
    if (line.state === 'disputed') return refused('disputed')
    if (line.state !== 'proposed') return refused('settled-already')
    if (line.version !== on.version) return refused('stale')
    await setLine(tx, ctx, { line, set: confirmedNow(ctx, line) })
    await record(tx, ctx, { name: 'vanguard.service.confirmed', subjectId: line.id })
    return done(null)
  })

/** Confirms what was shown of a day. Those that changed meanwhile, and one's own, are left: `left` says how many. */
export async function confirmAll(ctx: Ctx, all: readonly OnLine[]): Promise<{ confirmed: number; left: number }> {
  let confirmed = 0
  for (const on of all) if ((await confirmLine(ctx, on)).done) confirmed += 1
  return { confirmed, left: all.length - confirmed }
}

/**
 * Sets a line right, with words: other times, no time at all, or as it stands though the roll says something else. What was
 * proposed is confirmed by it. A line that is disputed is the director's to settle.
 */
export const setRight = (ctx: Ctx, on: OnLine, decision: Decision): Promise<Outcome<null, DecideRefusal>> =>
  inArea(ctx, async (tx) => {
    const line = await heldLine(tx, ctx, on.id)
    if (!line) return refused('unknown')
    const why = line.state === 'disputed' ? 'disputed' : whyNot(ctx, line)
    if (why !== null) return refused(why)
    if (line.version !== on.version) return refused('stale')
    if (decision.how === 'stays' && line.state !== 'confirmed') return refused('settled-already')
    const set = await decided(tx, ctx, { line, decision })
    if (!set.done) return set
    await setLine(tx, ctx, { line, set: { ...set.value, set_right: decision.words } })
    await record(tx, ctx, { name: 'vanguard.service.set-right', subjectId: line.id, detail: { how: decision.how } })
    return done(null)
  })

/** What a decision makes of a line; times are held against the other lines of the same person and the most of a day. */
export async function decided(
  tx: Tx,
  ctx: Ctx,
  { line, decision }: { line: Line; decision: Decision },
): Promise<Outcome<object, 'overlap'>> {
  if (decision.how === 'void') return done({ state: 'void', looked_at: ctx.now })
  if (decision.how === 'stays') return done({ looked_at: ctx.now })
  const about = { volunteerId: line.volunteer_id, but: line.id }
  if (await touching(tx, ctx, { ...about, times: decision.times })) return refused('overlap')
  const already = await minutesThatDay(tx, ctx, { ...about, at: decision.times.startsAt })
  return done({ ...timeColumns(ctx, decision.times, already), assumed: false, ...confirmedNow(ctx, line) })
}

/** Confirmed by this reader; whose account the volunteer signs in with is written beside it, for the last guard. */
const confirmedNow = (ctx: Ctx, { account_id }: Pick<Line, 'account_id'>) => ({
  state: 'confirmed' as const,
  confirmed_by: ctx.actor.id,
  confirmed_at: ctx.now,
  looked_at: ctx.now,
  own_account: account_id,
})

const timeColumns = ({ area }: Ctx, { startsAt, endsAt, breakMinutes }: Times, already: number) => ({
  starts_at: startsAt,
  ends_at: endsAt,
  break_minutes: breakMinutes,
  minutes: cappedToDay((endsAt.getTime() - startsAt.getTime()) / 60_000 - breakMinutes, {
    already,
    mostHours: area.serviceDayHours,
  }),
})

/** Columns of a held line, with the next version. */
export const setLine = (tx: Tx, ctx: Ctx, { line, set }: { line: Pick<Line, 'id' | 'version'>; set: object }) =>
  tx
    .updateTable('vanguard.service')
    .set({ ...set, version: line.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', line.id)
    .execute()

/**
 * Writes down later what was not noted: it waits until another person confirms it. Refuses somebody the reader does not lead,
 * one's own time, and times that touch others of the same person.
 */
export const writeLater = (
  ctx: Ctx,
  id: string,
  later: Later,
): Promise<Outcome<null, 'unknown' | 'own' | 'overlap' | 'full-day'>> =>
  inArea(ctx, async (tx) => {
    const held = await writableHeld(tx, ctx, later.volunteerId)
    if (!held.done) return held
    const volunteer = held.value
    if (await lineById(tx, ctx, id)) return done(null)
    const about = { volunteerId: volunteer.id, but: id }
    if (await touching(tx, ctx, { ...about, times: later.times })) return refused('overlap')
    const already = await minutesThatDay(tx, ctx, { ...about, at: later.times.startsAt })
    const columns = timeColumns(ctx, later.times, already)
    if (columns.minutes === 0) return refused('full-day')
    await tx
      .insertInto('vanguard.service')
      .values({
        area_id: ctx.area.id,
        id,
        volunteer_id: volunteer.id,
        own_account: volunteer.account_id,
        content: later.content,
        reason: later.reason,
        entered_by: ctx.actor.id,
        state: 'proposed',
        at: ctx.now,
        ...columns,
      })
      .execute()
    await record(tx, ctx, { name: 'vanguard.service.written', subjectId: id, detail: { later: true } })
    return done(null)
  })

/** The volunteer somebody writes time down for, held: one the reader leads, and not themselves. */
async function writableHeld(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Volunteer, 'unknown' | 'own'>> {
  const volunteer = await holdVolunteer(tx, ctx, id)
  if (!volunteer || volunteer.forgotten_at !== null) return refused('unknown')
  if (volunteer.account_id !== null && volunteer.account_id === ctx.actor.id) return refused('own')
  const led = await writableHere(tx, ctx).where('v.id', '=', id).executeTakeFirst()
  return led ? done(volunteer) : refused('unknown')
}
