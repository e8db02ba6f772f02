import { doorkeeper, holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx, Role } from '#platform/ctx.ts'
import { isAlly, type AssigneeRole, type Party } from './moves.rules.ts'

/** The committee's own people, who work on every need of their place. */
export const committee: readonly Role[] = ['staff', 'director', 'secretary']

/** Who may handle what is between neighbours: own cases of staff, and the director (domain.md C3). */
export const handlers: readonly Role[] = ['staff', 'director']

/** Those a need can be handed to besides the committee; they see what was handed to them and nothing else. A volunteer may lead a team. */
const hands: readonly Role[] = ['property', 'owners', 'volunteer']

/** Everybody with a task in the area comes in by the desk's door. */
const others: readonly Role[] = ['privacy', 'technical']

/** Who may do what with needs. */
export const may = doorkeeper('needs', {
  'read the board': ['public'],
  'report a need': ['public'],
  'follow an own need': ['public'],
  'answer by a link that was sent': ['public'],
  'open the desk': [...committee, ...hands, ...others],
  'follow an address of the desk': [...committee, ...hands],
  'work on needs': committee,
  'record a need for somebody': committee,
  'close a need unsolved': ['director'],
  'name who handles a dispute': ['director'],
  "open an asker's contact": ['staff', 'director'],
  'work on what was handed over': hands,
  "open an asker's contact for a visit": ['property'],
})

/**
 * Who stands for an assignee by a role. Any of the committee may carry on what a colleague of the committee began. For a team
 * stands whoever leads it. A partner has no account: what it says on the telephone or on paper the committee writes down.
 */
export const rolesOf: Record<AssigneeRole, readonly Role[]> = {
  staff: committee,
  property: ['property'],
  owners: ['owners'],
  partner: committee,
  team: [],
}

/** What must be known of a need to say who may touch it. */
export type Held = Located & {
  assignee_role: AssigneeRole | null
  dispute: boolean
  handler_id: string | null
  ally_id?: string | null
  /** The account that leads the team it was handed to. */
  ally_lead?: string | null
}
type Located = { compound_id: string | null; building_id: string | null }

export const placeOf = (need: Located): Place => ({ compoundId: need.compound_id, buildingId: need.building_id })

/**
 * Whether an actor of the desk may work on a need. What is between neighbours is the director's and its handler's
 * (domain.md C3, F8): to everybody else, colleagues too, there is no such need; the secretary may be let to look (`mayRead`).
 */
export function mayKnow(actor: Actor, need: Pick<Held, keyof Located | 'dispute' | 'handler_id'>): boolean {
  if (!need.dispute || holdsAt(actor, ['director'], placeOf(need))) return true
  return need.handler_id !== null && need.handler_id === actor.id && holdsAt(actor, handlers, placeOf(need))
}

/** Who handles a matter between neighbours that this actor heard first: themselves, where they may; else nobody until the director names one. */
export const handlerAt = ({ actor }: Pick<Ctx, 'actor'>, place: Place): string | null =>
  holdsAt(actor, handlers, place) ? actor.id : null

/** Whom the director let look at what is between neighbours, and until when. */
type Shown = { shown_to: string | null; shown_until: Date | null }

/** Whether an actor may know that a need exists: who may work on it, and a secretary the director let look, for as long as that was. */
export function mayRead(actor: Actor, need: Omit<Held, 'assignee_role'> & Shown, now: Date): boolean {
  if (mayKnow(actor, need)) return true
  const isShown = need.shown_to !== null && need.shown_to === actor.id && (need.shown_until ?? now) > now
  return isShown && holdsAt(actor, ['secretary'], placeOf(need))
}

/** What a page has checked: that this is the asker, by code or card; that a link was made for this partner or team; that they found this danger where they help. */
export type Proven = { asker?: boolean | undefined; ally?: string | null | undefined; finder?: boolean | undefined }

/** On which sides of a need an actor stands. */
export function sidesOf(actor: Actor, need: Held, { asker, ally, finder }: Proven = {}): Party[] {
  const auto: Party[] = actor.kind === 'auto' ? ['auto'] : []
  if (asker) return ['asker', ...auto]
  if (!mayKnow(actor, need)) return auto
  const at = placeOf(need)
  const sides: [Party, boolean][] = [
    ['committee', holdsAt(actor, committee, at)],
    ['director', holdsAt(actor, ['director'], at)],
    ['assignee', standsFor(actor, need) || isTheirs(actor, need, ally)],
    ['finder', finder === true],
  ]
  return [...auto, ...sides.flatMap(([party, stands]) => (stands ? [party] : []))]
}

/** Whether this actor stands by a role for whoever has it in hand. */
const standsFor = (actor: Actor, need: Held): boolean =>
  need.assignee_role !== null && holdsAt(actor, rolesOf[need.assignee_role], placeOf(need))

/** Whether it is in the hands of a partner or team whose link this is, or of a team this account leads. */
const isTheirs = (actor: Actor, need: Held, byLink: string | null | undefined): boolean =>
  isAlly(need.assignee_role) && ((Boolean(byLink) && need.ally_id === byLink) || leads(actor, need))

/** Whether this account leads the team that has it in hand. */
export const leads = (actor: Actor, { assignee_role, ally_lead = null }: Held): boolean =>
  assignee_role === 'team' && ally_lead !== null && ally_lead === actor.id
