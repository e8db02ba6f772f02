import { sql } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { record } from '#platform/facts/record.ts'
import { dayById, type Day } from '../day.ts'
import { asksFollow, placesFollow } from '../shifts/following.ts'
import { placesShorten } from '../shifts/shortening.ts'
import { usualIn } from '../stalls/usual.ts'
import { lockProgramme } from './programme.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]

/**
 * Hears what gatherings did with a vanguard day, and takes along what hangs on it: to its new time, also where only its end is
 * earlier; to the day that takes place instead; and to the series that goes on where one was parted. Told twice, it has happened once.
 */
export async function followGatherings(ctx: Ctx, { name, subjectId: id, detail }: HeardFact): Promise<void> {
  if (id === null) return
  const { from, after } = (detail ?? {}) as { from?: string; after?: string }
  if (name === 'gatherings.gathering.changed') await inArea(ctx, (tx) => changed(tx, ctx, { id, from }))
  if (name === 'gatherings.gathering.postponed') await inArea(ctx, (tx) => carryOver(tx, ctx, id))
  if (name === 'gatherings.series.made' && after !== undefined) await inArea(ctx, (tx) => goOn(tx, ctx, { id, after }))
}

/** Its beginning is another one, or at most its end. */
const changed = (tx: Tx, ctx: Ctx, { id, from }: { id: string; from: string | undefined }): Promise<void> =>
  from === undefined ? shorten(tx, ctx, id) : follow(tx, ctx, { fromId: id, toId: id, was: new Date(from) })

/** Takes what hangs on a day that was postponed to the day instead of it; nothing where there is none. */
export async function carryOver(tx: Tx, ctx: Ctx, dayId: string): Promise<void> {
  const day = await dayById(tx, ctx, dayId)
  const insteadId = day?.state === 'postponed' ? (day.instead_id as string | null) : null
  if (!day || insteadId === null) return
  await follow(tx, ctx, { fromId: dayId, toId: insteadId, was: day.starts_at })
}

/** From which day to which; `was`: when it began before, for what did not write down against when it was laid out. */
type Following = { fromId: string; toId: string; was: Date }

async function follow(tx: Tx, ctx: Ctx, { fromId, toId, was }: Following): Promise<void> {
  const to = await dayById(tx, ctx, toId)
  if (!to || !['planned', 'published'].includes(to.state)) return
  if (await hasBegun(tx, ctx, fromId)) return
  await holdShiftsOf(tx, ctx, fromId)
  const stalls = await stallsFollow(tx, ctx, { fromId, to, was })
  const shifts = await shiftsFollow(tx, ctx, { fromId, to, was })
  if (stalls + shifts.length === 0) return
  await endWith(tx, ctx, to)
  await placesFollow(tx, ctx, { shifts, was, to })
  await asksFollow(tx, ctx, { fromId, was, to })
  const detail = { from: fromId, was: was.toISOString(), to: to.starts_at.toISOString(), stalls }
  await record(tx, ctx, { name: 'vanguard.day.moved', subjectId: to.id, detail })
}

/** Whether something was done on a day already: then nothing of it goes anywhere. */
const hasBegun = async (tx: Tx, ctx: Ctx, dayId: string): Promise<boolean> => {
  const one = await tx
    .selectFrom('vanguard.stall')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', dayId)
    .where('state', 'in', ['open', 'closed'])
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** A day that ends earlier: what did not begin ends with it, and who has a place there is told. A longer one leaves them as they are. */
async function shorten(tx: Tx, ctx: Ctx, dayId: string): Promise<void> {
  const day = await dayById(tx, ctx, dayId)
  if (!day || !['planned', 'published'].includes(day.state)) return
  await holdShiftsOf(tx, ctx, dayId)
  const shifts = await endWith(tx, ctx, day)
  await placesShorten(tx, ctx, shifts)
}

/**
 * Stalls nobody opened, and their shifts that did not begin, end with their day at the latest. What would begin only then stays:
 * the board says that it does not lie in its day. Returns the shifts that are shorter.
 */
async function endWith(tx: Tx, ctx: Ctx, day: Day): Promise<string[]> {
  const shorter = { ends_at: day.ends_at, version: sql<number>`version + 1` }
  const stalls = await tx
    .updateTable('vanguard.stall')
    .set(shorter)
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', day.id)
    .where('state', '=', 'planned')
    .where('starts_at', '>', ctx.now)
    .where('starts_at', '<', day.ends_at)
    .where('ends_at', '>', day.ends_at)
    .returning('id')
    .execute()
  const shifts = await tx
    .updateTable('vanguard.shift')
    .set(shorter)
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', day.id)
    .where('state', '=', 'open')
    .where('starts_at', '>', ctx.now)
    .where('starts_at', '<', day.ends_at)
    .where('ends_at', '>', day.ends_at)
    .returning('id')
    .execute()
  if (stalls.length + shifts.length > 0)
    await record(tx, ctx, { name: 'vanguard.day.shortened', subjectId: day.id, detail: { stalls: stalls.length } })
  return shifts.map(({ id }) => id)
}

/** Every act that gives or takes a place begins so. */
const holdShiftsOf = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('vanguard.shift')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', dayId)
    .orderBy('id')
    .forUpdate()
    .execute()

type Onto = { fromId: string; to: Day; was: Date }

/** As much later as the day begins than when this was laid out. */
const later = ({ to, was }: Onto) => sql`(${to.starts_at}::timestamptz - coalesce(day_at, ${was}::timestamptz))`

const moved = (onto: Onto) => ({
  gathering_id: onto.to.id,
  day_at: onto.to.starts_at,
  starts_at: sql<Date>`starts_at + ${later(onto)}`,
  ends_at: sql<Date>`ends_at + ${later(onto)}`,
  version: sql<number>`version + 1`,
})

/** Whether it is not there yet. */
const isBehind = ({ to, was }: Onto) =>
  sql<boolean>`(gathering_id <> ${to.id}::uuid or coalesce(day_at, ${was}::timestamptz) <> ${to.starts_at}::timestamptz)`

async function stallsFollow(tx: Tx, ctx: Ctx, onto: Onto): Promise<number> {
  const rows = await tx
    .updateTable('vanguard.stall as s')
    .set(moved(onto))
    .where('s.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', onto.fromId)
    .where('s.state', '=', 'planned')
    .where(isBehind(onto))
    .returning('s.id')
    .execute()
  return rows.length
}

const shiftsFollow = (tx: Tx, ctx: Ctx, onto: Onto) =>
  tx
    .updateTable('vanguard.shift')
    .set(moved(onto))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', onto.fromId)
    .where('state', '=', 'open')
    .where(isBehind(onto))
    .returning(['id', 'starts_at', 'ends_at'])
    .execute()

/** A series that was parted goes on as another one: so does its programme, with its team and what its days usually have. */
async function goOn(tx: Tx, ctx: Ctx, { id, after }: { id: string; after: string }): Promise<void> {
  const before = await lockProgramme(tx, ctx, after)
  if (!before) return
  const { team_id, weather, takes_wishes, made_by } = before
  const made = await tx
    .insertInto('vanguard.programme')
    .values({ area_id: ctx.area.id, id, team_id, weather, takes_wishes, made_by, made_at: ctx.now })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  if (made.length === 0) return
  for (const usual of await usualIn(tx, ctx, after))
    await tx
      .insertInto('vanguard.usual_stall')
      .values({ ...usual, id: uuidv7(ctx.now), programme_id: id, version: 1 })
      .execute()
  await record(tx, ctx, { name: 'vanguard.programme.made', subjectId: id, detail: { after } })
}
