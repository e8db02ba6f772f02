import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { dayById } from '../day.ts'
import { skillsOn, type Helper } from '../helping.rules.ts'
import { ask, askable } from './asking.ts'
import { endPlace, holdPlace, whyNotPlaced, type NotTaken } from './placing.ts'
import { planOf, type Plan } from './plan.ts'
import { holdShifts, type Place, type Shift } from './rows.ts'
import { isElsewhere } from './taking.ts'

/** `nobody`: nobody of that name can take it; `asked-enough`: they were asked twice this week already. */
export type NotOffered = NotTaken | 'offered-already' | 'not-given' | 'nobody' | 'asked-enough'

type Own = { placeId: string; version: number; volunteerId: string }

const heldOwn = async (tx: Tx, ctx: Ctx, own: Own) => {
  const held = await holdPlace(tx, ctx, own)
  return held.done && held.value.place.volunteer_id !== own.volunteerId ? refused('unknown') : held
}

/** Gives one's place back: whoever leads hears of it. Before it began only; then the roll-call tells. */
export const giveBack = (ctx: Ctx, own: Own): Promise<Outcome<null, NotTaken>> =>
  inArea(ctx, async (tx) => {
    const held = await heldOwn(tx, ctx, own)
    if (!held.done) return held
    await endPlace(tx, ctx, { ...held.value, state: 'declined' })
    return done(null)
  })

/** Says yes to a place one was given without having been asked; once more changes nothing. */
export const acceptPlace = (ctx: Ctx, own: Own): Promise<Outcome<null, NotTaken>> =>
  inArea(ctx, async (tx) => {
    const held = await heldOwn(tx, ctx, own)
    if (!held.done) return held
    if (held.value.place.state === 'given') await note(tx, ctx, own.placeId, { state: 'accepted' })
    return done(null)
  })

/** Notes that somebody was told what to mind: by themselves, having read it, or by whoever told them. */
export const noteBriefed = (ctx: Ctx, { placeId, by }: { placeId: string; by: string | null }): Promise<void> =>
  inArea(ctx, (tx) => note(tx, ctx, placeId, { briefed_at: ctx.now, briefed_by: by }))

