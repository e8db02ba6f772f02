import type { Insertable } from 'kysely'
import { dayOf, daysBetween, type Day } from '#base/days.ts'
import type { Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { dueDays, hoursOn } from '../visits/rhythm.rules.ts'
import { demoNotes, type DemoPlan } from './demo.plans.ts'

type VisitRow = Insertable<Tables['care.visit']>
type StepRow = Insertable<Tables['care.step']>

/** Who goes to whom. */
export type Goes = { planId: string; volunteerId: string | null; staffId: string }

const MINUTE_MS = 60_000
const before = (ctx: Ctx, minutes: number): Date => new Date(ctx.now.getTime() - minutes * MINUTE_MS)
/** People arrange to come at a quarter, not at 11:46. */
const quarter = (at: Date): Date => new Date(Math.floor(at.getTime() / (15 * MINUTE_MS)) * 15 * MINUTE_MS)
const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS)

const rowOf = (ctx: Ctx, { planId, volunteerId, staffId }: Goes, plan: DemoPlan) => ({
  area_id: ctx.area.id,
  plan_id: planId,
  means: plan.means,
  volunteer_id: volunteerId,
  staff_id: volunteerId === null ? staffId : null,
  made_at: ctx.now,
})

type Past = { plan: DemoPlan; goes: Goes; random: Random; from: Day; until: Day }

/** What happened on the days before today: mostly well; some were not wanted, some doors stayed shut and a person decided. */
export function visitsBefore(
  ctx: Ctx,
  { plan, goes, random, from, until }: Past,
): { visits: VisitRow[]; steps: StepRow[] } {
  const rhythm = {
    weekdays: plan.weekdays ?? null,
    everyDays: plan.everyDays ?? null,
    seasonDays: null,
    startsOn: from,
    fromMinute: plan.from,
    toMinute: plan.to,
  }
  const all = dueDays(rhythm, [], { from, count: Math.max(0, daysBetween(from, until)) }).map((day) => {
    const { opensAt, closesAt } = hoursOn(rhythm, day)
    const row = { ...rowOf(ctx, goes, plan), id: uuidv7(opensAt), due_on: day, opens_at: opensAt, closes_at: closesAt }
    const at = after(opensAt, 10 + Math.floor(random.next() * 40))
    return pastVisit(ctx, { row, at, goes, random })
  })
  return { visits: all.map(({ visit }) => visit), steps: all.flatMap(({ steps }) => steps) }
}

type Row = Omit<VisitRow, 'state'>

type Happened = { row: Row; at: Date; goes: Goes; random: Random }

function pastVisit(ctx: Ctx, happened: Happened): { visit: VisitRow; steps: StepRow[] } {
  const { row, at, random } = happened
  const chance = random.next()
  if (chance < 0.012 && row.means !== 'telephone') return pastLadder(ctx, happened)
  if (chance < 0.05) return { visit: { ...row, state: 'declined', closed_at: at }, steps: [] }
  const well = { ...row, closed_at: at, met: true, well: true, content: true }
  if (chance > 0.04 + 0.9)
    return {
      visit: { ...well, state: 'needs-help', content: false, note_sealed: noteFor(ctx, at, random) },
      steps: [],
    }
  return { visit: { ...well, state: 'ok' }, steps: [] }
}

/** Notes older than half a year are gone, as retention has it. */
function noteFor(ctx: Ctx, at: Date, random: Random): Buffer | null {
  const text = demoNotes[Math.floor(random.next() * demoNotes.length)] ?? ''
  return ctx.now.getTime() - at.getTime() > 180 * 24 * 60 * MINUTE_MS ? null : ctx.secrets.seal(ctx.area.id, text)
}

function pastLadder(ctx: Ctx, { row, at, goes, random }: Happened): { visit: VisitRow; steps: StepRow[] } {
  const second = after(at, 125)
  const decided = after(second, 25 + Math.floor(random.next() * 60))
  const visit: VisitRow = {
    ...row,
    state: 'resolved',
    first_try_at: at,
    second_try_at: second,
    escalated_at: second,
    resolved_at: decided,
    closed_at: decided,
    decision: random.chance(0.6) ? 'away' : 'safe',
    decided_by: goes.staffId,
  }
  return {
    visit,
    steps: stepsAt(ctx, row.id, [
      [at, 'first-try', 'not-reached'],
      [second, 'second-try', 'not-reached'],
      [second, 'told-staff', null],
      [after(second, 8), 'rang-contact', 'reached'],
      [decided, 'decided', null],
    ]),
  }
}

type Told = readonly [Date, StepRow['what'], StepRow['outcome']]

const stepsAt = (ctx: Ctx, visitId: string, told: readonly Told[]): StepRow[] =>
  told.map(([at, what, outcome]) => ({
    area_id: ctx.area.id,
    id: uuidv7(at),
    visit_id: visitId,
    what,
    outcome: outcome ?? null,
    at,
  }))

/** A visit whose hours are now. */
export function todaysVisit(ctx: Ctx, goes: Goes, plan: DemoPlan): VisitRow {
  const opensAt = quarter(before(ctx, 20))
  return {
    ...rowOf(ctx, goes, plan),
    id: uuidv7(ctx.now),
    due_on: dayOf(ctx.now),
    opens_at: opensAt,
    closes_at: after(opensAt, 120),
    accepted_at: ctx.now,
    state: 'assigned',
  }
}

/** A door that stays shut right now: twice nobody answered, the contact was rung in vain. */
export function todaysLadder(ctx: Ctx, goes: Goes, plan: DemoPlan): { visit: VisitRow; steps: StepRow[] } {
  const [first, second] = [before(ctx, 150), before(ctx, 24)]
  const id = uuidv7(ctx.now)
  const visit: VisitRow = {
    ...rowOf(ctx, goes, plan),
    id,
    due_on: dayOf(ctx.now),
    opens_at: quarter(before(ctx, 170)),
    closes_at: quarter(before(ctx, 80)),
    state: 'escalated',
    first_try_at: first,
    second_try_at: second,
    escalated_at: second,
  }
  const told: Told[] = [
    [first, 'first-try', 'not-reached'],
    [second, 'second-try', 'not-reached'],
    [second, 'told-staff', null],
    [before(ctx, 15), 'rang-contact', 'not-reached'],
  ]
  return { visit, steps: stepsAt(ctx, id, told) }
}
