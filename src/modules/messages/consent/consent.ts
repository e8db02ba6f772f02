import { sql } from 'kysely'
import { dayOf, nextDay, startOfDay } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Lang } from '#base/words.ts'
import { heldPersonId } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { locks } from '#platform/lock/lock.ts'
import type { Channel } from '../channels.rules.ts'
import { deviceList, dropDevices, keepDevice } from '../push/device.ts'
import type { Receiver } from '../receivers.ts'
import { forgetAddress, keepAddress } from './address.ts'
import { holdsOn, purpose, textVersion, untilOf, type Answer, type How } from './consent.rules.ts'
import type { Guardian } from './guardian.rules.ts'
import { standingOf } from './standing.ts'

type Yes = {
  id: string
  channel: Channel
  address: string
  lang: Lang
  /** Who speaks for a child; without one, or null, the receiver speaks. */
  guardian?: Guardian | null
  how?: How
  /** The answer the page was drawn from, '' for none; without it nobody else can have answered meanwhile. */
  seen?: string
}

/**
 * A yes to one channel: what was agreed to, and where it leads, sealed. The same form again is the same yes. Refused for somebody
 * known to be under fourteen without a guardian, and where another answer was written since the page was drawn.
 */
export const giveConsent = (ctx: Ctx, asked: Receiver, yes: Yes): Promise<Outcome<null, 'guardian-needed' | 'stale'>> =>
  inArea(ctx, async (tx) => {
    const receiver = await heldReceiver(tx, ctx, asked)
    return receiver ? giveTo(tx, ctx, { ...yes, receiver }) : refused('stale')
  })

async function giveTo(
  tx: Tx,
  ctx: Ctx,
  yes: Yes & { receiver: Receiver },
): Promise<Outcome<null, 'guardian-needed' | 'stale'>> {
  const { receiver } = yes
  const standing = await standingOf(tx, ctx, receiver)
  const last = standing.find(({ channel }) => channel === yes.channel)?.id ?? ''
  if (last === yes.id) return done(null)
  if ((yes.seen ?? last) !== last) return refused('stale')
  if (!yes.guardian && (await isChild(tx, ctx, receiver))) return refused('guardian-needed')
  await writeYes(tx, ctx, yes)
  return done(null)
}

async function writeYes(tx: Tx, ctx: Ctx, yes: Yes & { receiver: Receiver }): Promise<void> {
  const untilOn = untilOf(dayOf(ctx.now), yes.guardian ?? null)
  if (!(await writeAnswer(tx, ctx, { ...yes, answer: 'given', untilOn }))) return
  if (yes.channel === 'push') await keepDevice(tx, ctx, { ...yes, subscription: yes.address })
  else await keepAddress(tx, ctx, { ...yes, channel: yes.channel, endsAt: startOfDay(nextDay(untilOn)) })
}

type No = {
  id: string
  channel: Channel
  answer: 'refused' | 'withdrawn'
  how?: How
  /** Only this one of several devices; the others go on. */
  device?: string | null
}

/**
 * A no, or the end of a yes: the address is gone, and what still waited to leave by this channel does not. A no to what there was a
 * yes to takes it back. It asks nothing and is never too late: of two answers at once the no may come second and holds.
 */
export const endConsent = (ctx: Ctx, asked: Receiver, no: No): Promise<void> =>
  inArea(ctx, async (tx) => {
    const receiver = await heldReceiver(tx, ctx, asked)
    if (!receiver) return
    if (no.channel === 'push' && (await othersLeft(tx, ctx, { receiver, only: no.device ?? null }))) return
    const last = (await standingOf(tx, ctx, receiver)).find(({ channel }) => channel === no.channel)
    const answer = holdsOn(last, dayOf(ctx.now)) ? 'withdrawn' : no.answer
    if (!(await writeAnswer(tx, ctx, { ...no, answer, receiver }))) return
    if (no.channel !== 'push') await forgetAddress(tx, ctx, { receiver, channel: no.channel })
    await tx
      .updateTable('messages.sending')
      .set({ state: 'cancelled', why: 'consent', next_try_at: null, over_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('receiver_kind', '=', receiver.kind)
      .where('receiver_id', '=', receiver.id)
      .where('channel', '=', no.channel)
      .where('state', '=', 'waiting')
      .execute()
  })

/** Whom an answer is written for, held until it is: an entry of the roster may be part of another by now. Null for one that is gone. */
async function heldReceiver(tx: Tx, ctx: Ctx, receiver: Receiver): Promise<Receiver | null> {
  const id = receiver.kind === 'person' ? await heldPersonId(tx, ctx, receiver.id) : receiver.id
  if (id === null) return null
  const held = { ...receiver, id }
  await oneAtATime(tx, ctx, held)
  return held
}

/** Forgets one device of a receiver, or all; says whether any is left. */
async function othersLeft(
  tx: Tx,
  ctx: Ctx,
  { receiver, only }: { receiver: Receiver; only: string | null },
): Promise<boolean> {
  const known = (await deviceList(tx, ctx, receiver)).map(({ id }) => id)
  const gone = known.filter((id) => only === null || id === only)
  await dropDevices(tx, ctx, gone)
  return gone.length < known.length
}

/** Answers of one receiver are written one after the other: there is no row they all have to touch. */
const oneAtATime = (tx: Tx, { area }: Ctx, { kind, id }: Receiver) =>
  sql`select pg_advisory_xact_lock(${locks.consent}, hashtext(${`${area.id} ${kind} ${id}`}))`.execute(tx)

/** Whether the last guardian who spoke says that this person is under fourteen today. A household is not: its children's addresses are. */
async function isChild(tx: Tx, ctx: Ctx, { kind, id }: Receiver): Promise<boolean> {
  if (kind !== 'person') return false
  const last = await tx
    .selectFrom('messages.consent')
    .select('fourteen_on')
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', kind)
    .where('receiver_id', '=', id)
    .where('fourteen_on', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last !== undefined && (last.fourteen_on ?? '') > dayOf(ctx.now)
}

type Written = {
  id: string
  channel: Channel
  receiver: Receiver
  answer: Answer['answer']
  how?: How
  guardian?: Guardian | null
  untilOn?: string
}

/** False when this form was answered before. */
async function writeAnswer(tx: Tx, ctx: Ctx, written: Written): Promise<boolean> {
  const { id, channel, receiver, answer, how = 'own-page', guardian = null, untilOn = null } = written
  const row = await tx
    .insertInto('messages.consent')
    .values({
      area_id: ctx.area.id,
      id,
      receiver_kind: receiver.kind,
      receiver_id: receiver.id,
      channel,
      answer,
      purpose,
      text_version: textVersion,
      how,
      at: ctx.now,
      noted_by: how === 'own-page' ? null : ctx.actor.id,
      until_on: untilOn,
      ...(guardian && guardianColumns(ctx, guardian)),
    })
    .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  const detail = { channel, textVersion, how, ...(guardian ? { byGuardian: guardian.relation } : {}) }
  await record(tx, ctx, { name: `messages.consent.${answer}`, subjectId: id, detail })
  return true
}

const guardianColumns = ({ secrets, area }: Ctx, { name, relation, fourteenOn }: Guardian) => ({
  guardian_sealed: secrets.seal(area.id, name),
  guardian_relation: relation,
  fourteen_on: fourteenOn,
})
