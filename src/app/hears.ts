import { tellOfGathering, tellOfNeed } from '#modules/messages/public.ts'
import { proposeDay } from '#modules/vanguard/public.ts'
import type { Hears } from '#platform/facts/deliver.ts'

/** Who hears which fact, after commit and at least once. */
export const hears: Hears = [
  { listener: 'messages', fact: 'needs.need.*', take: tellOfNeed },
  { listener: 'messages of gatherings', fact: 'gatherings.*', take: tellOfGathering },
  { listener: 'hours of a vanguard day', fact: 'gatherings.gathering.held', take: proposeDay },
]
