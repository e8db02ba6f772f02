import type { Gathering } from '../gathering.ts'
import type { Making } from '../make.ts'
import type { Plan, When } from '../plan.rules.ts'

const HOUR_MS = 3_600_000

/** What a gathering is, apart from when: for another like it, and for the one that makes up for it. */
export const planOf = (row: Gathering): Plan => ({
  title: row.title,
  kind: row.kind,
  purpose: row.purpose,
  audience: row.audience,
  effort: row.effort,
  about: row.about,
  leaderId: row.leader_id,
  venueId: row.venue_id,
  elsewhere: row.elsewhere,
  signUp: row.sign_up,
  capacity: row.capacity,
  closesHours: row.closes_at ? Math.round((row.starts_at.getTime() - row.closes_at.getTime()) / HOUR_MS) : 2,
  replyHours: row.reply_hours,
  partyMost: row.party_most,
  forMinors: row.for_minors,
  walkIns: row.walk_ins,
})

/** The same as its form would send it. */
export function planSent(row: Gathering): Record<string, string> {
  const plan = planOf(row)
  const text = (value: string | number | null) => (value === null ? '' : String(value))
  return {
    title: plan.title,
    kind: plan.kind,
    purpose: plan.purpose,
    audience: plan.audience,
    effort: text(plan.effort),
    about: text(plan.about),
    leader: text(plan.leaderId),
    venue: text(plan.venueId),
    elsewhere: text(plan.elsewhere),
    signUp: plan.signUp,
    capacity: text(plan.capacity),
    closesHours: text(plan.closesHours),
    replyHours: text(plan.replyHours),
    partyMost: text(plan.partyMost),
    forMinors: plan.forMinors ? 'yes' : '',
    walkIns: plan.walkIns ? 'yes' : '',
  }
}

/** The gathering that makes up for one that is moved to another time. */
export const insteadOf = (row: Gathering, { id, ...when }: When & { id: string }): Making => ({
  id,
  plan: planOf(row),
  ...when,
  published: row.published_at !== null,
  drawSeed: row.draw_seed,
})
