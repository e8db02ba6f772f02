import { sql } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { insertRows } from '#platform/db/insert-rows.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { together, type Act } from '#platform/db/together.ts'
import { recordAll, type Fact } from '#platform/facts/record.ts'
import type { NeedSubmitted } from '../facts.ts'
import { writeSearchText } from '../finding/search-text.ts'
import { followCode } from '../follow-code.ts'
import { nextNumbers, sayNumber, type NeedNumber } from '../number.ts'
import { writePictures } from '../pictures.ts'
import { writeSteps, type NewStep } from '../step.ts'
import { formHash, rowOf, type Incoming, type Numbered } from './need-row.ts'

/** What the asker takes along. `another`: the form had come before with other content; the first stands and this is its receipt. */
export type Receipt = { needId: string; number: NeedNumber; code: string; another?: boolean }

/**
 * Takes a wish in: one need, one number, one line of the timeline, one fact. The same form again (a retry, a double press)
 * gives the same receipt; with other content too, marked as `another`. Refuses a form that was first sent more than a day ago.
 */
export async function submit(ctx: Ctx, incoming: Incoming): Promise<Outcome<Receipt, 'too-old'>> {
  try {
    const receipt = await takeIn(ctx, incoming)
    return receipt ? done(receipt) : await again(ctx, incoming)
  } catch (error) {
    if (brokenConstraint(error) !== 'need_pkey') throw error
    return again(ctx, incoming)
  }
}

/** All neighbours of an area queue for its next number; those who send at the same moment are written together. Null: has come before. */
const takeIn = together(async (tx, acts: readonly Act<Ctx, Incoming>[]): Promise<(Receipt | null)[]> => {
  const fresh = await notThere(tx, acts)
  const receipts = await writeAll(tx, fresh)
  return acts.map((act) => receipts[fresh.indexOf(act)] ?? null)
})

/** Those whose form has not come before, the first of each. One by itself is not asked about: its key would tell. */
async function notThere<One extends Act<Ctx, Incoming>>(tx: Tx, acts: readonly One[]): Promise<readonly One[]> {
  const [first, second] = acts
  if (!first || !second) return acts
  const ids = acts.map(({ what }) => what.id)
  const there = await tx
    .selectFrom('needs.need')
    .select('id')
    .where('area_id', '=', first.ctx.area.id)
    .where('id', '=', sql<string>`any (${ids}::uuid[])`)
    .execute()
  return acts.filter(({ what }, at) => ids.indexOf(what.id) === at && !there.some(({ id }) => id === what.id))
}

async function writeAll(tx: Tx, acts: readonly Act<Ctx, Incoming>[]): Promise<Receipt[]> {
  const [first] = acts
  if (!first) return []
  const { ctx } = first
  const times = acts.map((act) => act.ctx.now)
  const numbers = await nextNumbers(tx, ctx, times)
  const needs = acts.map((act, at) => ({ ...act, number: numbers[at] as NeedNumber }))
  const found = acts.map(({ what: { id, wish } }) => ({ id, words: wish.words, spot: wish.spot, fresh: true }))
  await Promise.all([
    insertRows(tx, { table: 'needs.need', areaId: ctx.area.id }, needs.map(rowOf)),
    writeSearchText(tx, ctx, found),
    ...acts.map((act) => writePictures(tx, act.ctx, { needId: act.what.id, stage: 'before', kept: act.what.pictures })),
    writeSteps(tx, ctx, acts.map(firstStep)),
    recordAll(tx, ctx, needs.map(factOf)),
  ])
  return needs.map(({ ctx: their, what: { id }, number }) => ({ needId: id, number, code: followCode(their, id) }))
}

function firstStep({ ctx, what: { id, channel } }: Act<Ctx, Incoming>): NewStep {
  const by =
    channel === 'web'
      ? { kind: 'asker' as const, id: null, name: null }
      : { kind: 'committee' as const, id: ctx.actor.id, name: ctx.actor.name }
  const need = { id, state: 'submitted' as const }
  return { need, no: 1, act: 'submit', to: 'submitted', by, at: ctx.now, about: channel, isPublic: true, first: true }
}

function factOf({ ctx, what: { id, wish, channel }, number }: Numbered): Fact {
  const detail: NeedSubmitted = { number: sayNumber(number), category: wish.category, channel }
  return { name: 'needs.need.submitted', subjectId: id, detail, row: { table: 'needs.need', id }, by: ctx }
}

/** The form has come before: its receipt once more, if it says the same and is not from long ago. */
async function again(ctx: Ctx, { id, wish }: Incoming): Promise<Outcome<Receipt, 'too-old'>> {
  const first = await inArea(ctx, (tx) =>
    tx
      .selectFrom('needs.need')
      .select(['year', 'seq', 'form_hash', 'submitted_at'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  if (ctx.now.getTime() - first.submitted_at.getTime() > DAY_MS) return refused('too-old')
  const another = !first.form_hash.equals(formHash(ctx, wish))
  return done({ needId: id, number: { year: first.year, seq: first.seq }, code: followCode(ctx, id), another })
}
