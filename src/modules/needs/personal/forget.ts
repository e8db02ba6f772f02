import { randomBytes } from 'node:crypto'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import type { PersonalPart, Subject } from '#platform/personal/personal.ts'
import { writeSearchText } from '../finding/search-text.ts'
import type { Need } from '../move.ts'
import { withoutPerson } from './forget.rules.ts'
import { needsOf } from './own.ts'
import { needsPersonal } from './rules.ts'
import { openedNeeds, openedSince } from './opened.ts'
import { tellNeeds } from './tell.ts'

/**
 * Takes somebody out of the needs they asked. Each stays, open or closed, without who asked and without their name and numbers in
 * any sentence; the answer can be read by number and code only. A need another of the home asked is left alone.
 */
export async function forgetAsker(tx: Tx, ctx: Ctx, subject: Subject): Promise<Partial<Record<keyof Tables, number>>> {
  const theirs = (await needsOf(tx, ctx, subject)).filter((one) => one.theirs)
  let notes = 0
  for (const { need } of theirs) {
    await emptyNeed(tx, ctx, { need, subject })
    notes += await emptyNotes(tx, ctx, { needId: need.id, subject })
    await record(tx, ctx, {
      name: 'needs.asker.forgotten',
      subjectId: need.id,
      row: { table: 'needs.need', id: need.id },
    })
  }
  return { 'needs.need': theirs.length, 'needs.step': notes }
}

async function emptyNeed(tx: Tx, ctx: Ctx, { need, subject }: { need: Need; subject: Subject }): Promise<void> {
  const left = {
    words: withoutPerson(need.words, subject),
    title: withoutPerson(need.title, subject),
    spot: withoutPerson(need.spot, subject),
    result: withoutPerson(need.result, subject),
  }
  await tx
    .updateTable('needs.need')
    .set({
      ...left,
      asker_sealed: null,
      asker_phone_hash: null,
      home_id: null,
      hotline_ref: null,
      // It was made of the whole form, telephone and all.
      form_hash: randomBytes(32),
      reply_by: need.reply_by === 'none' ? 'none' : 'page',
      version: need.version + 1,
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', need.id)
    .execute()
  await writeSearchText(tx, ctx, [{ id: need.id, ...left, result_on_board: need.result_on_board }])
}

async function emptyNotes(
  tx: Tx,
  ctx: Ctx,
  { needId, subject }: { needId: string; subject: Subject },
): Promise<number> {
  const steps = await tx
    .selectFrom('needs.step')
    .select(['id', 'note'])
    .where('area_id', '=', ctx.area.id)
    .where('need_id', '=', needId)
    .where('note', 'is not', null)
    .execute()
  const changed = steps.flatMap(({ id, note }) => {
    const left = withoutPerson(note, subject)
    return left === note ? [] : [{ id, note: left }]
  })
  for (const { id, note } of changed)
    await tx.updateTable('needs.step').set({ note }).where('area_id', '=', ctx.area.id).where('id', '=', id).execute()
  return changed.length
}

/** Needs' part of what the house knows of somebody. */
export const needsPart: PersonalPart = {
  rules: needsPersonal,
  tell: tellNeeds,
  opened: openedNeeds,
  log: openedSince,
  erase: forgetAsker,
}
