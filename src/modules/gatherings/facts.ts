/**
 * What is recorded of gatherings. No personal data in any of them.
 * `gatherings.gathering.<planned|published|changed|cancelled|postponed|paused|held|evidenced|corrected|displaced|drawn|reminded|alerted>`, subject: the gathering;
 * `gatherings.signup.<requested|confirmed|waitlisted|offered|promoted|shrunk|cancelled|expired|reminded|rung|forgotten>`, subject: the sign-up, detail: SignUpFact;
 * `gatherings.contact.opened`, subject: the sign-up whose name and telephone somebody looked at, detail: gatheringId and reason;
 * `gatherings.venue.<added|changed|closed|opened|ended>`, `gatherings.series.<made|changed|ended>`, `gatherings.rollcall.<marked|closed|confirmed>`,
 * `gatherings.feed.<made|ended>`, subject: the address of somebody's own calendar;
 * `gatherings.note.<written|corrected>`, `gatherings.photo.<added|shown|corrected|taken-down|forgotten>`, `gatherings.feedback.counted` (a paper box;
 * an answer of somebody is no fact: it would say when), subject: the gathering.
 */
/** `from`, `to`: where the start was moved, as ISO moments; `place`: it is somewhere else now. */
export type GatheringFact = {
  title?: never
  startsAt: string
  from?: string
  to?: string
  place?: true
  reasonKind?: string
}

/** Which gathering a sign-up is for, and how many places it takes; `drawn`: by the draw; `startsAt`: the start it was reminded of. */
export type SignUpFact = { gatheringId: string; seats: number; drawn?: true; startsAt?: string; how?: string }
