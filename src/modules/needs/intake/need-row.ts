import { workingMinutes } from '#base/workdays.ts'
import type { Place } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Act } from '#platform/db/together.ts'
import type { KeptPicture } from '#platform/files/files.ts'
import { handlerAt } from '../access.ts'
import { followCode, followHash } from '../follow-code.ts'
import { contactDue, due, onBoardAtFirst, usualTerm, type Term } from '../needs.rules.ts'
import type { NeedNumber } from '../number.ts'
import type { Asker, Channel, Wish } from './wish.rules.ts'

/** A wish on its way in. `id` is the form's own, so that a retry is the same need. */
export type Incoming = {
  id: string
  wish: Wish
  place: Place
  channel: Channel
  pictures: readonly KeptPicture[]
  /** How long it may take, where that is known better than by its category: a danger that was found does not wait. */
  term?: Term | undefined
}

/** A wish with the number it was given, and who brought it. */
export type Numbered = Act<Ctx, Incoming> & { number: NeedNumber }

/** The row of a need as it comes in. */
export function rowOf({ ctx, what, number }: Numbered) {
  const { id, wish, place, channel } = what
  const term = termOf(what)
  const household = channel === 'web' && ctx.actor.kind === 'household'
  return {
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

const termOf = ({ term, wish }: Incoming): Term => term ?? usualTerm[wish.category]

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

/** What the form said. Photos are left out: a phone that shrinks them anew for the retry does not make it another wish. */
export const formHash = (ctx: Ctx, wish: Wish): Buffer =>
  ctx.secrets.hash(ctx.area.id, 'needs form', JSON.stringify(wish))
