import { addDays, monthsOf, type Day, type Span } from '#base/days.ts'

/** A plan as the coverage of a month looks at it: its first day, the day it ended, its rests (the last day is the one on which it goes on). */
export type ActivePlan = {
  id: string
  from: Day
  endedOn: Day | null
  rests: readonly { from: Day; until: Day | null }[]
  /** Days on which somebody was met or spoken with. */
  contacts: readonly Day[]
}

/** One plan in one month: active days, whether it rested, how many contacts. */
export type PlanMonth = { planId: string; month: string; days: number; rested: boolean; contacts: number }

/** So many days of a month make it count (domain D: visitCoverage). */
export const leastDays = 15

const isActive = ({ from, endedOn, rests }: ActivePlan, day: Day): boolean =>
  day >= from &&
  (endedOn === null || day < endedOn) &&
  !rests.some((rest) => rest.from <= day && (rest.until === null || day < rest.until))

const daysBetweenIncluding = (from: Day, to: Day): Day[] => {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Every plan in every month of a span in which it was active or rested, up to `today`. A month counts its days inside the span. */
export function planMonths(plans: readonly ActivePlan[], span: Span, today: Day): PlanMonth[] {
  const to = span.to < today ? span.to : today
  if (span.from > to) return []
  const days = daysBetweenIncluding(span.from, to)
  return monthsOf({ from: span.from, to }).flatMap((month) => {
    const own = days.filter((day) => day.startsWith(month))
    return plans.flatMap((plan): PlanMonth[] => {
      const active = own.filter((day) => isActive(plan, day)).length
      const rested = own.some((day) =>
        plan.rests.some(({ from, until }) => from <= day && (until === null || day < until)),
      )
      const contacts = plan.contacts.filter((day) => own.includes(day)).length
      return active > 0 || rested ? [{ planId: plan.id, month, days: active, rested, contacts }] : []
    })
  })
}

/** Those that count, and among them those with a contact. */
export function coverageOf(all: readonly PlanMonth[]): { counted: PlanMonth[]; covered: number } {
  const counted = all.filter(({ days }) => days >= leastDays)
  return { counted, covered: counted.filter(({ contacts }) => contacts > 0).length }
}