const note = async (
  tx: Tx,
  ctx: Ctx,
  id: string,
  said: { state?: 'accepted'; briefed_at?: Date; briefed_by?: string | null },
): Promise<void> => {
  await tx
    .updateTable('vanguard.place')
    .set((eb) => ({ ...said, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .where('standing', '=', true)
    .execute()
}

/** Who of the team could take a place of this shift: not there, not elsewhere, and bringing what would else be missing. */
export function ableFor(plan: Plan, shift: Shift, { now, leaving }: { now: Date; leaving: Place | null }): Helper[] {
  const without = leaving ? { ...plan, places: plan.places.filter(({ id }) => id !== leaving.id) } : plan
  const saidNo = (id: string) =>
    plan.said.some((one) => one.volunteer_id === id && one.gathering_id === shift.gathering_id && one.answer === 'no')
  return plan.helpers.filter(
    ({ id }) =>
      id !== leaving?.volunteer_id &&
      !saidNo(id) &&
      !isElsewhere(plan, shift, id) &&
      whyNotPlaced(without, shift, { volunteerId: id, now }) === null,
  )
}

/**
 * Offers one's place: to somebody of the team by name, or to whoever can. Those who can and were not asked twice this week are
 * asked; the place stays one's own until somebody says yes. Answers how many were asked; whoever leads hears of it.
 */
export const offerPlace = (ctx: Ctx, own: Own & { to: string | null }): Promise<Outcome<number, NotOffered>> =>
  inArea(ctx, async (tx): Promise<Outcome<number, NotOffered>> => {
    const held = await heldOwn(tx, ctx, own)
    if (!held.done) return held
    const { place, shift } = held.value
    if (place.state === 'proposed') return refused('not-given')
    if (await openSwap(tx, ctx, place.id)) return refused('offered-already')
    const plan = await planOf(tx, ctx, [shift.gathering_id])
    const able = ableFor(plan, shift, { now: ctx.now, leaving: place })
    const meant = own.to === null ? able : able.filter(({ name }) => fold(name) === fold(own.to ?? ''))
    if (own.to !== null && meant.length !== 1) return refused('nobody')
    const asked = await askForGap(tx, ctx, shift, meant)
    if (own.to !== null && asked === 0) return refused('asked-enough')
    await insertSwap(tx, ctx, place, own.to === null ? null : (meant[0]?.id ?? null))
    await record(tx, ctx, {
      name: 'vanguard.swap.offered',
      subjectId: place.id,
      detail: { gatheringId: shift.gathering_id, shiftId: shift.id, asked },
    })
    return done(asked)
  })

const fold = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

const openSwap = (tx: Tx, ctx: Ctx, placeId: string) =>
  tx
    .selectFrom('vanguard.swap')
    .select(['id', 'version'])
    .where('area_id', '=', ctx.area.id)
    .where('place_id', '=', placeId)
    .where('state', '=', 'open')
    .executeTakeFirst()

const insertSwap = (tx: Tx, ctx: Ctx, place: Place, to: string | null) =>
  tx
    .insertInto('vanguard.swap')
    .values({
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
      place_id: place.id,
      to_volunteer_id: to,
      state: 'open',
      at: ctx.now,
    })
    .execute()

/** Asks those who may be asked about a gap; answers how many. */
async function askForGap(tx: Tx, ctx: Ctx, shift: Shift, helpers: readonly Helper[]): Promise<number> {
  const day = await dayById(tx, ctx, shift.gathering_id)
  if (!day) return 0
  const chosen = await askable(tx, ctx, { day, helpers, kind: 'gap' })
  const free = chosen.filter(({ why }) => why === null).map(({ helper }) => helper)
  return ask(tx, ctx, { day, helpers: free, kind: 'gap', shiftId: shift.id })
}

/** Takes an offer back: the place is one's own as before. Refuses one that was taken meanwhile as `stale`. */
export const withdrawOffer = (ctx: Ctx, own: Own): Promise<Outcome<null, NotTaken>> =>
  inArea(ctx, async (tx) => {
    const held = await heldOwn(tx, ctx, own)
    if (!held.done) return held
    await tx
      .updateTable('vanguard.swap')
      .set((eb) => ({ state: 'withdrawn', settled_at: ctx.now, version: eb('version', '+', 1) }))
      .where('area_id', '=', ctx.area.id)
      .where('place_id', '=', own.placeId)
      .where('state', '=', 'open')
      .execute()
    await record(tx, ctx, { name: 'vanguard.swap.withdrawn', subjectId: own.placeId })
    return done(null)
  })

/** `nobody`: who could take it was asked enough, cannot that day, or is there already. */
export type NotAlerted = 'unknown' | 'over' | 'full' | 'nobody'

/** Asks those who can fill a gap, and nobody else; answers how many. Who brings the skill, where that is what is missing. */
export const alertGap = (ctx: Ctx, shiftId: string): Promise<Outcome<number, NotAlerted>> =>
  inArea(ctx, async (tx): Promise<Outcome<number, NotAlerted>> => {
    const [shift] = await holdShifts(tx, ctx, [shiftId])
    if (!shift) return refused('unknown')
    if (shift.starts_at <= ctx.now) return refused('over')
    const plan = await planOf(tx, ctx, [shift.gathering_id])
    if (plan.places.filter(({ shift_id }) => shift_id === shiftId).length >= shift.need) return refused('full')
    const gone = await gaveBack(tx, ctx, shiftId)
    const able = ableFor(plan, shift, { now: ctx.now, leaving: null }).filter(({ id }) => !gone.has(id))
    const skilled = able.filter(
      (one) => shift.skill !== null && skillsOn(one, dayOf(shift.starts_at)).includes(shift.skill),
    )
    const asked = await askForGap(tx, ctx, shift, skilled.length > 0 ? skilled : able)
    return asked > 0 ? done(asked) : refused('nobody')
  })

/** Who gave a place of this shift back is not asked for it again. */
async function gaveBack(tx: Tx, ctx: Ctx, shiftId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('vanguard.place')
    .select('volunteer_id')
    .where('area_id', '=', ctx.area.id)
    .where('shift_id', '=', shiftId)
    .where('state', 'in', ['declined', 'swapped'])
    .execute()
  return new Set(rows.map(({ volunteer_id }) => volunteer_id))
}

/** Offers nobody took before it began are over; the place stays with whoever has it. Returns how many. */
export const expireSwaps = (ctx: Ctx): Promise<number> =>
  inArea(ctx, async (tx) => {
    const over = await tx
      .updateTable('vanguard.swap as w')
      .from('vanguard.place as p')
      .set((eb) => ({ state: 'expired', settled_at: ctx.now, version: eb('w.version', '+', 1) }))
      .whereRef('p.area_id', '=', 'w.area_id')
      .whereRef('p.id', '=', 'w.place_id')
      .where('w.area_id', '=', ctx.area.id)
      .where('w.state', '=', 'open')
      .where((eb) => eb(eb.fn<Date>('lower', ['p.during']), '<=', ctx.now))
      .returning(['w.place_id'])
      .execute()
    for (const { place_id } of over) await record(tx, ctx, { name: 'vanguard.swap.expired', subjectId: place_id })
    return over.length
  })
