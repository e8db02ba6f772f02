import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { contactWays, mostReply, mostTitle, type ContactWay } from './acceptance.rules.ts'
import { handIn, type AllyChoice, type HandProblem, type HandTo } from './hand.rules.ts'
import { openingReasons, type OpeningReason } from './asker-contact.rules.ts'

/** Longest word along the way, in characters. */
export const mostNote = 300

/** Reads how the asker was reached; an answer online is made of words. */
export function readContact(
  sent: Sent,
): Checked<{ way: ContactWay; words: string | null }, TextProblem | 'choose-way' | 'page-needs-reply'> {
  const way = choiceIn(sent, 'way', contactWays)
  const told = textIn(sent, 'told', { most: mostReply, optional: true })
  return checked<{ way: ContactWay; words: string | null }, TextProblem | 'choose-way' | 'page-needs-reply'>(
    { way: way ?? 'tried', words: told.text },
    [
      way === null && { field: 'way', why: 'choose-way' },
      told.problem,
      way === 'page' && told.text === null && { field: 'told', why: 'page-needs-reply' },
    ],
  )
}

type Handing = { handTo: HandTo; note: string | null }

type HandingProblem = TextProblem | HandProblem | 'choose-hand'

/** Reads whom it goes to. */
export function readAssignment(sent: Sent, allies: readonly AllyChoice[]): Checked<Handing, HandingProblem> {
  const { handTo, problem } = handIn(sent, { field: 'hand', allies })
  const note = textIn(sent, 'handNote', { most: mostNote, optional: true })
  return checked<Handing, HandingProblem>({ handTo: handTo ?? 'staff', note: note.text }, [
    problem || (handTo === null && { field: 'hand', why: 'choose-hand' }),
    note.problem,
  ])
}

/** Reads who gets it instead, and why. */
export function readReassignment(
  sent: Sent,
  allies: readonly AllyChoice[],
): Checked<{ handTo: HandTo; note: string }, HandingProblem | 'say-why-change'> {
  const { handTo, problem } = handIn(sent, { field: 'newHand', allies })
  const why = textIn(sent, 'changeWhy', { most: mostNote, optional: true })
  return checked<{ handTo: HandTo; note: string }, HandingProblem | 'say-why-change'>(
    { handTo: handTo ?? 'staff', note: why.text ?? '' },
    [
      problem || (handTo === null && { field: 'newHand', why: 'choose-hand' }),
      why.problem || (why.text === null && { field: 'changeWhy', why: 'say-why-change' }),
    ],
  )
}

/** Reads a withdrawal. */
export function readWithdrawal(sent: Sent): Checked<{ words: string | null }, TextProblem> {
  const words = textIn(sent, 'withdrawWords', { most: mostNote, optional: true })
  return checked({ words: words.text }, [words.problem])
}

/** Reads what is public; the ids of the pictures stand under one name and are read apart. */
export function readBoardEntry(
  sent: Sent,
): Checked<{ title: string; onBoard: boolean; resultOnBoard: boolean }, TextProblem> {
  const title = textIn(sent, 'shownTitle', { most: mostTitle })
  const entry = {
    title: title.text ?? '',
    onBoard: sent['shown'] === 'yes',
    resultOnBoard: sent['resultShown'] === 'yes',
  }
  return checked(entry, [title.problem])
}

/** Reads why the asker's telephone is opened. */
export function readPurpose(sent: Sent): Checked<OpeningReason, 'choose-purpose'> {
  const purpose = choiceIn(sent, 'purpose', openingReasons)
  return checked<OpeningReason, 'choose-purpose'>(purpose ?? 'first-contact', [
    purpose === null && { field: 'purpose', why: 'choose-purpose' },
  ])
}
