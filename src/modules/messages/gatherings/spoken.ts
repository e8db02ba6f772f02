import type { GatheringForNews, SignUpForNews } from '#modules/gatherings/public.ts'
import type { HelpForNews, VolunteeringForNews } from '#modules/vanguard/public.ts'

/** What a message about a gathering speaks of, as it stands now. */
export type AsOf = {
  about: GatheringForNews
  signUp: SignUpForNews | null
  /** The question or the place of a volunteer, where it is about one. */
  volunteering: VolunteeringForNews | null
  /** A call for help on a vanguard day, where it is about one. */
  help: HelpForNews | null
  /** The start a reminder speaks of. */
  startsAt: Date | null
  now: Date
}
