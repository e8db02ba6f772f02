import type { Audience, Kind, Purpose, SignUpMode } from './kinds.rules.ts'

/** Which of the five efforts a gathering belongs to; null for none. */
export type EffortKey = 'e1' | 'e2' | 'e3' | 'e4' | 'e5'
export const efforts: readonly EffortKey[] = ['e1', 'e2', 'e3', 'e4', 'e5']

/** What a gathering is, whenever it takes place: as its form says it, and as a series keeps it in `plan`. */
export type Plan = {
  title: string
  kind: Kind
  purpose: Purpose
  audience: Audience
  effort: EffortKey | null
  about: string | null
  leaderId: string | null
  venueId: string | null
  elsewhere: string | null
  /** Its own place: at a venue of a compound the venue's, else the one somebody chose; null for the whole area. */
  compoundId: string | null
  buildingId: string | null
  signUp: SignUpMode
  capacity: number | null
  /** Hours before the start at which sign-up ends. */
  closesHours: number
  replyHours: number
  partyMost: number
  forMinors: boolean
  walkIns: boolean
}

type VenueAt = { id: string; compound_id: string | null; building_id: string | null }

/**
 * The plan at a venue of ours, where no other place is written: it is where the venue is; at one of the whole area it keeps the
 * compound that was chosen.
 */
export const planAt = (plan: Plan, { id, compound_id, building_id }: VenueAt): Plan => ({
  ...plan,
  venueId: id,
  elsewhere: null,
  ...(compound_id === null ? {} : { compoundId: compound_id, buildingId: building_id }),
})

/** When it takes place. */
export type When = { startsAt: Date; endsAt: Date }

const HOUR_MS = 3_600_000

/** The columns of a gathering that follow from its plan and its time. */
export const columnsOf = (plan: Plan, { startsAt, endsAt }: When) => ({
  title: plan.title,
  kind: plan.kind,
  purpose: plan.purpose,
  audience: plan.audience,
  effort: plan.effort,
  about: plan.about,
  leader_id: plan.leaderId,
  venue_id: plan.venueId,
  elsewhere: plan.elsewhere,
  compound_id: plan.compoundId,
  building_id: plan.buildingId,
  starts_at: startsAt,
  ends_at: endsAt,
  sign_up: plan.signUp,
  capacity: plan.capacity,
  closes_at: plan.signUp === 'none' ? null : new Date(startsAt.getTime() - plan.closesHours * HOUR_MS),
  reply_hours: plan.replyHours,
  party_most: plan.partyMost,
  for_minors: plan.forMinors,
  walk_ins: plan.walkIns,
})

type Columns = ReturnType<typeof columnsOf>

/** The plan of a gathering as it is kept. Hours are whole; `columnsAfter` keeps a moment that lies between. */
export const planOf = (row: Omit<Columns, 'ends_at'>): Plan => ({
  title: row.title,
  kind: row.kind,
  purpose: row.purpose,
  audience: row.audience,
  effort: row.effort,
  about: row.about,
  leaderId: row.leader_id,
  venueId: row.venue_id,
  elsewhere: row.elsewhere,
  compoundId: row.compound_id,
  buildingId: row.building_id,
  signUp: row.sign_up,
  capacity: row.capacity,
  closesHours: row.closes_at === null ? 2 : Math.round((row.starts_at.getTime() - row.closes_at.getTime()) / HOUR_MS),
  replyHours: row.reply_hours,
  partyMost: row.party_most,
  forMinors: row.for_minors,
  walkIns: row.walk_ins,
})

/** The columns of a gathering after a change: the moment at which sign-up ends stays where neither its hours nor the start changed. */
export function columnsAfter(row: Omit<Columns, 'ends_at'>, after: Plan, when: When): Columns {
  const columns = columnsOf(after, when)
  const isSame = after.closesHours === planOf(row).closesHours && when.startsAt.getTime() === row.starts_at.getTime()
  return isSame && row.closes_at !== null && after.signUp !== 'none'
    ? { ...columns, closes_at: row.closes_at }
    : columns
}
