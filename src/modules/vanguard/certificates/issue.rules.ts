import type { Day } from '#base/days.ts'
import { checked, idFrom, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { readSpan, type SpanProblem } from '../hours/line.rules.ts'

/** What is to be certified, and who says so. */
export type Issue = { volunteerId: string; from: Day; to: Day; issuer: string; handler: string }
export type IssueProblem = TextProblem | SpanProblem | 'choose'

export const most = { issuer: 60, handler: 40, why: 200 }

/** Reads the form a certificate is issued by. */
export function readIssue(sent: Sent, today: Day): Checked<Issue, IssueProblem> {
  const volunteerId = idFrom(sent['volunteer'])
  const span = readSpan(sent, today)
  const [issuer, handler] = [
    textIn(sent, 'issuer', { most: most.issuer }),
    textIn(sent, 'handler', { most: most.handler }),
  ]
  const said = { issuer: issuer.text ?? '', handler: handler.text ?? '' }
  const days = span.good ? span.value : { from: today, to: today }
  return checked<Issue, IssueProblem>({ volunteerId: volunteerId ?? '', ...days, ...said }, [
    volunteerId === null && { field: 'volunteer', why: 'choose' },
    ...(span.good ? [] : span.problems),
    issuer.problem,
    handler.problem,
  ])
}
