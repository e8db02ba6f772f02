import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { mayLead } from '../access.ts'
import type { GatheringFact } from '../facts.ts'
import { gatheringsWithVenue, lockGathering, type Gathering } from '../gathering.ts'
import type { Held } from './noting.ts'
import { holdToMark } from './taking.ts'

export type EndRefusal = 'unknown' | 'not-leader' | 'not-standing' | 'too-early' | 'nothing-noted'

const MINUTE_MS = 60_000
/** So long after the planned end nobody is expected to end it by hand any more. */
const FORGOTTEN_MS = 30 * MINUTE_MS
/** How long back the lists of the desk look. */
const LISTED_MS = 60 * 24 * 60 * MINUTE_MS

/**
 * The leader ends the roll-call: it was held. Refused before it began, and where neither a person nor a number was noted: then
 * nobody knows whether it took place. Ended again, it is ended.
 */
export const endRoll = (ctx: Ctx, id: string): Promise<Outcome<'ended' | 'was-ended', EndRefusal>> =>
  inArea(ctx, async (tx) => {
    const held = await holdToMark(tx, ctx, id)
    if (!held) return refused('unknown')
    const { gathering } = held
    if (!held.leads) return refused('not-leader')
    if (gathering.held_at !== null) return done('was-ended')
    if (gathering.state !== 'published') return refused('not-standing')
    if (gathering.starts_at > ctx.now) return refused('too-early')
    if (!(await isNoted(tx, ctx, id))) return refused('nothing-noted')
    await close(tx, ctx, { gathering, at: ctx.now, assumed: false })
    return done('ended')
  })

/** The leader says that one which nobody ended took place as it stands. */
export const confirmEnd = (ctx: Ctx, id: string): Promise<Outcome<'confirmed', EndRefusal>> =>
  inArea(ctx, async (tx) => {
    const held = await holdToMark(tx, ctx, id)
    if (!held) return refused('unknown')
    if (!held.leads) return refused('not-leader')
    if (!held.gathering.assumed || held.gathering.held_at === null) return refused('not-standing')
    if (held.gathering.confirmed_at !== null) return done('confirmed')
    const { version } = held.gathering
    await setting(tx, ctx, id)
      .set({ confirmed_by: ctx.actor.id, confirmed_at: ctx.now, version: version + 1 })
      .execute()
    await record(tx, ctx, { name: 'gatherings.rollcall.confirmed', subjectId: id })
    return done('confirmed')
  })

/**
 * On the clock: what ended half an hour ago with at least one mark, and nobody ended, was held until its planned end; marked
 * as assumed until its leader confirms. Where nothing was noted it stays as it is. Returns how many.
 */
export async function closeForgotten(ctx: Ctx): Promise<number> {
  const ids = await inArea(ctx, async (tx) =>
    (await overdue(tx, ctx).where('g.id', 'in', notedIds(tx, ctx)).limit(500).execute()).map(({ id }) => id),
  )
  for (const id of ids)
    await inArea(ctx, async (tx) => {
      const gathering = await lockGathering(tx, ctx, id)
      if (gathering?.state !== 'published' || ctx.now.getTime() - gathering.ends_at.getTime() < FORGOTTEN_MS) return
      await close(tx, ctx, { gathering, at: gathering.ends_at, assumed: true })
    })
  return ids.length
}

/** What waits for a word of whoever leads: ended by the clock and not confirmed, or over with nothing noted. Newest first. */
export async function openEnds(ctx: Ctx): Promise<{ unconfirmed: Gathering[]; unknown: Gathering[] }> {
  const since = new Date(ctx.now.getTime() - LISTED_MS)
  const [unconfirmed, unknown] = await inArea(ctx, (tx) =>
    Promise.all([
      gatheringsWithVenue(tx, ctx)
        .where('g.assumed', '=', true)
        .where('g.confirmed_at', 'is', null)
        .where('g.ends_at', '>', since)
        .orderBy('g.ends_at', 'desc')
        .execute(),
      overdue(tx, ctx)
        .where('g.id', 'not in', notedIds(tx, ctx))
        .where('g.ends_at', '>', since)
        .orderBy('g.ends_at', 'desc')
        .execute(),
    ]),
  )
  const mine = (gathering: Gathering) => mayLead(ctx.actor, gathering)
  return { unconfirmed: unconfirmed.filter(mine), unknown: unknown.filter(mine) }
}

const overdue = (tx: Tx, ctx: Ctx) =>
  gatheringsWithVenue(tx, ctx)
    .where('g.state', '=', 'published')
    .where('g.ends_at', '<=', new Date(ctx.now.getTime() - FORGOTTEN_MS))

const notedIds = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('gatherings.mark as m').select('m.gathering_id').where('m.area_id', '=', ctx.area.id)

const setting = (tx: Tx, ctx: Ctx, id: string) =>
  tx.updateTable('gatherings.gathering').where('area_id', '=', ctx.area.id).where('id', '=', id)

async function isNoted(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const row = await notedIds(tx, ctx).where('m.gathering_id', '=', id).limit(1).executeTakeFirst()
  return row !== undefined
}

type Closing = { gathering: Held; at: Date; assumed: boolean }

async function close(tx: Tx, ctx: Ctx, { gathering, at, assumed }: Closing): Promise<void> {
  await setting(tx, ctx, gathering.id)
    .set({ state: 'held', held_at: at, assumed, version: gathering.version + 1 })
    .execute()
  await record(tx, ctx, { name: 'gatherings.rollcall.closed', subjectId: gathering.id, detail: { assumed } })
  const detail: GatheringFact = { startsAt: gathering.starts_at.toISOString() }
  await record(tx, ctx, { name: 'gatherings.gathering.held', subjectId: gathering.id, detail })
}
