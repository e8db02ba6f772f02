import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { writeStep } from '../ladder/step.ts'
import { uuidv7 } from '#base/uuid.ts'
import { lockVisit, setVisit, visitsOf, type Visit } from '../visit.ts'
import { secondIsOverdue } from './window.rules.ts'

type Escalating = { visit: Visit; secondAt: Date | null; why: 'second' | 'worried' | 'no-word' }

/** A door stays shut: staff are told at once, and the ladder begins. For a visit that is held. */
export async function escalate(tx: Tx, ctx: Ctx, { visit, secondAt, why }: Escalating): Promise<'escalated'> {
  await setVisit(tx, ctx, {
    id: visit.id,
    state: 'escalated',
    escalated_at: ctx.now,
    ...(secondAt ? { second_try_at: secondAt } : {}),
  })
  await writeStep(tx, ctx, {
    id: uuidv7(ctx.now),
    visitId: visit.id,
    what: 'told-staff',
    outcome: null,
    words: null,
    deviceAt: null,
  })
  await record(tx, ctx, { name: 'care.visit.escalated', subjectId: visit.id, detail: { why } })
  return 'escalated'
}

/**
 * What became of nothing: a visit nobody closed by the end of its hours is missed, and one whose second try nobody noted is
 * escalated. Staff are told of either. For the clock; returns how many.
 */
export async function watchVisits(ctx: Ctx): Promise<number> {
  const open = await inArea(ctx, (tx) =>
    visitsOf(tx, ctx)
      .where('state', 'in', ['due', 'assigned', 'no-answer'])
      .where('opens_at', '<', ctx.now)
      .orderBy('closes_at')
      .execute(),
  )
  let count = 0
  for (const { id } of open.filter((visit) => isForgotten(visit, ctx.now)))
    count += await inArea(ctx, (tx) => watched(tx, ctx, id))
  return count
}

const isForgotten = (visit: Visit, now: Date): boolean =>
  visit.state === 'no-answer' ? secondIsOverdue(visit, now) : visit.closes_at < now

async function watched(tx: Tx, ctx: Ctx, id: string): Promise<number> {
  const visit = await lockVisit(tx, ctx, id)
  if (!visit || !['due', 'assigned', 'no-answer'].includes(visit.state) || !isForgotten(visit, ctx.now)) return 0
  if (visit.state === 'no-answer') await escalate(tx, ctx, { visit, secondAt: null, why: 'no-word' })
  else {
    await setVisit(tx, ctx, { id, state: 'missed' })
    await record(tx, ctx, { name: 'care.visit.missed', subjectId: id })
  }
  return 1
}
