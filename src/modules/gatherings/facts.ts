/**
 * What is recorded of gatherings. No personal data in any of them.
 * `gatherings.gathering.<planned|published|changed|cancelled|postponed|paused|held|evidenced|corrected|displaced|alerted>`, subject: the gathering;
 * `gatherings.signup.<requested|confirmed|waitlisted|offered|promoted|cancelled|expired|reminded>`, subject: the sign-up, detail: SignUpFact;
 * `gatherings.venue.<added|changed|closed|ended>`, `gatherings.series.<made|changed|ended>`, `gatherings.rollcall.<marked|closed|confirmed>`.
 * Of a change, `from` and `to` are its start before and after, where the time moved; `fromVenueId` and `toVenueId` where the place did.
 */
export type GatheringFact = {
  title?: never
  startsAt: string
  from?: string
  to?: string
  fromVenueId?: string | null
  toVenueId?: string | null
  reasonKind?: string
}

/** Which gathering a sign-up is for, and how many places it takes. */
export type SignUpFact = { gatheringId: string; seats: number }
