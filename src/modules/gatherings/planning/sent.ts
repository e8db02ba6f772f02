import { clockText } from '#base/clock.rules.ts'
import { dayOf, minuteOfDay } from '#base/days.ts'
import type { Sent } from '#base/form.rules.ts'
import type { Gathering } from '../gathering.ts'
import type { Making } from '../make.ts'
import { planOf, type Plan, type When } from '../plan.rules.ts'
import type { Clock } from './when.rules.ts'

/** A form that nobody filled in yet. */
export const freshPlan: Sent = { walkIns: 'yes' }

/** What a gathering is, apart from when, as its form would send it. */
export function planSent(plan: Plan): Record<string, string> {
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
    spot: text(plan.buildingId ?? plan.compoundId),
    signUp: plan.signUp,
    capacity: text(plan.capacity),
    closesHours: text(plan.closesHours),
    replyHours: text(plan.replyHours),
    partyMost: text(plan.partyMost),
    forMinors: plan.forMinors ? 'yes' : '',
    walkIns: plan.walkIns ? 'yes' : '',
  }
}

/** At what hours it is, as its form would send it. */
export const clockSent = ({ minute, lasts }: Clock): Record<string, string> => ({
  from: clockText(minute),
  to: clockText(minute + lasts),
})

/** When a gathering is, as its form would send it. */
export const whenSent = ({ starts_at, ends_at }: { starts_at: Date; ends_at: Date }): Record<string, string> => ({
  day: dayOf(starts_at),
  from: clockText(minuteOfDay(starts_at)),
  to: clockText(minuteOfDay(ends_at)),
})

/** The gathering that makes up for one that is moved to another time. */
export const insteadOf = (row: Gathering, { id, ...when }: When & { id: string }): Making => ({
  id,
  plan: planOf(row),
  ...when,
  published: row.published_at !== null,
  drawSeed: row.draw_seed,
})
