import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { dayById } from '../day.ts'
import type { Helper } from '../helping.rules.ts'
import { ask, askable, timesOf } from './asking.ts'
import { endPlace, holdPlace, whyNotPlaced, type NotTaken } from './placing.ts'
import { planOf, type Plan } from './plan.ts'
import { placeById, type Place, type Shift } from './rows.ts'
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
    if (await hasAccepted(tx, ctx, own)) return done(null)
    const held = await heldOwn(tx, ctx, own)
    if (!held.done) return held
    if (held.value.place.state === 'given') await note(tx, ctx, { id: own.placeId, state: 'accepted' })
    return done(null)
  })

/** Whether they accepted it before: pressed twice, the page they pressed on is older than their own yes. */
async function hasAccepted(tx: Tx, ctx: Ctx, { placeId, volunteerId }: Own): Promise<boolean> {
  const place = await placeById(tx, ctx, placeId)
  return place?.volunteer_id === volunteerId && place.state === 'accepted'
}

/** Notes that somebody was told what to mind: by themselves, having read it, or by whoever told them. */
export const noteBriefed = (ctx: Ctx, { placeId, by }: { placeId: string; by: string | null }): Promise<void> =>
  inArea(ctx, (tx) => note(tx, ctx, { id: placeId, briefed_at: ctx.now, briefed_by: by }))

type Noted = { id: string; state?: 'accepted'; briefed_at?: Date; briefed_by?: string | null }

const note = async (tx: Tx, ctx: Ctx, { id, ...said }: Noted): Promise<void> => {
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
    const not = await whyNotOffered(tx, ctx, held.value.place)
    return not ? refused(not) : offer(tx, ctx, { ...held.value, to: own.to })
  })

type Offering = { place: Place; shift: Shift; to: string | null }

async function offer(tx: Tx, ctx: Ctx, { place, shift, to }: Offering): Promise<Outcome<number, NotOffered>> {
  const plan = await planOf(tx, ctx, [shift.gathering_id])
  const helpers = meantBy(ableFor(plan, shift, { now: ctx.now, leaving: place }), to)
  if (to !== null && helpers.length === 0) return refused('nobody')
  const asked = await askForGap(tx, ctx, { shift, helpers, named: to !== null })
  if (to !== null && asked === 0) return refused('asked-enough')
  await insertSwap(tx, ctx, { place, to: to === null ? null : (helpers[0]?.id ?? null) })
  const detail = { gatheringId: shift.gathering_id, shiftId: shift.id, asked }
  await record(tx, ctx, { name: 'vanguard.swap.offered', subjectId: place.id, detail })
  return done(asked)
}

async function whyNotOffered(tx: Tx, ctx: Ctx, place: Place): Promise<'not-given' | 'offered-already' | null> {
  if (place.state === 'proposed') return 'not-given'
  return (await openSwap(tx, ctx, place.id)) ? 'offered-already' : null
}

/** Everybody who can; or the one of that name, and nobody where two have it. */
function meantBy(able: readonly Helper[], to: string | null): readonly Helper[] {
  if (to === null) return able
  const named = able.filter(({ name }) => fold(name) === fold(to))
  return named.length === 1 ? named : []
}

const fold = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

const openSwap = (tx: Tx, ctx: Ctx, placeId: string) =>
  tx
    .selectFrom('vanguard.swap')
    .select(['id', 'version'])
    .where('area_id', '=', ctx.area.id)
    .where('place_id', '=', placeId)
    .where('state', '=', 'open')
    .executeTakeFirst()

const insertSwap = (tx: Tx, ctx: Ctx, { place, to }: { place: Place; to: string | null }) =>
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

/** Asks those who may be asked about a gap; answers how many. `named`: by name, also at a time they seldom have. */
export async function askForGap(
  tx: Tx,
  ctx: Ctx,
  { shift, helpers, named = false }: { shift: Shift; helpers: readonly Helper[]; named?: boolean },
): Promise<number> {
  const day = await dayById(tx, ctx, shift.gathering_id)
  if (!day) return 0
  const chosen = await askable(tx, ctx, { day, helpers, kind: 'gap', times: timesOf(shift), named })
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
