import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { dayById, type Day } from '../day.ts'
import { askById, asksHere, type Ask } from './answering.ts'
import { placeById, placesHere, shiftsHere, type Place, type Shift } from './rows.ts'

/** A question to somebody, with its day, what there is to do that day, and the place they have there, if any. */
export type OwnAsk = { ask: Ask; day: Day; where: string | null; shifts: Shift[]; place: OwnPlace | null }

/** A place of somebody, with its shift and day; `offer`: they look for a substitute. */
export type OwnPlace = { place: Place; shift: Shift; day: Day; where: string | null; offer: boolean }

/** One question, to them only; null for anybody else's. */
export const ownAsk = (ctx: Ctx, volunteerId: string, askId: string | null): Promise<OwnAsk | null> =>
  inArea(ctx, async (tx) => {
    const ask = askId === null ? undefined : await askById(tx, ctx, askId)
    const day = ask?.volunteer_id === volunteerId ? await dayById(tx, ctx, ask.gathering_id) : undefined
    if (!ask || !day) return null
    const shifts = await shiftsHere(tx, ctx).where('s.gathering_id', '=', day.id).execute()
    const places = await told(tx, ctx, volunteerId)
    const place = places.find(({ shift_id }) => shifts.some(({ id }) => id === shift_id))
    const where = await whereOf(tx, ctx, day)
    return { ask, day, where, shifts, place: place ? await withShift(tx, ctx, place) : null }
  })

/** One place of theirs that they were told of; null for anybody else's. */
export const ownPlace = (ctx: Ctx, volunteerId: string, placeId: string | null): Promise<OwnPlace | null> =>
  inArea(ctx, async (tx) => {
    const place = placeId === null ? undefined : await placeById(tx, ctx, placeId)
    return place && place.volunteer_id === volunteerId && place.state !== 'proposed' ? withShift(tx, ctx, place) : null
  })

/** What lies ahead of somebody: questions without an answer, and places they were told of. */
export const ownAhead = (ctx: Ctx, volunteerId: string): Promise<{ asks: OwnAsk[]; places: OwnPlace[] }> =>
  inArea(ctx, async (tx) => {
    const asks: OwnAsk[] = []
    const open = await asksHere(tx, ctx)
      .where('volunteer_id', '=', volunteerId)
      .where('answer', 'is', null)
      .orderBy('at')
      .execute()
    for (const ask of open) {
      const day = await dayById(tx, ctx, ask.gathering_id)
      if (!day || day.state !== 'published' || day.starts_at <= ctx.now) continue
      const shifts = await shiftsHere(tx, ctx).where('s.gathering_id', '=', day.id).execute()
      asks.push({ ask, day, shifts, where: await whereOf(tx, ctx, day), place: null })
    }
    const places: OwnPlace[] = []
    for (const place of await told(tx, ctx, volunteerId)) {
      const one = await withShift(tx, ctx, place)
      if (one && one.shift.ends_at > ctx.now) places.push(one)
    }
    return { asks, places: places.sort((a, b) => a.shift.starts_at.getTime() - b.shift.starts_at.getTime()) }
  })

/** Places that stand and that they know of, not those of long ago. */
const told = (tx: Tx, ctx: Ctx, volunteerId: string): Promise<Place[]> =>
  placesHere(tx, ctx)
    .where('volunteer_id', '=', volunteerId)
    .where('state', 'in', ['given', 'accepted'])
    .where((eb) => eb(eb.fn<Date>('upper', ['during']), '>', new Date(ctx.now.getTime() - 86_400_000)))
    .execute()

async function withShift(tx: Tx, ctx: Ctx, place: Place): Promise<OwnPlace | null> {
  const shift = await shiftsHere(tx, ctx).where('s.id', '=', place.shift_id).executeTakeFirst()
  const day = shift && (await dayById(tx, ctx, shift.gathering_id))
  if (!shift || !day) return null
  const offer = await tx
    .selectFrom('vanguard.swap')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('place_id', '=', place.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return { place, shift, day, where: await whereOf(tx, ctx, day), offer: offer !== undefined }
}

/** Where a day is: its venue, or the place somebody wrote; null where neither is known. */
async function whereOf(tx: Tx, ctx: Ctx, { venue_id, elsewhere }: Day): Promise<string | null> {
  const rows = await tx
    .selectFrom('gatherings.v_venue')
    .select('name')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', venue_id)
    .execute()
  return rows[0]?.name ?? elsewhere
}

/** Which of these places somebody looks a substitute for. */
export const offeredAmong = (ctx: Ctx, placeIds: readonly string[]): Promise<Set<string>> =>
  inArea(ctx, async (tx) => {
    if (placeIds.length === 0) return new Set<string>()
    const rows = await tx
      .selectFrom('vanguard.swap')
      .select('place_id')
      .where('area_id', '=', ctx.area.id)
      .where('state', '=', 'open')
      .where('place_id', 'in', [...placeIds])
      .execute()
    return new Set(rows.map(({ place_id }) => place_id))
  })
