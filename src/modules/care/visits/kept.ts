import type { Ctx } from '#platform/ctx.ts'
import { readReport, saidAt, type KeptBatch } from './report.rules.ts'
import { reportVisit, type Goer } from './reporting.ts'
import type { VisitState } from '../kinds.rules.ts'
import { visitWords } from './words.ts'

/** What became of what a device kept: those taken, and how the visit of the last stands now; those refused, each with why. */
export type KeptTaken = {
  taken: string[]
  refused: { id: string; said: string }[]
  last: { visitId: string; state: VisitState } | null
}

/** Takes down what somebody said of their visits without a network, one after the other as they said it; each counts for when it was. */
export async function takeKept(ctx: Ctx, goer: Goer, { marks, lost, aheadMs }: KeptBatch): Promise<KeptTaken> {
  const { refused: why } = visitWords(ctx.lang)
  const all: KeptTaken = { taken: [], refused: lost.map((id) => ({ id, said: why.unreadable })), last: null }
  for (const mark of marks.toSorted((a, b) => a.deviceAt.getTime() - b.deviceAt.getTime())) {
    const { id, visitId } = mark
    const read = readReport(mark.sent, id)
    if (!read.good) {
      all.refused.push({ id, said: why[read.problems[0]?.why ?? 'unreadable'] })
      continue
    }
    const report = { ...read.value, deviceAt: saidAt(mark, { aheadMs, now: ctx.now }) }
    const outcome = await reportVisit(ctx, { visitId, goer, report })
    if (outcome.done) {
      all.taken.push(id)
      all.last = { visitId, state: outcome.value }
    } else all.refused.push({ id, said: why[outcome.why === 'unknown' ? 'not-yours' : outcome.why] })
  }
  return all
}
