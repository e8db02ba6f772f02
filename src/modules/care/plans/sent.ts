import { clockText } from '#base/clock.rules.ts'
import type { Plan, PlanWords } from '../plan.ts'

const text = (value: string | number | null | undefined): string => String(value ?? '')

/** The terms of a plan as their form would send them. */
export const planSent = (plan: Plan, words: PlanWords): Record<string, string | string[]> => ({
  means: plan.means,
  rhythm: plan.weekdays ? 'weekdays' : 'every',
  weekday: (plan.weekdays ?? []).map(String),
  everyDays: text(plan.every_days),
  seasonDays: text(plan.season_days),
  from: clockText(plan.from_minute),
  to: clockText(plan.to_minute),
  reason: text(words.reason),
  advice: text(words.advice),
  ...contactSent(words),
  holder: plan.holder_id,
  startsOn: plan.starts_on,
})

const contactSent = ({ contact }: PlanWords): Record<string, string> => ({
  contactName: text(contact?.name),
  contactPhone: text(contact?.phone),
  contactTie: text(contact?.tie),
})
