import { mayPlanAt } from '#modules/gatherings/public.ts'
import { doorkeeper } from '#platform/access/doorkeeper.ts'
import type { Actor, Role } from '#platform/ctx.ts'

/** The committee's own people, who keep volunteers and plan their days. */
export const committee: readonly Role[] = ['staff', 'director', 'secretary']

const keepers: readonly Role[] = ['staff', 'director']

/** Who may do what with volunteers and the vanguard day (domain.md C3: Activity, Shift, Service hours). */
export const may = doorkeeper('vanguard', {
  'read about vanguard days': ['public'],
  // By a private address, or signed in: a volunteer's own shifts, hours and what is known of them.
  'keep one’s own shifts': ['public'],
  'check a certificate': ['public'],
  'keep volunteers': committee,
  // A volunteer only the teams they lead: names and skills, no telephone.
  'see one’s own team': [...committee, 'volunteer'],
  'say that one wants to help': ['public'],
  'open the telephone of a volunteer': keepers,
  'plan vanguard days': committee,
  // A volunteer only where they lead the team or the day.
  'make the roster of a day': [...committee, 'volunteer'],
  // A volunteer only where they lead the team, or have a place that day.
  'see the board of a day': [...committee, 'volunteer'],
  // A volunteer only where they lead the team, or have a place that day.
  'count at a stall': [...committee, 'volunteer'],
  'call the roll of a shift': [...committee, 'volunteer'],
  'confirm hours': [...committee, 'volunteer'],
  'settle a dispute about hours': ['director'],
  'issue certificates': keepers,
  'take out volunteer records': keepers,
})

/** Teams, and time that belongs to no day, are of no compound: the committee of the whole area decides about them. */
const wholeArea = { compound_id: null, building_id: null }

/** Whether an actor is of the committee for the whole area, and not for some of its compounds only. */
export const isOfWholeArea = (actor: Actor): boolean => mayPlanAt(actor, wholeArea)

/** Whether an actor leads this team: its lead, or the committee of the whole area. */
export const mayLeadTeam = (actor: Actor, team: { lead_id: string | null }): boolean =>
  isOfWholeArea(actor) || (actor.kind === 'account' && team.lead_id !== null && team.lead_id === actor.id)
