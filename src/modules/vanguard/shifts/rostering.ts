import type { Span } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { startJob, type JobKind, type Progress } from '#platform/jobs/jobs.ts'
import { mayLeadDay } from '../day.ts'
import type { Helper } from '../helping.rules.ts'
import { modelOf, type Candidate, type OpenShift } from './model.rules.ts'
import { insertPlace, whyNotPlaced } from './placing.ts'
import { filled, planOf, type Plan } from './plan.ts'
import { daysOfRoster, rosterById, rosterPath, rostersHere, type NotStarted, type Roster } from './roster.ts'
import { rosterWords } from './roster.words.ts'
import { holdShifts, shiftsHere } from './rows.ts'
import { solveRoster, type RosterSays, type SolvedRoster } from './solve.ts'
import { isElsewhere } from './taking.ts'

export const rosterJobName = 'vanguard.roster'

/** How long a roster may be looked for. */
const SECONDS = 60

type Wanted = { id: string; programmeId: string; span: Span }

/** Has a roster proposed for the days of a programme, all of which the actor leads; the same id again is the same roster. */
export const startRoster = (ctx: Ctx, { id, programmeId, span }: Wanted): Promise<Outcome<string, NotStarted>> =>
  inArea(ctx, async (tx) => {
    const before = await rostersHere(tx, ctx).where('id', '=', id).executeTakeFirst()
    if (before) return done(before.job_id ?? '')
    const days = { programme_id: programmeId, from_on: span.from, to_on: span.to }
    const ahead = await daysOfRoster(tx, ctx, days)
    if (ahead.length === 0) return refused('no-days')
    if (!ahead.every((day) => mayLeadDay(ctx.actor, day))) return refused('not-led')
    const jobId = uuidv7(ctx.now)
    await tx
      .insertInto('vanguard.roster')
      .values({ area_id: ctx.area.id, id, ...days, job_id: jobId, state: 'solving', by_id: ctx.actor.id, at: ctx.now })
      .execute()
    await startJob(tx, ctx, { name: rosterJobName, input: { rosterId: id }, total: 100, id: jobId })
    await record(tx, ctx, { name: 'vanguard.roster.started', subjectId: id, detail: { ...span } })
    return done(jobId)
  })

/** Finds a roster and lays it down as proposed places, for a person to change and publish. Begun again, it is made anew. */
export async function runRoster(ctx: Ctx, rosterId: string, progress: Progress): Promise<SolvedRoster | null> {
  const roster = await rosterById(ctx, rosterId)
  if (!roster || !['solving', 'proposed'].includes(roster.state)) return null
  const plan = await inArea(ctx, (tx) => planOf(tx, ctx, roster.dayIds))
  const { shifts, candidates } = openIn(plan)
  const found = await solveRoster(modelOf(shifts, candidates), {
    seconds: SECONDS,
    clock: () => performance.now(),
    tell: (says) => void progress.tell(shareOf(says), { note: rosterWords(ctx.lang).step(says) }),
    cancelled: progress.cancelled,
  })
  await layDown(ctx, roster, {
    found,
    pairs: found.assigned.flatMap(({ volunteer, shift }) => {
      const [who, what] = [candidates[volunteer]?.helper.id, shifts[shift]?.id]
      return who && what ? [{ volunteerId: who, shiftId: what }] : []
    }),
  })
  return found
}

/** How far it is of a hundred: which step, and how near the best and the bound are. */
function shareOf({ step, best, bound }: RosterSays): number {
  const near = best !== null && bound !== null && best > 0 ? Math.max(0, Math.min(1, bound / best)) : 0
  return Math.round((step - 1 + near) * 33)
}

/** What the program proposed before, and nobody changed, is open again. */
const isLoose = ({ state, by_id }: Plan['places'][number]): boolean => state === 'proposed' && by_id === null

