/** Why somebody of the committee opens the name and telephone of a sign-up. */
export const contactReasons = ['tell-change', 'confirm', 'not-arrived', 'pick-up'] as const
export type ContactReason = (typeof contactReasons)[number]
