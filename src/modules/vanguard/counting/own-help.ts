import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { callsHere, type Call } from './calls.ts'
import { answerCall, noteCall } from './help.ts'

const HOUR_MS = 3_600_000

/** Where somebody is now by their place, and how it stands with help they asked for there. */
export type OwnHelp = { dayId: string; stallId: string | null; call: Call | null }

/** From an hour before their shift until two after it; null at any other time. */
export const ownHelp = (ctx: Ctx, volunteerId: string): Promise<OwnHelp | null> =>
  inArea(ctx, async (tx) => {
    const at = await placeNow(tx, ctx, volunteerId)
    return at && { ...at, call: await lastCall(tx, ctx, at) }
  })

async function placeNow(tx: Tx, ctx: Ctx, volunteerId: string): Promise<Omit<OwnHelp, 'call'> | null> {
  const place = await tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as s', (join) =>
      join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.shift_id'),
    )
    .select(['s.gathering_id as dayId', 's.stall_id as stallId'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.volunteer_id', '=', volunteerId)
    .where('p.state', 'in', ['given', 'accepted'])
    .where('s.state', '=', 'open')
    .where('s.starts_at', '<=', new Date(ctx.now.getTime() + HOUR_MS))
    .where('s.ends_at', '>=', new Date(ctx.now.getTime() - 2 * HOUR_MS))
    .orderBy('s.starts_at', 'desc')
    .executeTakeFirst()
  return place ?? null
}

/** What they asked there last. By a private address nobody is signed in: then it is what was asked so from that stall. */
async function lastCall(tx: Tx, ctx: Ctx, { dayId, stallId }: Omit<OwnHelp, 'call'>): Promise<Call | null> {
  const row = await callsHere(tx, ctx, dayId)
    .where('c.by_id', 'is not distinct from', ctx.actor.id)
    .where('c.stall_id', 'is not distinct from', stallId)
    .orderBy('c.asked_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const there = row.there_at && row.there_as && { at: row.there_at, as: row.there_as, name: null }
  return { id: row.id, stall: row.title, at: row.asked_at, mine: true, there }
}

/** Asks for help where their place is; the same form again is the same call. Refuses who has no place now (`nowhere`). */
export const askOwn = (ctx: Ctx, volunteerId: string, id: string): Promise<Outcome<null, 'nowhere'>> =>
  inArea(ctx, async (tx) => {
    const at = await placeNow(tx, ctx, volunteerId)
    if (!at) return refused('nowhere')
    await noteCall(tx, ctx, { id, ...at, meant: ctx.now })
    return done(null)
  })

/** Says that it is all right again, of what they asked last; where nothing waits, nothing changes. */
export const endOwn = (ctx: Ctx, volunteerId: string): Promise<void> =>
  inArea(ctx, async (tx) => {
    const at = await placeNow(tx, ctx, volunteerId)
    const call = at && (await lastCall(tx, ctx, at))
    if (call) await answerCall(tx, ctx, { id: call.id, meant: ctx.now, as: 'own' })
  })
