import { sql } from 'kysely'
import { dayOf, nextDay, startOfDay, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Volunteer } from '../volunteer.ts'
import { giveBackPlaces } from './giving-back.ts'
import { onceEach } from './joining.ts'
import { heldVolunteer, setVolunteer } from './row.ts'

/**
 * Somebody takes a rest: until a day (their last one of it), or until they say so. Nobody asks why. Places they had meanwhile
 * are given back; answers how many. Refuses an `unknown` one and one who left.
 */
export const pause = (ctx: Ctx, id: string, until: Day | null): Promise<Outcome<number, 'unknown'>> =>
  onHelping(ctx, id, async (tx) => {
    await setVolunteer(tx, ctx, { id, set: { state: 'paused', paused_until: until } })
    const before = until === null ? null : startOfDay(nextDay(until))
    const places = await giveBackPlaces(tx, ctx, { id, before })
    await record(tx, ctx, { name: 'vanguard.volunteer.paused', subjectId: id, detail: { until, places } })
    return places
  })

/** Back from a rest. Of one who was not resting nothing changes. */
export const resume = (ctx: Ctx, id: string): Promise<Outcome<null, 'unknown'>> =>
  onHelping(ctx, id, async (tx, { state }) => {
    if (state === 'active') return null
    await setVolunteer(tx, ctx, { id, set: { state: 'active', paused_until: null } })
    await record(tx, ctx, { name: 'vanguard.volunteer.resumed', subjectId: id })
    return null
  })

/** Somebody leaves. Nobody asks why; what is ahead is given back, and their private address opens nothing any more. */
export const leave = (ctx: Ctx, id: string): Promise<Outcome<number, 'unknown'>> =>
  onHelping(ctx, id, async (tx) => {
    const set = { state: 'left', left_at: ctx.now, paused_until: null }
    await setVolunteer(tx, ctx, { id, set })
    const places = await giveBackPlaces(tx, ctx, { id, before: null })
    await record(tx, ctx, { name: 'vanguard.volunteer.left', subjectId: id, detail: { places } })
    return places
  })

/**
 * Somebody who left comes back, or never meant to leave: teams, skills and times are as they were; places given back are not.
 * Refuses one who was forgotten meanwhile or helps already under another entry.
 */
export const comeBack = (ctx: Ctx, id: string): Promise<Outcome<null, 'unknown' | 'already'>> =>
  onceEach(() =>
    inArea(ctx, async (tx) => {
      const now = await heldVolunteer(tx, ctx, id)
      if (!now || now.forgotten_at !== null) return refused('unknown')
      if (now.state !== 'left') return done(null)
      await setVolunteer(tx, ctx, { id, set: { state: 'active', left_at: null } })
      await record(tx, ctx, { name: 'vanguard.volunteer.returned', subjectId: id })
      return done(null)
    }),
  )

/** A new private address: the old one, and all that hangs on it, opens nothing from now on. */
export const renewKey = (ctx: Ctx, { id, keyNo }: { id: string; keyNo: number }): Promise<Outcome<null, 'unknown'>> =>
  onHelping(ctx, id, async (tx, now) => {
    // Pressed twice, it is one new address.
    if (now.key_no !== keyNo) return null
    await setVolunteer(tx, ctx, { id, set: { key_no: keyNo + 1 } })
    await record(tx, ctx, { name: 'vanguard.key.renewed', subjectId: id })
    return null
  })

/** Whoever's rest is over can be asked again, from the day after its last one. */
export const endRests = (ctx: Ctx): Promise<void> =>
  inArea(ctx, async (tx) => {
    const over = await tx
      .updateTable('vanguard.volunteer')
      .set({ state: 'active', paused_until: null, version: sql<number>`version + 1` })
      .where('area_id', '=', ctx.area.id)
      .where('state', '=', 'paused')
      .where('paused_until', '<', dayOf(ctx.now))
      .returning('id')
      .execute()
    for (const { id } of over) await record(tx, ctx, { name: 'vanguard.volunteer.resumed', subjectId: id })
  })

const onHelping = <T>(
  ctx: Ctx,
  id: string,
  act: (tx: Tx, now: Volunteer) => Promise<T>,
): Promise<Outcome<T, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const now = await heldVolunteer(tx, ctx, id)
    return now && now.state !== 'left' ? done(await act(tx, now)) : refused('unknown')
  })
