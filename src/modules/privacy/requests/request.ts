import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { dueAfterWorkdays } from '#base/workdays.ts'
import { heldSubjectOf, subjectOf } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { acts, answerDays, fits, type Act, type NewRequest, type RefusedWhy } from './request.rules.ts'

export type RequestRow = Selectable<Tables['privacy.request']>

/**
 * Writes down what somebody asks about their data. The same id again is the same request. Refuses `unknown` persons, and `open`
 * when the same was asked already and has no answer yet. At the counter the person stands there, so it counts as verified.
 */
export async function ask(
  ctx: Ctx,
  { id, personId, ...wish }: NewRequest & { id: string; personId: string },
): Promise<Outcome<string, 'unknown' | 'open'>> {
  try {
    return await inArea(ctx, async (tx) => {
      const subject = await heldSubjectOf(tx, ctx, personId)
      if (!subject) return refused('unknown')
      await insertRequest(tx, ctx, { id, personId: subject.personId, homeId: subject.homeId, wish })
      return done(id)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'request_once') return refused('open')
    throw error
  }
}

type Asked = { id: string; personId: string; homeId: string | null; wish: NewRequest }

async function insertRequest(tx: Tx, ctx: Ctx, { id, personId, homeId, wish }: Asked): Promise<void> {
  const atCounter = wish.channel === 'counter'
  const made = await tx
    .insertInto('privacy.request')
    .values({
      area_id: ctx.area.id,
      id,
      person_id: personId,
      home_id: homeId,
      kind: wish.kind,
      channel: wish.channel,
      state: atCounter ? 'verified' : 'received',
      words_sealed: wish.words === null ? null : ctx.secrets.seal(ctx.area.id, wish.words),
      asked_at: ctx.now,
      asked_by: ctx.actor.id,
      due_at: dueAfterWorkdays(ctx.calendar, ctx.now, answerDays),
      verified_at: atCounter ? ctx.now : null,
      verified_by: atCounter ? ctx.actor.id : null,
    })
    .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made)
    await record(tx, ctx, {
      name: 'privacy.request.received',
      subjectId: id,
      detail: { kind: wish.kind, channel: wish.channel },
    })
}

/** One wish to move a request, with the answer it gets. */
export type Moving = { id: string; act: Act; version: number; answer?: string; why?: RefusedWhy }
export type MovingRefusal = 'unknown' | 'stale' | 'not-now'

/** Moves a request: lock, reach, version, state, fact in one transaction. A deletion has an act of its own (`eraseFor`). */
export const moveRequest = (ctx: Ctx, moving: Moving): Promise<Outcome<RequestRow, MovingRefusal>> =>
  inArea(ctx, async (tx) => {
    const row = await lockedRequest(tx, ctx, moving)
    if (row.done) await closeOrMove(tx, ctx, { row: row.value, moving })
    return row
  })

/** A request this reader may see to, held until the transaction ends, when the act fits. */
export async function lockedRequest(
  tx: Tx,
  ctx: Ctx,
  { id, act, version }: Moving,
): Promise<Outcome<RequestRow, MovingRefusal>> {
  const row = await tx
    .selectFrom('privacy.request')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !(await subjectOf(tx, ctx, row.person_id))) return refused('unknown')
  if (row.version !== version) return refused('stale')
  return fits(act, row) ? done(row) : refused('not-now')
}

/** Writes the new state of a request, with its answer sealed. */
export async function closeOrMove(
  tx: Tx,
  ctx: Ctx,
  { row, moving }: { row: RequestRow; moving: Moving },
): Promise<void> {
  const { to } = acts[moving.act]
  await tx
    .updateTable('privacy.request')
    .set({ ...marksOf(ctx, row, moving), ...answerOf(ctx, moving), state: to, version: row.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', row.id)
    .execute()
  await record(tx, ctx, { name: `privacy.request.${to}`, subjectId: row.id, detail: { kind: row.kind } })
}

const answerOf = (ctx: Ctx, { answer }: Moving) =>
  answer === undefined ? {} : { answer_sealed: ctx.secrets.seal(ctx.area.id, answer) }

/** When and by whom, as the new state asks. An appeal keeps why it was refused, and has a term of its own. */
function marksOf(ctx: Ctx, row: RequestRow, { act, why }: Moving) {
  const by = ctx.actor.id
  const open = { refused_why: null, closed_at: null, closed_by: null }
  if (act === 'verify') return { ...open, verified_at: ctx.now, verified_by: by }
  if (act === 'begin') return open
  if (act === 'appeal')
    return { ...open, refused_why: row.refused_why, due_at: dueAfterWorkdays(ctx.calendar, ctx.now, answerDays) }
  return { refused_why: why ?? null, closed_at: ctx.now, closed_by: by }
}
