/**
 * What is recorded of gatherings. No personal data in any of them.
 * `gatherings.gathering.<planned|published|changed|cancelled|postponed|paused|held|evidenced|corrected|displaced|alerted>`, subject: the gathering;
 * `gatherings.signup.<requested|confirmed|waitlisted|offered|promoted|cancelled|expired|reminded|forgotten>`, subject: the sign-up, detail: SignUpFact;
 * `gatherings.contact.opened`, subject: the sign-up, detail: why, as a key;
 * `gatherings.venue.<added|changed|closed|ended>`, `gatherings.series.<made|changed|ended>`, `gatherings.rollcall.<marked|closed|confirmed>`;
 * `gatherings.note.<written|corrected>`, `gatherings.photo.<added|shown|taken-down|forgotten>`, `gatherings.feedback.counted` (a paper box;
 * an answer of somebody is no fact: it would say when), subject: the gathering.
 */
export type GatheringFact = { title?: never; startsAt: string; from?: string; to?: string; reasonKind?: string }

/** Which gathering a sign-up is for, and how many places it takes. */
export type SignUpFact = { gatheringId: string; seats: number }
