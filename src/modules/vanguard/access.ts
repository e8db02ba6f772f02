import { doorkeeper, holds } from '#platform/access/doorkeeper.ts'
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

/** Whether an actor leads this team: its lead, or the committee. */
export const mayLeadTeam = (actor: Actor, team: { lead_id: string | null }): boolean =>
  holds(actor, committee) || (actor.kind === 'account' && team.lead_id !== null && team.lead_id === actor.id)
