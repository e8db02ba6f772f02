import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { dayById } from '../day.ts'
import { endPlace, guarded } from './placing.ts'
import { holdShifts, shiftsHere, standingIn, type Shift } from './rows.ts'
import { takeGap, type NotTakenGap } from './taking.ts'

/** A question and what was answered. */
export type Ask = Awaited<ReturnType<ReturnType<typeof asksHere>['execute']>>[number]

export const asksHere = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.ask')
    .select(['id', 'gathering_id', 'volunteer_id', 'kind', 'shift_id', 'answer', 'answered_how', 'answered_at', 'at'])
    .where('area_id', '=', ctx.area.id)

export const askById = (tx: Tx, ctx: Ctx, id: string): Promise<Ask | undefined> =>
  asksHere(tx, ctx).where('id', '=', id).executeTakeFirst()

/** How an answer came: by the private address, from the inbox of an account, or told to somebody of the committee. */
export const toldHows = ['telephone', 'counter'] as const
export type AnsweredHow = 'link' | 'inbox' | (typeof toldHows)[number]

export type Answer = { askId: string; answer: 'yes' | 'no'; how: AnsweredHow }

/** `has-place`: their place was given already; it is given back or offered, not just unsaid. */
export type NotAnswered = 'unknown' | 'over' | 'off' | 'has-place' | NotTakenGap

/**
 * Answers a question, for oneself or for somebody who said it on the telephone. The answer may be changed until the place is given.
 * A yes to a gap takes the place at once, if it is still free. The same answer again changes nothing.
 */
export const answerAsk = (ctx: Ctx, { askId, answer, how }: Answer): Promise<Outcome<null, NotAnswered>> =>
  guarded(() =>
    inArea(ctx, async (tx): Promise<Outcome<null, NotAnswered>> => {
      const held = await holdAsk(tx, ctx, askId)
      if (!held.done) return held
      const { asked } = held.value
      if (asked.answer === answer) return done(null)
      const why = await (answer === 'no' ? sayNo(tx, ctx, held.value) : sayYes(tx, ctx, asked))
      if (why) return refused(why)
      await keep(tx, ctx, { askId, answer, how })
      return done(null)
    }),
  )

type HeldAsk = { asked: Ask; shifts: Shift[] }

/** A question with the shifts of its day, held until the transaction ends; while it can be answered. */
async function holdAsk(tx: Tx, ctx: Ctx, askId: string): Promise<Outcome<HeldAsk, 'unknown' | 'off' | 'over'>> {
  const before = await askById(tx, ctx, askId)
  const day = before && (await dayById(tx, ctx, before.gathering_id))
  if (!day) return refused('unknown')
  if (day.state !== 'published') return refused('off')
  if (day.starts_at <= ctx.now) return refused('over')
  const there = await shiftsHere(tx, ctx).where('s.gathering_id', '=', day.id).execute()
  const shifts = await holdShifts(
    tx,
    ctx,
    there.map(({ id }) => id),
  )
  const asked = await askById(tx, ctx, askId)
  return asked ? done({ asked, shifts }) : refused('unknown')
}

/** What was only proposed goes with a no. */
async function sayNo(tx: Tx, ctx: Ctx, { asked, shifts }: HeldAsk) {
  const standing = await standingIn(
    tx,
    ctx,
    shifts.map(({ id }) => id),
  )
  const own = standing.filter((place) => place.volunteer_id === asked.volunteer_id)
  if (own.some(({ state }) => state !== 'proposed')) return 'has-place'
  for (const place of own) {
    const shift = shifts.find(({ id }) => id === place.shift_id)
    if (shift) await endPlace(tx, ctx, { place, shift, state: 'declined' })
  }
  return null
}

const sayYes = (tx: Tx, ctx: Ctx, asked: Ask): Promise<NotTakenGap | null> =>
  asked.kind === 'gap' && asked.shift_id !== null
    ? takeGap(tx, ctx, { shiftId: asked.shift_id, volunteerId: asked.volunteer_id })
    : Promise.resolve(null)

async function keep(tx: Tx, ctx: Ctx, { askId, answer, how }: Answer): Promise<void> {
  await tx
    .updateTable('vanguard.ask')
    .set((eb) => ({
      answer,
      answered_how: how,
      answered_at: ctx.now,
      answered_by: ctx.actor.id,
      version: eb('version', '+', 1),
    }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', askId)
    .execute()
  await record(tx, ctx, { name: 'vanguard.ask.answered', subjectId: askId, detail: { answer, how } })
}
