import type { Plan, PlanWords } from '../plan.ts'
import { minuteSent } from './plan.rules.ts'

/** The terms of a plan as their form would send them. */
export const planSent = (plan: Plan, words: PlanWords): Record<string, string | string[]> => ({
  means: plan.means,
  rhythm: plan.weekdays ? 'weekdays' : 'every',
  weekday: (plan.weekdays ?? []).map(String),
  everyDays: String(plan.every_days ?? ''),
  seasonDays: String(plan.season_days ?? ''),
  from: minuteSent(plan.from_minute),
  to: minuteSent(plan.to_minute),
  reason: words.reason ?? '',
  advice: words.advice ?? '',
  contactName: words.contact?.name ?? '',
  contactPhone: words.contact?.phone ?? '',
  contactTie: words.contact?.tie ?? '',
  holder: plan.holder_id,
  startsOn: plan.starts_on,
})
