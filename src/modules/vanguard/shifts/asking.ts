import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { recordAll } from '#platform/facts/record.ts'
import { dayById, type Day } from '../day.ts'
import type { Helper } from '../helping.rules.ts'
import { volunteersWithSkills } from '../helping.ts'
import { whyNotAsked, type NotAsked, type Times } from './fit.rules.ts'

const WEEK_MS = 7 * 86_400_000

/** Why nobody is asked about a day: unknown, over, called off or not published yet, without a team. */
export type NotAsking = 'unknown' | 'over' | 'off' | 'no-team'

/** How many were asked, and how many not, with why. */
export type AskedCounts = { asked: number } & Record<NotAsked, number>

/** Whether people can still be asked about a day. */
export function whyNotAsking(day: Day | undefined, now: Date): NotAsking | null {
  if (!day) return 'unknown'
  if (day.state !== 'published') return 'off'
  if (day.starts_at <= now) return 'over'
  return day.team_id === null ? 'no-team' : null
}

/**
 * Asks everybody of the day's team who was not asked yet: 「周四能来吗」. Nobody who pauses, nobody at a time they said they never
 * have, and nobody a third time within seven days. Pressed twice, nobody is asked twice.
 */
export const askTeam = (ctx: Ctx, dayId: string): Promise<Outcome<AskedCounts, NotAsking>> =>
  inArea(ctx, async (tx) => {
    const day = await dayById(tx, ctx, dayId)
    const not = whyNotAsking(day, ctx.now)
    if (!day || not) return refused(not ?? 'unknown')
    const helpers = await volunteersWithSkills(tx, ctx, { teamId: day.team_id })
    const counts: AskedCounts = { asked: 0, away: 0, 'asked-already': 0, busy: 0, 'asked-enough': 0 }
    const chosen = await askable(tx, ctx, { day, helpers, kind: 'day', times: timesOf(day) })
    for (const { why } of chosen) counts[why ?? 'asked'] += 1
    await ask(tx, ctx, {
      day,
      helpers: chosen.filter(({ why }) => why === null).map(({ helper }) => helper),
      kind: 'day',
    })
    return done(counts)
  })

type Asking = { day: Day; helpers: readonly Helper[]; kind: 'day' | 'gap'; shiftId?: string }

/** When a day or a shift is. */
export const timesOf = ({ starts_at: starts, ends_at: ends }: { starts_at: Date; ends_at: Date }): Times => ({
  starts,
  ends,
})

type Askable = Asking & { times: Times; named?: boolean }

/** Who of these can be asked now. They are held until the transaction ends, so that two askers count the same questions. */
export async function askable(
  tx: Tx,
  ctx: Ctx,
  { day, helpers, kind, times, named = false }: Askable,
): Promise<{ helper: Helper; why: NotAsked | null }[]> {
  const ids = helpers.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx
    .selectFrom('vanguard.volunteer')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const asks = await tx
    .selectFrom('vanguard.ask')
    .select(['volunteer_id', 'gathering_id', 'kind', 'at'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', ids)
    .where((eb) => eb.or([eb('at', '>', new Date(ctx.now.getTime() - WEEK_MS)), eb('gathering_id', '=', day.id)]))
    .execute()
  return helpers.map((helper) => {
    const own = asks.filter((one) => one.volunteer_id === helper.id)
    const recent = own.filter(({ at }) => at.getTime() > ctx.now.getTime() - WEEK_MS).length
    const askedAlready = own.some((one) => one.gathering_id === day.id && one.kind === kind)
    return { helper, why: whyNotAsked(helper, { times, recent, askedAlready, named }) }
  })
}

/** Writes the questions down; whoever hears the facts sends them. */
export async function ask(tx: Tx, ctx: Ctx, { day, helpers, kind, shiftId }: Asking): Promise<number> {
  if (helpers.length === 0) return 0
  const made = await tx
    .insertInto('vanguard.ask')
    .values(
      helpers.map(({ id }) => ({
        area_id: ctx.area.id,
        id: uuidv7(ctx.now),
        gathering_id: day.id,
        volunteer_id: id,
        kind,
        shift_id: shiftId ?? null,
        by_id: ctx.actor.id,
        at: ctx.now,
      })),
    )
    .onConflict((on) => on.columns(['area_id', 'gathering_id', 'volunteer_id', 'kind']).doNothing())
    .returning('id')
    .execute()
  await recordAll(
    tx,
    ctx,
    made.map(({ id }) => ({
      name: 'vanguard.ask.made' as const,
      subjectId: id,
      detail: { gatheringId: day.id, kind, shiftId: shiftId ?? null },
    })),
  )
  return made.length
}
