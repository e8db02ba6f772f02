import { DAY_MS } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { dayById, type Day } from '../day.ts'
import type { StallInput } from './stall.rules.ts'
import { giveBack } from './giving-back.ts'

/** Still ahead or under way, so that something can be arranged for it; a morning may be set right the day after. */
export const isArranged = ({ state, ends_at }: Pick<Day, 'state' | 'ends_at'>, now: Date): boolean =>
  ['planned', 'published'].includes(state) && ends_at.getTime() > now.getTime() - DAY_MS

type Made = StallInput & {
  day: Pick<Day, 'id' | 'starts_at'>
  id: string
  usualId?: string | null
  needId?: string | null
}

/** Writes a stall of a day with its shift, in the caller's transaction; false for one that is there already. */
export async function writeStall(tx: Tx, ctx: Ctx, made: Made): Promise<boolean> {
  const { day } = made
  const startsAt = new Date(day.starts_at.getTime() + made.fromMinute * 60_000)
  const times = { starts_at: startsAt, ends_at: new Date(startsAt.getTime() + made.lasts * 60_000) }
  const of = { area_id: ctx.area.id, gathering_id: day.id, day_at: day.starts_at }
  const common = { ...of, title: made.title, ...times, made_at: ctx.now }
  const rows = await tx
    .insertInto('vanguard.stall')
    .values({
      ...common,
      id: made.id,
      usual_id: made.usualId ?? null,
      need_id: made.needId ?? null,
      service: made.service,
      spot: made.spot,
      state: 'planned',
      made_by: ctx.actor.id,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  if (rows.length === 0) return false
  const asks = { skill: made.skill, needs_insurance: made.needsInsurance, briefing: made.briefing }
  await tx
    .insertInto('vanguard.shift')
    .values({ ...common, ...asks, id: uuidv7(ctx.now), stall_id: made.id, need: made.need })
    .execute()
  await record(tx, ctx, { name: 'vanguard.stall.added', subjectId: made.id, detail: { gatheringId: day.id } })
  return true
}

type Adding = { dayId: string; id: string; input: StallInput }

/** Adds a stall to a day; the same form again is the same one. Refuses a day that is over or called off (`over`). */
export const addStall = (ctx: Ctx, { dayId, id, input }: Adding): Promise<Outcome<null, 'unknown' | 'over'>> =>
  inArea(ctx, async (tx) => {
    const day = await dayById(tx, ctx, dayId)
    if (!day) return refused('unknown')
    if (!isArranged(day, ctx.now)) return refused('over')
    await writeStall(tx, ctx, { ...input, day, id })
    return done(null)
  })

/** One stall of one day, held until the transaction ends. */
const lockStall = (tx: Tx, ctx: Ctx, { dayId, id }: { dayId: string; id: string }) =>
  tx
    .selectFrom('vanguard.stall')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', dayId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type DropRefusal = 'unknown' | 'stale' | 'over' | 'served'
type Dropping = { dayId: string; id: string; version: number; reason: string }

/**
 * Drops a stall with its reason: its shift is cancelled and the places in it are given back. Dropped already, it stays as it
 * is. Refuses one that is closed (`over`), and one at which somebody was served (`served`): what was done is not undone.
 */
export const dropStall = (ctx: Ctx, { reason, version, ...on }: Dropping): Promise<Outcome<null, DropRefusal>> =>
  inArea(ctx, async (tx) => {
    const now = await lockStall(tx, ctx, on)
    if (!now) return refused('unknown')
    if (now.state === 'dropped') return done(null)
    if (now.version !== version) return refused('stale')
    if (now.state === 'closed') return refused('over')
    if (await hasServed(tx, ctx, on.id)) return refused('served')
    await tx
      .updateTable('vanguard.stall')
      .set({ state: 'dropped', reason, version: version + 1 })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', on.id)
      .execute()
    await giveBack(tx, ctx, { stallId: on.id })
    await record(tx, ctx, { name: 'vanguard.stall.dropped', subjectId: on.id, detail: { gatheringId: on.dayId } })
    return done(null)
  })

const hasServed = async (tx: Tx, ctx: Ctx, stallId: string): Promise<boolean> => {
  const one = await tx
    .selectFrom('vanguard.ticket')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('stall_id', '=', stallId)
    .where('state', '=', 'served')
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}
