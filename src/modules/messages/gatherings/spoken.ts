import type { GatheringForNews, SignUpForNews } from '#modules/gatherings/public.ts'
import type { VolunteeringForNews } from '#modules/vanguard/public.ts'

/** What a message about a gathering speaks of, as it stands now. */
export type AsOf = {
  about: GatheringForNews
  signUp: SignUpForNews | null
  /** The question or the place of a volunteer, where it is about one. */
  volunteering: VolunteeringForNews | null
  /** The start a reminder speaks of. */
  startsAt: Date | null
  now: Date
}
