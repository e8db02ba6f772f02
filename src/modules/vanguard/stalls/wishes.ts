import { done, refused, type Outcome } from '#base/outcome.ts'
import { readNumber, sayNumber, titleOf } from '#modules/needs/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { dayById, type Day } from '../day.ts'
import { most } from './stall.rules.ts'
import { isArranged, writeStall } from './stall.ts'

/** A small wish that waits: what a team has in hand and nobody is at yet. Its number and public title, never the asker's words. */
export type Wish = { number: string; title: string }

/** The states in which a team has something in hand. */
const inHand = ['assigned', 'in_progress']

const wishes = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('needs.v_need as n')
    .select(['n.id', 'n.year', 'n.seq', 'n.category'])
    .select((eb) => eb.ref('n.board_title').$castTo<string | null>().as('board_title'))
    .where('n.area_id', '=', ctx.area.id)
    .where('n.assignee_role', '=', 'team')
    .where('n.state', 'in', inHand)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('vanguard.stall as s')
            .innerJoin('gatherings.v_gathering as g', (join) =>
              join.onRef('g.area_id', '=', 's.area_id').onRef('g.id', '=', 's.gathering_id'),
            )
            .select('s.id')
            .where('s.area_id', '=', ctx.area.id)
            .whereRef('s.need_id', '=', 'n.id')
            .where('s.state', 'in', ['planned', 'open'])
            .where('g.state', 'in', ['planned', 'published'])
            .where('g.ends_at', '>', ctx.now),
        ),
      ),
    )

type Row = { year: number; seq: number; category: string; board_title: string | null }

const said = (ctx: Ctx, row: Row): Wish => ({
  number: sayNumber(row),
  title: titleOf(ctx.lang, { title: row.board_title, category: row.category, compoundName: null, buildingName: null }),
})

/** Small wishes that could be a stall of a coming day: those that waited longest first. */
export const wishesOf = (ctx: Ctx): Promise<Wish[]> =>
  inArea(ctx, async (tx) => {
    const rows = await wishes(tx, ctx).orderBy('n.submitted_at').orderBy('n.id').limit(12).execute()
    return rows.map((row) => said(ctx, row))
  })

const MINUTE_MS = 60_000
const MOST_MINUTES = 960

/**
 * Makes a wish a stall of a day, for one volunteer, as long as the day. The same wish again, also by a colleague at the same
 * moment, is the same stall. Refuses a wish that is in nobody's hands any more (`gone`) and a day that is over (`over`).
 */
export const offerWish = (
  ctx: Ctx,
  { dayId, id, number }: { dayId: string; id: string; number: string },
): Promise<Outcome<null, 'unknown' | 'over' | 'gone'>> =>
  inArea(ctx, async (tx) => {
    const day = await dayById(tx, ctx, dayId)
    if (!day) return refused('unknown')
    if (!isArranged(day, ctx.now)) return refused('over')
    if (await isStall(tx, ctx, { dayId, number })) return done(null)
    const wish = await wishBy(tx, ctx, number)
    if (!wish) return refused('gone')
    await writeStall(tx, ctx, { ...stallFor(ctx, day, wish), day, id, needId: wish.id })
    return done(null)
  })

const stallFor = (ctx: Ctx, day: Day, wish: Row) => ({
  service: 'wish' as const,
  title: Array.from(said(ctx, wish).title).slice(0, most.title).join(''),
  spot: null,
  fromMinute: 0,
  lasts: Math.min(MOST_MINUTES, (day.ends_at.getTime() - day.starts_at.getTime()) / MINUTE_MS),
  need: 1,
  skill: null,
  needsInsurance: false,
  briefing: null,
})

const wishBy = (tx: Tx, ctx: Ctx, number: string) => {
  const asked = readNumber(number)
  return asked === null
    ? Promise.resolve(undefined)
    : wishes(tx, ctx).where('n.year', '=', asked.year).where('n.seq', '=', asked.seq).executeTakeFirst()
}

/** Whether a wish is a stall of this day already. */
async function isStall(tx: Tx, ctx: Ctx, { dayId, number }: { dayId: string; number: string }): Promise<boolean> {
  const asked = readNumber(number)
  if (asked === null) return false
  const stall = await tx
    .selectFrom('vanguard.stall as s')
    .innerJoin('needs.v_need as n', (join) => join.onRef('n.area_id', '=', 's.area_id').onRef('n.id', '=', 's.need_id'))
    .select('s.id')
    .where('s.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', dayId)
    .where('s.state', '<>', 'dropped')
    .where('n.year', '=', asked.year)
    .where('n.seq', '=', asked.seq)
    .executeTakeFirst()
  return stall !== undefined
}
