import type { Insertable } from 'kysely'
import { workingMinutes } from '#base/workdays.ts'
import type { Random } from '#base/random.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { AllyChoice } from '../handling/hand.rules.ts'
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
  staff: { committee: Person; director: Person; property: Person; owners: Person; team: Person }
  /** Partners and teams, by id. */
  allies: readonly AllyChoice[]
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
  /** Columns its moves leave besides the usual ones. */
  row?: Partial<Row> | undefined
}

type Staff = NeedsDemo['staff']
type Row = Insertable<Tables['needs.need']>

const last = (events: Event[], act: Event['act']): Event | undefined => events.findLast((event) => event.act === act)

/** The state columns of a need as its events leave them. */
export function fold(ctx: Ctx, { staff, allies }: NeedsDemo, { tale, events, channel, random }: Told) {
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
    ...assignment(ctx, staff, { events, to: tale.to, allies }),
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

type Handing = { events: Event[]; to: AssigneeRole; allies: readonly AllyChoice[] }

function assignment(ctx: Ctx, staff: Staff, { events, to, allies }: Handing): Partial<Row> {
  const assigned = last(events, 'assign')
  if (!assigned) return {}
  const taken = events.findLast((event) => event.act === 'take' && event.at >= assigned.at)
  return {
    assignee_role: to,
    ally_id: allyOf(allies, to)?.id ?? null,
    assignee_id: taken ? personOf(staff, to).id : null,
    assigned_at: assigned.at,
    answer_due_at: answerDue(ctx.calendar, assigned.at),
    taken_at: taken?.at ?? null,
  }
}

/** Who acts for a hand; nobody by name at a partner's. */
export const personOf = (staff: Staff, to: AssigneeRole): { id: string | null; name: string | null } =>
  to === 'partner' ? { id: null, name: null } : staff[to === 'staff' ? 'committee' : to]

/** The first of its kind gets what tales hand to partners and teams. */
export const allyOf = (allies: readonly AllyChoice[], to: AssigneeRole): AllyChoice | null =>
  allies.find(({ kind }) => kind === to) ?? null

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

/** One move of a need that is told to show a state: office minutes after the one before, who, and what the line says. */
export type Moved = Pick<Event, 'act' | 'to' | 'by'> & {
  after: number
  about?: string
  body?: string
  note?: string
  inDays?: number
}

/** A need that stands in one state for a visitor to see, `daysAgo` days since it came. */
export type Shown = {
  key: string
  tale: Tale
  daysAgo: number
  moves: Moved[]
  row?: Partial<Row>
  channel?: 'web' | 'telephone'
  into?: string
}
