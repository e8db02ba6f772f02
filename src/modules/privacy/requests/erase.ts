import { done, refused, type Outcome } from '#base/outcome.ts'
import { heldSubjectOf } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Parts } from '../known/gather.ts'
import { closeOrMove, lockedRequest, type MovingRefusal } from './request.ts'

/** How many rows of which table a deletion touched. */
export type Erased = Record<string, number>

/**
 * Deletes a person over all tables of all modules, in one transaction: everything or nothing. What is not finished stays without
 * them. The fact says how many rows of which table, and knows only an id that leads nowhere.
 */
export const eraseFor = (
  ctx: Ctx,
  parts: Parts,
  asked: { id: string; version: number },
): Promise<Outcome<Erased, MovingRefusal>> =>
  inArea(ctx, async (tx) => {
    const row = await lockedRequest(tx, ctx, { ...asked, act: 'erase' })
    if (!row.done) return row
    const subject = await heldSubjectOf(tx, ctx, row.value.person_id)
    if (!subject) return refused('unknown')
    // Closed first: the parts then find nothing open of this person, and empty what it said.
    await closeOrMove(tx, ctx, { row: row.value, moving: { ...asked, act: 'erase' } })
    const erased: Erased = {}
    for (const part of parts)
      for (const [table, count] of Object.entries((await part.erase?.(tx, ctx, subject)) ?? {}))
        erased[table] = (erased[table] ?? 0) + count
    await record(tx, ctx, { name: 'privacy.person.erased', subjectId: row.value.id, detail: { rows: erased } })
    return done(erased)
  })
