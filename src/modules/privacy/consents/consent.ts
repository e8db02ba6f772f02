import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { heldPersonId } from '#modules/people/public.ts'
import {
  mayAsk,
  purposeNames,
  purposes,
  standingOf,
  untilOf,
  type Answer,
  type Purpose,
  type Said,
  type Standing,
} from './consent.rules.ts'

/** Whose consent it is: somebody of the roster, a household, or whoever asked a need. */
export type ConsentSubject = { kind: 'person' | 'home' | 'need'; id: string }
export type ConsentChannel = 'card' | 'counter' | 'telephone' | 'paper' | 'page'

/** How one purpose stands: whether there is a yes, until when, and whether the house may ask of itself. */
export type Consent = {
  purpose: Purpose
  standing: Standing
  saidAt: Date | null
  until: string | null
  mayAsk: boolean
}

const newest = (tx: Tx, ctx: Ctx, { kind, id }: ConsentSubject) =>
  tx
    .selectFrom('privacy.consent')
    .select(['id', 'purpose', 'state', 'text_version', 'said_at', 'ended_at', 'until_on'])
    .where('area_id', '=', ctx.area.id)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('state', '<>', 'superseded')
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')

/** Every purpose with how it stands for somebody. */
export async function consentsIn(tx: Tx, ctx: Ctx, subject: ConsentSubject): Promise<Consent[]> {
  const rows = await newest(tx, ctx, subject).execute()
  const today = dayOf(ctx.now)
  return purposeNames.map((purpose) => {
    const answer: Answer | undefined = rows.find((row) => row.purpose === purpose)
    return {
      purpose,
      standing: standingOf(purpose, answer, today),
      saidAt: answer?.said_at ?? null,
      until: answer?.until_on ?? null,
      mayAsk: mayAsk(purpose, answer, today),
    }
  })
}

export const consentsOf = (ctx: Ctx, subject: ConsentSubject): Promise<Consent[]> =>
  inArea(ctx, (tx) => consentsIn(tx, ctx, subject))

/** Whether somebody has agreed to a purpose and it holds today. For whoever is about to use it, in the same transaction. */
export async function hasConsent(
  tx: Tx,
  ctx: Ctx,
  { subject, purpose }: { subject: ConsentSubject; purpose: Purpose },
) {
  const all = await consentsIn(tx, ctx, subject)
  return all.some((one) => one.purpose === purpose && one.standing === 'given')
}

type Saying = Said & { id: string; subject: ConsentSubject; channel: ConsentChannel }

/** Writes down a yes or a no; the answer before it is over. A no to what there was a yes to takes it back at once. */
export const sayConsent = (ctx: Ctx, saying: Saying): Promise<void> => inArea(ctx, (tx) => sayIn(tx, ctx, saying))

/** The same inside a transaction that is open already. The same id again is the same answer. */
async function sayIn(tx: Tx, ctx: Ctx, saying: Saying): Promise<void> {
  const { id, purpose, yes, channel } = saying
  if (await isThere(tx, ctx, id)) return
  const subject = await heldSubject(tx, ctx, saying.subject)
  if (!subject) return
  const before = await living(tx, ctx, { subject, purpose })
  const isBack = before?.state === 'given' && !yes
  if (before) await end(tx, ctx, { id: before.id, state: isBack ? 'withdrawn' : 'superseded' })
  if (!isBack) await write(tx, ctx, { ...saying, subject })
  await record(tx, ctx, { name: `privacy.consent.${wordOf(yes, isBack)}`, subjectId: id, detail: { purpose, channel } })
}

/** Somebody of the roster is held, so that an answer is not written for an entry that is just being made part of another. */
async function heldSubject(tx: Tx, ctx: Ctx, subject: ConsentSubject): Promise<ConsentSubject | null> {
  if (subject.kind !== 'person') return subject
  const id = await heldPersonId(tx, ctx, subject.id)
  return id === null ? null : { ...subject, id }
}

/** The answer that holds until now, held until the transaction ends. */
const living = (tx: Tx, ctx: Ctx, { subject, purpose }: { subject: ConsentSubject; purpose: Purpose }) =>
  newest(tx, ctx, subject)
    .where('purpose', '=', purpose)
    .where('state', 'in', ['given', 'refused'])
    .forUpdate()
    .executeTakeFirst()

const wordOf = (yes: boolean, isBack: boolean) => (isBack ? ('withdrawn' as const) : stateOf(yes))

const stateOf = (yes: boolean) => (yes ? ('given' as const) : ('refused' as const))

const write = (tx: Tx, ctx: Ctx, { id, subject, purpose, yes, byGuardian, channel }: Saying) =>
  tx
    .insertInto('privacy.consent')
    .values({
      area_id: ctx.area.id,
      id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      purpose,
      state: stateOf(yes),
      text_version: purposes[purpose].version,
      channel,
      by_guardian: byGuardian,
      said_at: ctx.now,
      noted_by: ctx.actor.id,
      until_on: yes ? untilOf(purpose, dayOf(ctx.now)) : null,
    })
    .execute()

const isThere = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('privacy.consent')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()

const end = (tx: Tx, ctx: Ctx, { id, state }: { id: string; state: 'withdrawn' | 'superseded' }) =>
  tx
    .updateTable('privacy.consent')
    .set({ state, ended_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
