import type { Plan } from '../plan.rules.ts'
import type { Template } from './template.rules.ts'

/** What a change of a series says anew; what it does not name stays as each gathering has it. */
export type Patch = Partial<Plan> & { minute?: number; lasts?: number }

const whereabouts: readonly (keyof Plan)[] = ['compoundId', 'buildingId']

/** What differs between what was and what is to be. */
export function patchOf(before: Template, after: Template): Patch {
  const names = Object.keys(after.plan) as (keyof Plan)[]
  const differs = (name: keyof Plan) => before.plan[name] !== after.plan[name]
  // Where it is goes along with the venue, whatever it was before.
  const isMoved = differs('venueId') || differs('elsewhere')
  const changed = names.filter((name) => differs(name) || (isMoved && whereabouts.includes(name)))
  return {
    ...Object.fromEntries(changed.map((name) => [name, after.plan[name]])),
    ...(before.minute === after.minute ? {} : { minute: after.minute }),
    ...(before.lasts === after.lasts ? {} : { lasts: after.lasts }),
  }
}

/** Why a gathering was left as it was. */
export const keptReasons = ['seated', 'queued', 'clash', 'closed', 'unknown-venue', 'begun'] as const
export type KeptReason = (typeof keptReasons)[number]

type Places = { taken: number; queued: number; capacity: number | null; sign_up: Plan['signUp'] }

/** Whether those who signed up already stand in the way: fewer places than are given, or another way of giving them. */
export function refusesPlaces(patch: Patch, { taken, queued, capacity, sign_up }: Places): 'seated' | 'queued' | null {
  const places = patch.capacity === undefined ? capacity : patch.capacity
  if (places !== null && places < taken) return 'seated'
  return patch.signUp !== undefined && patch.signUp !== sign_up && queued > 0 ? 'queued' : null
}
