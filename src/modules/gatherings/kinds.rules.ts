/** What happens at a gathering, in the trade's words. */
export const kinds = [
  'class',
  'talk',
  'lecture',
  'clinic',
  'reading',
  'handicraft',
  'festival',
  'hobby',
  'meeting',
  'hearing',
  'vanguard',
  'service',
  'other',
] as const
export type Kind = (typeof kinds)[number]

/** What a venue is used for (domain.md D, spaceUse): 议事, 学习, 娱乐, 服务. */
export const purposes = ['deliberation', 'learning', 'leisure', 'service'] as const
export type Purpose = (typeof purposes)[number]

/** Whom a gathering is meant for; people choose for themselves, nobody is sorted (domain.md A, P4s1). */
export const audiences = ['everybody', 'older', 'youth', 'family', 'new-work', 'special-care'] as const
export type Audience = (typeof audiences)[number]

export const states = ['planned', 'published', 'held', 'evidenced', 'cancelled', 'postponed', 'paused'] as const
export type GatheringState = (typeof states)[number]

/** Why one did not take place. */
export const reasonKinds = ['holiday', 'weather', 'venue', 'leader', 'too-few', 'displaced', 'other'] as const
export type ReasonKind = (typeof reasonKinds)[number]

/** How places are given: to nobody in particular, in the order they ask, or first-timers first and then a draw. */
export const signUpModes = ['none', 'first-come', 'draw'] as const
export type SignUpMode = (typeof signUpModes)[number]

/** How a number of people present is known (domain.md D, attendances). */
export const countMethods = ['signin', 'ticket', 'count', 'estimate'] as const
export type CountMethod = (typeof countMethods)[number]

/** Still ahead or under way: it can be signed up for, moved and called off. */
export const isStanding = (state: GatheringState): boolean => state === 'planned' || state === 'published'

/** It took place. */
export const wasHeld = (state: GatheringState): boolean => state === 'held' || state === 'evidenced'

/** Deliberation goes first at a venue; everything else waits its turn (domain.md A; peers.md 15). */
export const goesFirst = (purpose: Purpose, over: Purpose): boolean =>
  purpose === 'deliberation' && over !== 'deliberation'
