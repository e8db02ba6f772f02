import type { Insertable } from 'kysely'
import { workingMinutes } from '#base/workdays.ts'
import type { Random } from '#base/random.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { closedStates, type AssigneeRole } from '../moves.rules.ts'
import { answerDue } from '../needs.rules.ts'
import type { Event } from './demo.life.ts'
import type { Tale } from './demo.tales.ts'

/** What a demonstration of needs is about: where, from when, how many, and who of the invented staff acted. */
export type NeedsDemo = {
  places: { id: string; compoundId: string }[]
  from: Date
  count: number
  seed: number
  staff: { committee: Person; property: Person; owners: Person }
  askers: (random: Random) => { name: string; phone: string }
  /** By building, a home that tells its needs with its card. */
  homes: ReadonlyMap<string, string>
}
type Person = { id: string; name: string }

/** An invented need before it becomes rows. */
export type Told = {
  id: string
  year: number
  seq: number
  tale: Tale
  events: Event[]
  place: { id: string; compoundId: string }
  channel: 'web' | 'telephone' | 'door' | 'paper'
  random: Random
  /** The need it was merged into. */
  into?: Told
  /** Between neighbours, and private. */
  dispute?: boolean
}

type Staff = Record<'committee' | 'property' | 'owners', { id: string }>
type Row = Insertable<Tables['needs.need']>

const last = (events: Event[], act: Event['act']): Event | undefined => events.findLast((event) => event.act === act)

/** The state columns of a need as its events leave them. */
export function fold(ctx: Ctx, staff: Staff, { tale, events, channel, random }: Told) {
  const { to: state, at } = events.at(-1) ?? { to: 'submitted' as const, at: ctx.now }
  const [{ at: first }] = events as [Event]
  return {
    state,
    title: last(events, 'accept') ? tale.title : null,
    ...contact(ctx, {
      first,
      accepted: last(events, 'accept')?.at,
      spoken: channel === 'telephone' || channel === 'door',
    }),
    ...assignment(ctx, staff, { events, to: tale.to }),
    ...result(events, { state, tale, random }),
    closed_at: closedStates.includes(state) ? at : null,
    reopenings: events.filter((event) => event.act === 'reopen').length,
    version: events.length,
  } satisfies Partial<Row>
}

function contact(
  ctx: Ctx,
  { first, accepted, spoken }: { first: Date; accepted: Date | undefined; spoken: boolean },
): Partial<Row> {
  if (spoken) return { contacted_at: first, contact_minutes: 0 }
  if (!accepted) return {}
  return { contacted_at: accepted, contact_minutes: workingMinutes(ctx.calendar, first, accepted) }
}

function assignment(ctx: Ctx, staff: Staff, { events, to }: { events: Event[]; to: AssigneeRole }): Partial<Row> {
  const assigned = last(events, 'assign')
  if (!assigned) return {}
  const taken = events.findLast((event) => event.act === 'take' && event.at >= assigned.at)
  return {
    assignee_role: to,
    assignee_id: taken ? staff[to === 'staff' ? 'committee' : to].id : null,
    assigned_at: assigned.at,
    answer_due_at: answerDue(ctx.calendar, assigned.at),
    taken_at: taken?.at ?? null,
  }
}

function result(
  events: Event[],
  { state, tale, random }: { state: Event['to']; tale: Tale; random: Random },
): Partial<Row> {
  const resolved = last(events, 'resolve')
  if (!resolved) return {}
  const confirmed = state === 'confirmed'
  const answer =
    confirmed && random.chance(0.7)
      ? random.pick(['very', 'satisfied', 'satisfied', 'neutral', 'unsatisfied'] as const)
      : null
  return {
    resolved_at: ['resolved', 'confirmed', 'closed_no_reply'].includes(state) ? resolved.at : null,
    result: tale.result,
    result_on_board: true,
    ...(confirmed ? { solved: true, answered_by: 'asker' as const, satisfaction: answer } : {}),
  }
}
