import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import { workingMinutes } from '#base/workdays.ts'
import { holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { handlerAt, mayKnow, placeOf } from '../access.ts'
import { move, moveIn, type Change, type MoveRefusal, type MoveRequest, type Need } from '../move.ts'
import { answerDue, due, needsApproval } from '../needs.rules.ts'
import type { NeedNumber } from '../number.ts'
import { contactOwed, type Acceptance, type ContactWay } from './acceptance.rules.ts'
import { handOf, staysHere, type HandTo } from './hand.rules.ts'

/** What every act on the desk brings: the number, the form's id and the version its page showed; by a link, the partner or team it was made for. */
export type OnNeed = { number: NeedNumber; id: string; version: number | null; ally?: string; finder?: boolean }

/**
 * Takes a need up: title, subject, term, place and first contact in one act, and hands it over in the same breath if asked to.
 * Refuses the long term without approval (`needs-approval`), besides what `move` refuses.
 */
export const accept = (
  ctx: Ctx,
  on: OnNeed,
  input: Acceptance & { place: Place },
): Promise<Outcome<Need, MoveRefusal | 'needs-approval'>> =>
  inArea(ctx, async (tx) => {
    const accepted = await moveIn({ tx, ctx }, { ...on, act: 'accept' }, (need) => acceptance(ctx, need, input))
    if (!accepted.done || input.handTo === null || accepted.value.state !== 'accepted') return accepted
    // The director names who sees to what is between neighbours when its first reader may not.
    if (!mayKnow(ctx.actor, accepted.value)) return accepted
    const { handTo } = input
    const request: MoveRequest = {
      number: on.number,
      act: 'assign',
      id: uuidv7(ctx.now),
      version: null,
      finder: on.finder ?? false,
    }
    return moveIn({ tx, ctx }, request, () => done(assignment(ctx, handTo)))
  })

function acceptance(ctx: Ctx, need: Need, input: Acceptance & { place: Place }): Outcome<Change, 'needs-approval'> {
  const { category, term, place } = input
  if (needsApproval(category, term) && !holdsAt(ctx.actor, ['director', 'secretary'], placeOf(need)))
    return refused('needs-approval')
  return done({
    set: {
      title: input.title,
      category,
      term,
      on_board: input.onBoard,
      ...(input.dispute ? { dispute: true, handler_id: need.handler_id ?? handlerAt(ctx, place) } : {}),
      hotline_ref: input.hotlineRef,
      compound_id: place.compoundId,
      building_id: place.buildingId,
      due_at: due(ctx.calendar, need.submitted_at, term),
      ...contactStamp(ctx, need, input.contact),
    },
    about: input.contact,
    note: input.reply,
    noteFor: 'asker',
  })
}

/** When first contact was made, in minutes of office time since the need came in; nothing when it was made before or not reached. */
export const contactStamp = (ctx: Ctx, need: Need, way: ContactWay | null) =>
  way === null || way === 'tried' || !contactOwed(need)
    ? {}
    : { contacted_at: ctx.now, contact_minutes: workingMinutes(ctx.calendar, need.submitted_at, ctx.now) }

/** Puts on record that the asker was reached (or tried) later than at acceptance. */
export const contact = (
  ctx: Ctx,
  on: OnNeed,
  { way, words }: { way: ContactWay; words: string | null },
): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'contact' }, (need) =>
    done({ set: contactStamp(ctx, need, way), about: way, note: words, noteFor: way === 'page' ? 'asker' : 'desk' }),
  )

/** Hands a need over; the assignee owes a yes or no by the end of the next working day. `me` has said yes already. */
export const assign = (
  ctx: Ctx,
  on: OnNeed,
  { handTo, note }: { handTo: HandTo; note: string | null },
): Promise<Outcome<Need, MoveRefusal | 'dispute-stays'>> =>
  move(ctx, { ...on, act: 'assign' }, (need) => handedOver(ctx, need, { handTo, note }))

/** Takes a need back from whoever has it and hands it to somebody else; the reason stays on the timeline. */
export const reassign = (
  ctx: Ctx,
  on: OnNeed,
  { handTo, note }: { handTo: HandTo; note: string },
): Promise<Outcome<Need, MoveRefusal | 'dispute-stays'>> =>
  move(ctx, { ...on, act: 'reassign' }, (need) => handedOver(ctx, need, { handTo, note }))

/** What is between neighbours stays with the committee. */
const handedOver = (
  ctx: Ctx,
  need: Need,
  { handTo, note }: { handTo: HandTo; note: string | null },
): Outcome<Change, 'dispute-stays'> =>
  need.dispute && !staysHere(handTo) ? refused('dispute-stays') : done({ ...assignment(ctx, handTo), note })

function assignment(ctx: Ctx, handTo: HandTo): Change {
  const { role, ally } = handOf(handTo)
  const mine = handTo === 'me'
  return {
    set: {
      assignee_role: role,
      ally_id: ally?.id ?? null,
      assignee_id: mine ? ctx.actor.id : null,
      assigned_at: ctx.now,
      answer_due_at: answerDue(ctx.calendar, ctx.now),
      taken_at: mine ? ctx.now : null,
    },
    about: role,
    body: ally?.name ?? null,
  }
}
