import { doorkeeper, holds, holdsAt } from '#platform/access/doorkeeper.ts'
import type { Actor, Role } from '#platform/ctx.ts'

/** The committee's own people, who plan and keep every gathering of their place. */
export const committee: readonly Role[] = ['staff', 'director', 'secretary']

const keepers: readonly Role[] = ['staff', 'director']

/** Who may do what with gatherings (domain.md C3, Activity). */
export const may = doorkeeper('gatherings', {
  'read the calendar': ['public'],
  'sign up': ['public'],
  'say how it was': ['public'],
  'say that one is here': ['public'],
  'plan gatherings': committee,
  'keep venues': keepers,
  'see sign-ups': committee,
  'open the telephone of a sign-up': ['staff', 'director'],
  // A volunteer only where they lead.
  'call the roll': [...committee, 'volunteer'],
  'keep an own calendar address': ['resident', ...committee, 'property', 'owners', 'volunteer', 'privacy', 'technical'],
})

type In = { compound_id: string | null; building_id: string | null }

/** Whether an actor keeps this venue: changes it, closes it, gives it up. */
export const mayKeepVenue = (actor: Actor, { compound_id, building_id }: In): boolean =>
  holdsAt(actor, keepers, { compoundId: compound_id, buildingId: building_id })

/** Whether an actor plans at this place, and knows what is not public there yet; without a compound: in the whole area. */
export const mayPlanAt = (actor: Actor, { compound_id, building_id }: In): boolean =>
  holdsAt(actor, committee, { compoundId: compound_id, buildingId: building_id })

/**
 * Whether an actor can book this venue: one at a place of theirs, or one of the whole area, whichever compound they work for
 * (domain.md C3, Activity); what takes place there is still to be at a place of theirs.
 */
export const mayUseVenue = (actor: Actor, venue: In): boolean =>
  venue.compound_id === null ? holds(actor, committee) : mayPlanAt(actor, venue)

type Led = { leader_id: string | null; compound_id?: string | null; building_id?: string | null }

/** Whether an actor may call the roll of this one and write down what came of it: the committee at its place, and whoever leads it. */
export const mayLead = (actor: Actor, { leader_id, compound_id = null, building_id = null }: Led): boolean =>
  mayPlanAt(actor, { compound_id, building_id }) || (leader_id !== null && leader_id === actor.id && holdsLeader(actor))

const holdsLeader = (actor: Actor): boolean =>
  actor.kind === 'account' && actor.grants.some(({ role }) => role === 'volunteer' || committee.includes(role))
