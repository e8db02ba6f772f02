/** Why somebody of the committee opens the telephone and the note of a volunteer. */
export const contactReasons = ['ask', 'tell-change', 'not-arrived', 'urgent', 'check'] as const
export type ContactReason = (typeof contactReasons)[number]
