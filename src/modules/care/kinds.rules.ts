/** How somebody comes: up to the flat, by telephone, or a knock and a word at the door. */
export const meansOf = ['visit', 'telephone', 'knock'] as const
export type Means = (typeof meansOf)[number]

/** Draft: asked and not agreed yet. */
export type PlanState = 'draft' | 'consented' | 'paused' | 'ended'

/** How a visit stands. `missed`: nobody closed it by the end of its hours. `skipped`: the plan rested that day. */
export type VisitState =
  'due' | 'assigned' | 'ok' | 'needs-help' | 'no-answer' | 'escalated' | 'resolved' | 'declined' | 'missed' | 'skipped'

/** Somebody still has to go, or to say how it was. */
export const openStates = ['due', 'assigned', 'no-answer', 'escalated', 'missed'] as const satisfies VisitState[]
/** Whoever was to go may still write down how it was. */
export const waitsForReport = (state: VisitState): boolean => ['due', 'assigned', 'no-answer', 'missed'].includes(state)

/** What a person decides in the end about a door that stayed shut (domain F10). */
export const decisions = ['safe', 'contact-there', 'door-opened', 'away', 'called-120', 'called-110'] as const
export type Decision = (typeof decisions)[number]

/** The kinds of weather in which rhythms rise. */
export const seasonKinds = ['heat', 'cold', 'storm'] as const
export type SeasonKind = (typeof seasonKinds)[number]
