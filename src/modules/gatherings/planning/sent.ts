import type { Gathering } from '../gathering.ts'
import type { Making } from '../make.ts'
import { planOf, type When } from '../plan.rules.ts'

/** What a gathering is, apart from when, as its form would send it. */
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
