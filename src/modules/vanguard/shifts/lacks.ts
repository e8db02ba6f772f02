import { dayOf } from '#base/days.ts'
import { helpsOn, skillsOn } from '../helping.rules.ts'
import { filled, misfit, type Plan } from './plan.ts'
import type { Shift } from './rows.ts'
import { isElsewhere } from './taking.ts'

/** Why somebody who could be there is not, as far as asking goes on from it. */
export type LackWhy = 'free' | 'unanswered' | 'no' | 'elsewhere' | 'misfit'

/** Who is missing in a shift, counted by why; `nobodyHas`: nobody of the team has the skill that is missing. Nobody is named. */
export function whoLacks(plan: Plan, shift: Shift): { counts: { why: LackWhy; count: number }[]; nobodyHas: boolean } {
  const { there, unskilled } = filled(plan, shift)
  const day = dayOf(shift.starts_at)
  const meant = plan.helpers.filter(
    (one) =>
      !there.some((place) => place.volunteer_id === one.id) &&
      helpsOn(one, day) &&
      (!unskilled || shift.skill === null || skillsOn(one, day).includes(shift.skill)),
  )
  const whys = meant.map(({ id }) => whyOf(plan, shift, id))
  const all: LackWhy[] = ['free', 'unanswered', 'no', 'elsewhere', 'misfit']
  return {
    counts: all.flatMap((why) => {
      const count = whys.filter((one) => one === why).length
      return count > 0 ? [{ why, count }] : []
    }),
    nobodyHas: meant.length === 0 && unskilled,
  }
}

function whyOf(plan: Plan, shift: Shift, id: string): LackWhy {
  if (isElsewhere(plan, shift, id)) return 'elsewhere'
  if (misfit(plan, shift, id) !== null) return 'misfit'
  const said = plan.said.find((one) => one.volunteer_id === id && one.gathering_id === shift.gathering_id)?.answer
  if (said === 'no') return 'no'
  return said === 'yes' ? 'free' : 'unanswered'
}
