import { choiceIn, idFrom } from '#base/form.rules.ts'
import { closedStates, openStates, type State } from '../moves.rules.ts'
import { categories, type Category } from '../needs.rules.ts'

/** The ways to look at the board. */
export const boardViews = ['all', 'open', 'resolved', 'closed'] as const
export type BoardView = (typeof boardViews)[number]

/** The states a view shows; what was withdrawn or merged into another is on none. */
export const statesOf: Record<BoardView, readonly State[] | null> = {
  all: null,
  open: openStates,
  resolved: ['resolved'],
  closed: closedStates.filter((state) => state !== 'withdrawn' && state !== 'merged'),
}

export type BoardFilters = {
  view: BoardView
  category: Category | null
  compoundId: string | null
  buildingId: string | null
}

/** Reads the filters of an address; what makes no sense is no filter. */
export function readBoardFilters(query: Record<string, string>): BoardFilters {
  return {
    view: choiceIn(query, 'state', boardViews) ?? 'all',
    category: choiceIn(query, 'category', categories),
    compoundId: idFrom(query['compound']),
    buildingId: idFrom(query['building']),
  }
}

/** The same filters as they stand in an address. */
export const boardQuery = ({
  view,
  category,
  compoundId,
  buildingId,
}: BoardFilters): Record<string, string | undefined> => ({
  state: view === 'all' ? undefined : view,
  category: category ?? undefined,
  compound: compoundId ?? undefined,
  building: buildingId ?? undefined,
})
