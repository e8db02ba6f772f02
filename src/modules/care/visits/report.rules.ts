import { checked, choiceIn, idFrom, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { meantAt, readBatchOf, textOf, type Batch } from '#base/noted.rules.ts'
import type { VisitState } from '../kinds.rules.ts'

/** What whoever went there says in one press. `ticks`: the three boxes say how it was. */
export const presses = ['well', 'ticks', 'no-answer', 'worried', 'declined'] as const
export type Press = (typeof presses)[number]

/** How it was, read from a form: met or spoken with, well as far as one can tell, nothing is wanted. */
export type Report = {
  /** Made with the form: the same press again is the same report. */
  id: string
  press: Press
  met: boolean
  well: boolean
  content: boolean
  note: string | null
  /** When it was, by the device, set right by our clock; null: now. */
  deviceAt: Date | null
}

export type ReportProblem = TextProblem | 'choose' | 'not-met'

/** Longest note, in characters: a matter, not a person. */
export const mostNote = 200

/** A queue on a device is days old at most. */
const MOST_OLD_MS = 3 * 86_400_000

/** Reads a report. 「见到了，都好」 says all three ticks at once; without having met anybody it is no such report. */
export function readReport(sent: Sent, id: string): Checked<Report, ReportProblem> {
  const press = choiceIn(sent, 'press', presses)
  const note = textIn(sent, 'note', { most: mostNote, optional: true })
  const all = press === 'well'
  const ticked = (field: string) => all || (press === 'ticks' && sent[field] === 'yes')
  const value = {
    id: idFrom(sent['id']) ?? id,
    press: press ?? 'ticks',
    met: ticked('met'),
    well: ticked('well'),
    content: ticked('content'),
    note: note.text,
    deviceAt: null,
  } as const
  return checked<Report, ReportProblem>(value, [
    press === null && { field: 'press', why: 'choose' },
    press === 'ticks' && !value.met && { field: 'met', why: 'not-met' },
    note.problem,
  ])
}

/** What a device kept of one visit, as it was said there. */
export type KeptReport = { visitId: string; sent: Sent }

/** Reads what a device sends: `{device, now, marks: [{id, at, visit, press, met?, well?, content?, note?}]}`. Null for anything else. */
export const readKept = (text: string | undefined, now: Date): KeptBatch | null =>
  readBatchOf<KeptReport>(text, now, (mark) => {
    const visitId = idFrom(textOf(mark['visit']))
    const fields = ['press', 'met', 'well', 'content', 'note']
    if (visitId === null) return null
    return { visitId, sent: Object.fromEntries(fields.map((field) => [field, textOf(mark[field])])) }
  })

type KeptMark = KeptReport & { id: string; deviceAt: Date }
export type KeptBatch = Batch<KeptMark>

/** When it was said there, by our clock; null for what is older than a queue lives. */
export function saidAt(
  { deviceAt }: { deviceAt: Date },
  { aheadMs, now }: { aheadMs: number; now: Date },
): Date | null {
  const at = meantAt({ deviceAt, aheadMs, at: now })
  return at.getTime() < now.getTime() - MOST_OLD_MS ? null : at
}

/** Somebody was met: all well, or something is wanted. */
export const metState = ({ well, content }: Pick<Report, 'well' | 'content'>): VisitState =>
  well && content ? 'ok' : 'needs-help'
