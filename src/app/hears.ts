import { followElder, followVolunteer } from '#modules/care/public.ts'
import { tellOfCare, tellOfGathering, tellOfHours, tellOfNeed, tellOfVanguard } from '#modules/messages/public.ts'
import { countAtClosing, followGatherings, proposeDay } from '#modules/vanguard/public.ts'
import type { Hears } from '#platform/facts/deliver.ts'

/** Who hears which fact, after commit and at least once. */
export const hears: Hears = [
  { listener: 'messages', fact: 'needs.need.*', take: tellOfNeed },
  { listener: 'messages of gatherings', fact: 'gatherings.*', take: tellOfGathering },
  { listener: 'messages to volunteers', fact: 'vanguard.*', take: tellOfVanguard },
  { listener: 'messages about hours', fact: 'vanguard.service.*', take: tellOfHours },
  { listener: 'messages of vanguard days', fact: 'gatherings.gathering.*', take: tellOfVanguard },
  { listener: 'vanguard days', fact: 'gatherings.*', take: followGatherings },
  { listener: 'messages of care', fact: 'care.*', take: tellOfCare },
  { listener: 'elders who moved away', fact: 'people.person.*', take: followElder },
  { listener: 'volunteers who rest or left', fact: 'vanguard.volunteer.*', take: followVolunteer },
  { listener: 'who came to a vanguard day', fact: 'vanguard.stall.closed', take: countAtClosing },
  { listener: 'hours of a vanguard day', fact: 'gatherings.gathering.held', take: proposeDay },
]