function openIn(plan: Plan): { shifts: OpenShift[]; candidates: Candidate[] } {
  const firm: Plan = { ...plan, places: plan.places.filter((place) => !isLoose(place)) }
  const loose = plan.places.filter(isLoose)
  const shifts = plan.shifts.map((shift): OpenShift => {
    const { missing, unskilled } = filled(firm, shift)
    return {
      id: shift.id,
      gatheringId: shift.gathering_id,
      starts: shift.starts_at,
      ends: shift.ends_at,
      service: shift.service,
      needsInsurance: shift.needs_insurance,
      open: missing,
      lacks: unskilled ? shift.skill : null,
    }
  })
  return { shifts, candidates: plan.helpers.map((helper) => candidateOf(plan, helper, loose)) }
}

function candidateOf({ said, times }: Plan, helper: Helper, loose: Plan['places']): Candidate {
  const own = loose.filter((place) => place.volunteer_id === helper.id).map(({ shift_id }) => shift_id)
  return {
    helper,
    yes: said.filter((one) => one.volunteer_id === helper.id && one.answer === 'yes').map((one) => one.gathering_id),
    taken: (times.get(helper.id) ?? []).filter(({ shiftId }) => !own.includes(shiftId)),
    kept: own,
  }
}

type Found = { found: SolvedRoster; pairs: { volunteerId: string; shiftId: string }[] }

/** Puts what was found in the place of what the program proposed before. Who changed something meanwhile is not overruled. */
const layDown = (ctx: Ctx, roster: Roster & { dayIds: string[] }, { found, pairs }: Found): Promise<void> =>
  inArea(ctx, async (tx) => {
    const days = roster.dayIds.length ? roster.dayIds : ['']
    const shifts = await shiftsHere(tx, ctx).where('s.gathering_id', 'in', days).execute()
    const ids = shifts.map(({ id }) => id)
    await holdShifts(tx, ctx, ids)
    await tx
      .deleteFrom('vanguard.place')
      .where('area_id', '=', ctx.area.id)
      .where('state', '=', 'proposed')
      .where('by_id', 'is', null)
      .where('shift_id', 'in', ids)
      .execute()
    for (const { volunteerId, shiftId } of pairs) {
      const shift = shifts.find(({ id }) => id === shiftId)
      const plan = await planOf(tx, ctx, shift ? [shift.gathering_id] : [])
      if (!shift || isElsewhere(plan, shift, volunteerId)) continue
      const why = whyNotPlaced(plan, shift, { volunteerId, now: ctx.now })
      if (why !== null && why !== 'skill') continue
      await insertPlace(tx, ctx, {
        id: uuidv7(ctx.now),
        shiftId,
        volunteerId,
        shift,
        state: 'proposed',
        byNobody: true,
      })
    }
    await settle(tx, ctx, { id: roster.id, found, plan: await planOf(tx, ctx, roster.dayIds) })
  })

/** What it came to: numbers and shifts, nobody's name. */
async function settle(
  tx: Tx,
  ctx: Ctx,
  { id, found, plan }: { id: string; found: SolvedRoster; plan: Plan },
): Promise<void> {
  const lacks = plan.shifts.map((shift) => ({ shiftId: shift.id, ...filled(plan, shift) }))
  const outcome = {
    stage1: found.stage1,
    stage2: found.stage2,
    proven: found.proven,
    missing: lacks.filter(({ missing }) => missing > 0).map(({ shiftId, missing }) => ({ shiftId, missing })),
    unskilled: lacks.filter(({ unskilled }) => unskilled).map(({ shiftId }) => shiftId),
  }
  await tx
    .updateTable('vanguard.roster')
    .set((eb) => ({ state: 'proposed', outcome: JSON.stringify(outcome), version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  const { proven, missing } = outcome
  await record(tx, ctx, {
    name: 'vanguard.roster.proposed',
    subjectId: id,
    detail: { proven, missing: missing.length },
  })
}

/** The work as the queue knows it. */
export const rosterJob: JobKind = {
  name: rosterJobName,
  title: (lang) => rosterWords(lang).jobTitle,
  link: (lang, job) => {
    const { rosterId } = job.input as { rosterId?: string }
    return rosterId === undefined ? undefined : { href: rosterPath(rosterId), text: rosterWords(lang).toRoster }
  },
  run: async (ctx, job, progress) => {
    const { rosterId } = job.input as { rosterId: string }
    const found = await runRoster(ctx, rosterId, progress)
    return found && { stage1: found.stage1, proven: found.proven }
  },
}
