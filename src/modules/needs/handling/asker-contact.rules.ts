/** Why somebody opens an asker's name and telephone. */
export const openingReasons = ['first-contact', 'visit', 'ask-more', 'tell-result'] as const
export type OpeningReason = (typeof openingReasons)[number]
