import { DAY_MS } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { workingMinutes } from '#base/workdays.ts'
import type { Place } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import type { KeptPicture } from '#platform/files/files.ts'
import { handlerAt } from '../access.ts'
import type { NeedSubmitted } from '../facts.ts'
import { writeSearchText } from '../finding/search-text.ts'
import { followCode, followHash } from '../follow-code.ts'
import { writeStep } from '../step.ts'
import { contactDue, due, onBoardAtFirst, usualTerm } from '../needs.rules.ts'
import { nextNumber, sayNumber, type NeedNumber } from '../number.ts'
import { writePictures } from '../pictures.ts'
import type { Asker, Channel, Wish } from './wish.rules.ts'

/** A wish on its way in. `id` is the form's own, so that a retry is the same need. */
export type Incoming = {
  id: string
  wish: Wish
  place: Place
  channel: Channel
  pictures: readonly KeptPicture[]
}

/** What the asker takes along. `another`: the form had come before with other content; the first stands and this is its receipt. */
export type Receipt = { needId: string; number: NeedNumber; code: string; another?: boolean }

/**
 * Takes a wish in: one need, one number, one line of the timeline, one fact. The same form again (a retry, a double press)
 * gives the same receipt; with other content too, marked as `another`. Refuses a form that was first sent more than a day ago.
 */
export async function submit(ctx: Ctx, incoming: Incoming): Promise<Outcome<Receipt, 'too-old'>> {
  try {
    return done(await inArea(ctx, (tx) => write(tx, ctx, incoming)))
  } catch (error) {
    if (brokenConstraint(error) !== 'need_pkey') throw error
    return again(ctx, incoming)
  }
}

async function write(tx: Tx, ctx: Ctx, incoming: Incoming): Promise<Receipt> {
  const { id, wish, pictures, channel } = incoming
  const number = await nextNumber(tx, ctx)
  const code = followCode(ctx, id)
  const detail: NeedSubmitted = { number: sayNumber(number), category: wish.category, channel }
  await Promise.all([
    tx
      .insertInto('needs.need')
      .values(rowOf(ctx, incoming, number))
      .execute(),
    writeSearchText(tx, ctx, [{ id, words: wish.words, spot: wish.spot }]),
    writePictures(tx, ctx, { needId: id, stage: 'before', kept: pictures }),
    writeStep(tx, ctx, { ...firstStep(ctx, incoming), need: { id, state: 'submitted' }, no: 1 }),
    record(tx, ctx, { name: 'needs.need.submitted', subjectId: id, detail, row: { table: 'needs.need', id } }),
  ])
  return { needId: id, number, code }
}

function rowOf(ctx: Ctx, { id, wish, place, channel }: Incoming, number: NeedNumber) {
  const term = usualTerm[wish.category]
  const household = channel === 'web' && ctx.actor.kind === 'household'
  return {
    area_id: ctx.area.id,
    id,
    ...number,
    form_hash: formHash(ctx, wish),
    category: wish.category,
    term,
    words: wish.words,
    on_board: !wish.dispute && onBoardAtFirst(wish.category),
    dispute: wish.dispute,
    // Whoever writes down what a neighbour told them knows it already.
    handler_id: wish.dispute && channel !== 'web' ? handlerAt(ctx, place) : null,
    channel,
    taken_by: channel === 'web' ? null : ctx.actor.id,
    // Those who share a card may be the very neighbours: a private matter is tied to no home.
    home_id: household && !wish.dispute ? ctx.actor.homeId : null,
    ...sealed(ctx, wish.asker),
    reply_by: wish.replyBy,
    follow_hash: followHash(ctx, id, followCode(ctx, id)),
    compound_id: place.compoundId,
    building_id: place.buildingId,
    spot: wish.spot,
    state: 'submitted' as const,
    submitted_at: ctx.now,
    ...contactOf(ctx, channel),
    contact_due_at: contactDue(ctx.calendar, ctx.now),
    due_at: due(ctx.calendar, ctx.now, term),
  }
}

/** Whoever rang or stood at the door has spoken with somebody already: first contact needs no minutes. */
const contactOf = (ctx: Ctx, channel: Channel) =>
  channel === 'telephone' || channel === 'door'
    ? { contacted_at: ctx.now, contact_minutes: workingMinutes(ctx.calendar, ctx.now, ctx.now) }
    : {}

function sealed(ctx: Ctx, asker: Asker) {
  const { name, phone, door } = asker
  if (name === null && phone === null && door === null) return {}
  return { asker_sealed: ctx.secrets.seal(ctx.area.id, JSON.stringify(asker)), asker_phone_hash: phoneHash(ctx, phone) }
}

/** What a telephone number is found by. */
export const phoneHash = (ctx: Ctx, phone: string | null): Buffer | null =>
  phone === null ? null : ctx.secrets.hash(ctx.area.id, 'phone', phone)

// Photos are left out: a phone that shrinks them anew for the retry does not make it another wish.
const formHash = (ctx: Ctx, wish: Wish): Buffer => ctx.secrets.hash(ctx.area.id, 'needs form', JSON.stringify(wish))

function firstStep(ctx: Ctx, { channel }: Incoming) {
  const by =
    channel === 'web'
      ? { kind: 'asker' as const, id: null, name: null }
      : { kind: 'committee' as const, id: ctx.actor.id, name: ctx.actor.name }
  return { act: 'submit' as const, to: 'submitted' as const, by, about: channel, isPublic: true, first: true }
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
