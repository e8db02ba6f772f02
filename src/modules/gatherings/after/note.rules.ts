import { checked, choiceIn, manyLines, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

/** Minutes say who agreed what; a note says what was done. */
export const noteKinds = ['note', 'minutes'] as const
export type NoteKind = (typeof noteKinds)[number]

/** What stands in a note, and whether everybody reads it. */
export type NoteText = { kind: NoteKind; words: string; isPublic: boolean }

export const mostWords = 8000

/** Reads a note. Lines stay lines; empty ones go. */
export function readNote(sent: Sent): Checked<NoteText, TextProblem> {
  const { problem } = textIn(sent, 'words', { most: mostWords })
  const note = {
    kind: choiceIn(sent, 'kind', noteKinds) ?? 'note',
    words: manyLines(sent['words']).join('\n'),
    isPublic: sent['public'] === 'yes',
  }
  return checked<NoteText, TextProblem>(note, [problem])
}
