import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { contactWays, type ContactWay } from '../handling/acceptance.rules.ts'

/** Where a matter belongs that is not the committee's: 110/119/120, 12345, a court, the petition office, or elsewhere as the words say. */
export const destinations = ['emergency', 'hotline', 'court', 'petition', 'elsewhere'] as const
export type Destination = (typeof destinations)[number]

/** Why something was not solved, as everybody may read it. */
export const unresolvedWhys = [
  'owners-decide',
  'no-money',
  'not-allowed',
  'beyond-us',
  'no-agreement',
  'other',
] as const
export type UnresolvedWhy = (typeof unresolvedWhys)[number]

export const mostEnding = 500

export type Referral = { to: Destination; words: string; way: ContactWay | null }
export type ReferralProblem = TextProblem | 'choose-destination' | 'choose-contact'

/** Reads where a need is sent, the words that tell the asker, and how they were told where they want to hear back. */
export function readReferral(
  sent: Sent,
  { contactWanted }: { contactWanted: boolean },
): Checked<Referral, ReferralProblem> {
  const to = choiceIn(sent, 'destination', destinations)
  const words = textIn(sent, 'referWords', { most: mostEnding })
  const way = contactWanted ? choiceIn(sent, 'referWay', contactWays) : null
  return checked<Referral, ReferralProblem>({ to: to ?? 'elsewhere', words: words.text ?? '', way }, [
    to === null && { field: 'destination', why: 'choose-destination' },
    words.problem,
    contactWanted && way === null && { field: 'referWay', why: 'choose-contact' },
  ])
}

export type Leaving = { why: UnresolvedWhy; words: string }
export type LeavingProblem = TextProblem | 'choose-unresolved'

/** Reads why it is closed unsolved: a reason for everybody, and honest words for the asker. */
export function readLeaving(sent: Sent): Checked<Leaving, LeavingProblem> {
  const why = choiceIn(sent, 'unresolvedWhy', unresolvedWhys)
  const words = textIn(sent, 'leaveWords', { most: mostEnding })
  return checked<Leaving, LeavingProblem>({ why: why ?? 'other', words: words.text ?? '' }, [
    why === null && { field: 'unresolvedWhy', why: 'choose-unresolved' },
    words.problem,
  ])
}
