import { choiceIn, idFrom } from '#base/form.rules.ts'
import {
  assigneeRoles,
  closedStates,
  isState,
  openStates,
  states,
  type AssigneeRole,
  type State,
} from '../moves.rules.ts'
import { categories, type Category } from '../needs.rules.ts'

/** Ways to narrow the desk's list by state: the groups people think in, or one state. */
export const stateChoices = [
  'open',
  'resolved',
  'closed',
  'all',
  ...states.filter((state) => state !== 'resolved'),
] as const
export type StateChoice = (typeof stateChoices)[number]

export const dueChoices = ['late', 'today', 'ahead'] as const
export type DueChoice = (typeof dueChoices)[number]

export const sorts = ['newest', 'oldest', 'due'] as const
export type Sort = (typeof sorts)[number]

/** Everything that stands in the address of the list. */
export type DeskFilters = {
  state: StateChoice
  category: Category | null
  compoundId: string | null
  /** A role, nobody, or one partner or team by its id. */
  hand: AssigneeRole | 'nobody' | (string & {}) | null
  due: DueChoice | null
  sort: Sort
}

/** Reads the filters of an address; what makes no sense is no filter. */
export function readDeskFilters(query: Record<string, string>): DeskFilters {
  return {
    state: choiceIn(query, 'state', stateChoices) ?? 'open',
    category: choiceIn(query, 'category', categories),
    compoundId: idFrom(query['compound']),
    hand: choiceIn(query, 'hand', [...assigneeRoles, 'nobody'] as const) ?? idFrom(query['hand']),
    due: choiceIn(query, 'due', dueChoices),
    sort: choiceIn(query, 'sort', sorts) ?? 'due',
  }
}

/** The same filters as they stand in an address; what is usual is left out. */
export const deskQuery = (filters: DeskFilters): Record<string, string | undefined> => ({
  state: filters.state === 'open' ? undefined : filters.state,
  category: filters.category ?? undefined,
  compound: filters.compoundId ?? undefined,
  hand: filters.hand ?? undefined,
  due: filters.due ?? undefined,
  sort: filters.sort === 'due' ? undefined : filters.sort,
})

/** The states a choice means; null for all of them. */
export function statesOf(choice: StateChoice): readonly State[] | null {
  if (choice === 'all') return null
  if (choice === 'open') return openStates
  if (choice === 'closed') return closedStates
  return isState(choice) ? [choice] : null
}

/** Whether it is any of a role, not one partner or team. */
export const isRole = (hand: string | null): hand is AssigneeRole => assigneeRoles.some((role) => role === hand)
