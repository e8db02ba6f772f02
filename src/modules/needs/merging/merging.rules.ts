import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { contactWays, type ContactWay } from '../handling/acceptance.rules.ts'

/** Why two needs are one matter, as everybody may read it. */
export const mergeReasonKeys = ['same-matter', 'same-cause', 'told-twice'] as const
export type MergeReason = (typeof mergeReasonKeys)[number]

type NeedNo = { year: number; seq: number }

export const mostMergeWords = 300

/** The need that goes on, why, the sentence the asker is told, and how they were told it where they wait for a word. */
export type Merging = { into: NeedNo; reason: MergeReason; words: string; way: ContactWay | null }
export type MergeProblem = TextProblem | 'choose-need' | 'choose-merge-reason' | 'choose-contact'

/** What the act itself may refuse, once both needs are locked. */
export type MergeRefusal = 'no-such-need' | 'same-need' | 'need-has-ended' | 'others-merged-here' | 'is-dispute'

type Awaits = { reply_by: string; contacted_at: Date | null }

/** Whether a person must say how the asker was told: a call or a visit was wanted, or nobody has spoken with them yet. */
export const tellingWanted = ({ reply_by: by, contacted_at: at }: Awaits): boolean =>
  by === 'telephone' || by === 'door' || (by !== 'none' && at === null)

/** The number a need goes into as the form says it: what was typed wins over what was tapped. */
export const wishedNumber = (sent: Sent): string | undefined => sent['mergeInto']?.trim() || sent['mergeSimilar']

/** Reads a merging; `into` is the wished number where it is one. */
export function readMerging(
  sent: Sent,
  { wanted, into }: { wanted: boolean; into: NeedNo | null },
): Checked<Merging, MergeProblem> {
  const words = textIn(sent, 'mergeWords', { most: mostMergeWords })
  const read = {
    into,
    reason: choiceIn(sent, 'mergeReason', mergeReasonKeys),
    way: wanted ? choiceIn(sent, 'mergeWay', contactWays) : null,
  }
  return checked<Merging, MergeProblem>(whole(read, words.text), [
    read.into === null && { field: 'mergeInto', why: 'choose-need' },
    read.reason === null && { field: 'mergeReason', why: 'choose-merge-reason' },
    words.problem,
    wanted && read.way === null && { field: 'mergeWay', why: 'choose-contact' },
  ])
}

type Read = { into: NeedNo | null; reason: MergeReason | null; way: ContactWay | null }

/** With something in the place of each missing answer; nothing is done with it. */
const whole = ({ into, reason, way }: Read, words: string | null): Merging => ({
  into: into ?? { year: 0, seq: 0 },
  reason: reason ?? 'same-matter',
  words: words ?? '',
  way,
})

/** Reads why a need is taken out again. */
export function readParting(sent: Sent): Checked<{ words: string | null }, TextProblem> {
  const words = textIn(sent, 'partWords', { most: mostMergeWords, optional: true })
  return checked({ words: words.text }, [words.problem])
}
