import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { writeStep } from '../ladder/step.ts'
import { waitsForReport, type VisitState } from '../kinds.rules.ts'
import { sealed } from '../plan.ts'
import { lockVisit, setVisit, type Visit } from '../visit.ts'
import { escalate } from './escalating.ts'
import { metState, type Report } from './report.rules.ts'
import { isInTime, secondIsDue } from './window.rules.ts'

/** Who says how it was: a volunteer, or an account of the committee. `keeps`: they keep the plan, and may write down what nobody did. */
export type Goer = { volunteerId: string | null; keeps?: boolean; name: string }

export type ReportRefusal = 'unknown' | 'not-yours' | 'over' | 'too-early' | 'too-soon' | 'closed'

type Reporting = { visitId: string; goer: Goer; report: Report }

/**
 * Takes down how a visit was, from whoever goes there and from nobody else. The same report again changes nothing. A first
 * unanswered try asks for a second two hours later; the second, or being worried, tells staff at once. Refuses what is not theirs,
 * was not in the hours of the visit (by the device's own time), or is closed already. Answers how the visit stands.
 */
export const reportVisit = (
  ctx: Ctx,
  { visitId, goer, report }: Reporting,
): Promise<Outcome<VisitState, ReportRefusal>> =>
  inArea(ctx, async (tx) => {
    const visit = await lockVisit(tx, ctx, visitId)
    if (!visit) return refused('unknown')
    if (!isTheirs(ctx, visit, goer)) return refused('not-yours')
    const at = report.deviceAt ?? ctx.now
    if (await isAgain(tx, ctx, { visit, report })) return done(visit.state)
    if (visit.state === 'escalated') return afterAll(tx, ctx, { visit, report, at })
    if (!waitsForReport(visit.state)) return refused('closed')
    const why = wrongTime(visit, goer, at)
    return why ? refused(why) : taken(tx, ctx, { visit, report, at })
  })

/** Whose it is: the volunteer it was given to, the member of staff, or whoever keeps the plan. */
export const isTheirs = ({ actor }: Ctx, visit: Visit, { volunteerId, keeps = false }: Goer): boolean =>
  keeps ||
  (volunteerId !== null && visit.volunteer_id === volunteerId) ||
  (actor.kind === 'account' && visit.staff_id !== null && visit.staff_id === actor.id)

/** Whoever keeps the plan may write down later what nobody did; nobody before it began. */
function wrongTime(visit: Visit, { keeps = false }: Goer, at: Date): ReportRefusal | null {
  if (isInTime(visit, at)) return null
  if (at < visit.opens_at) return 'too-early'
  return keeps ? null : 'over'
}

/** The id of a report is the id of the step it made, or it stands so already. */
async function isAgain(tx: Tx, ctx: Ctx, { visit, report }: { visit: Visit; report: Report }): Promise<boolean> {
  const step = await tx
    .selectFrom('care.step')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', report.id)
    .where('visit_id', '=', visit.id)
    .executeTakeFirst()
  if (step) return true
  const same = report.press === 'declined' ? visit.state === 'declined' : report.met && visit.state === metState(report)
  return same && isSameNote(ctx, visit, report)
}

/** Another's note is another report: it is refused, so that nobody believes it was kept. */
const isSameNote = (ctx: Ctx, { note_sealed: kept }: Visit, { note }: Report): boolean =>
  note === null || (kept !== null && ctx.secrets.open(ctx.area.id, kept) === note)

type Taking = { visit: Visit; report: Report; at: Date }

const taken = (tx: Tx, ctx: Ctx, taking: Taking): Promise<Outcome<VisitState, ReportRefusal>> => {
  const { press } = taking.report
  if (press === 'worried') return alarmed(tx, ctx, taking)
  return press === 'no-answer' ? unanswered(tx, ctx, taking) : closed(tx, ctx, taking)
}

async function closed(tx: Tx, ctx: Ctx, { visit, report, at }: Taking): Promise<Outcome<VisitState, ReportRefusal>> {
  const state = report.press === 'declined' ? 'declined' : metState(report)
  const ticks = state === 'declined' ? {} : { met: report.met, well: report.well, content: report.content }
  await setVisit(tx, ctx, {
    id: visit.id,
    state,
    ...ticks,
    note_sealed: sealed(ctx, report.note),
    closed_at: at,
    closed_by: ctx.actor.id,
    device_at: report.deviceAt,
  })
  await record(tx, ctx, { name: 'care.visit.closed', subjectId: visit.id, detail: { state } })
  return done(state)
}

async function unanswered(tx: Tx, ctx: Ctx, taking: Taking): Promise<Outcome<VisitState, ReportRefusal>> {
  const { visit, report, at } = taking
  const isSecond = visit.state === 'no-answer'
  if (isSecond && !secondIsDue(visit, at)) return refused('too-soon')
  await writeStep(tx, ctx, {
    id: report.id,
    visitId: visit.id,
    what: isSecond ? 'second-try' : 'first-try',
    outcome: 'not-reached',
    words: report.note,
    deviceAt: report.deviceAt,
  })
  if (isSecond) return done(await escalate(tx, ctx, { visit, secondAt: at, why: 'second' }))
  await setVisit(tx, ctx, { id: visit.id, state: 'no-answer', first_try_at: at })
  await record(tx, ctx, { name: 'care.visit.unanswered', subjectId: visit.id })
  return done('no-answer')
}

async function alarmed(tx: Tx, ctx: Ctx, { visit, report, at }: Taking): Promise<Outcome<VisitState, ReportRefusal>> {
  await writeStep(tx, ctx, {
    id: report.id,
    visitId: visit.id,
    what: visit.first_try_at === null ? 'first-try' : 'second-try',
    outcome: 'not-reached',
    words: report.note,
    deviceAt: report.deviceAt,
  })
  if (visit.first_try_at === null) await setVisit(tx, ctx, { id: visit.id, first_try_at: at })
  return done(await escalate(tx, ctx, { visit, secondAt: visit.first_try_at === null ? null : at, why: 'worried' }))
}

/** A word that arrives when staff are looking already helps them; it ends nothing: a person decides. */
async function afterAll(tx: Tx, ctx: Ctx, { visit, report }: Taking): Promise<Outcome<VisitState, ReportRefusal>> {
  const isReached = report.met || report.press === 'declined'
  await writeStep(tx, ctx, {
    id: report.id,
    visitId: visit.id,
    what: 'second-try',
    outcome: isReached ? 'reached' : 'not-reached',
    words: report.note,
    deviceAt: report.deviceAt,
  })
  if (isReached) await record(tx, ctx, { name: 'care.visit.answered', subjectId: visit.id })
  return done('escalated')
}
