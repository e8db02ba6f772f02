import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { smallest, veiledCells } from '#platform/figures/small-cells.ts'
import { lockGathering, type Gathering } from '../gathering.ts'
import { feedbackState, hasBegun } from './after.rules.ts'
import { faces, totalOf, type Counts, type Face, type Said } from './feedback.rules.ts'

type Answer = Said & { id: string; how: 'link' | 'tablet' }

/**
 * Takes one answer. Nothing says who gave it or when: no account, no moment, no fact, and an id without a time in it. The same
 * form again is the same answer. Refuses what came outside the days for it (`not-open`).
 */
export const sayHow = (ctx: Ctx, gathering: Gathering, answer: Answer): Promise<Outcome<null, 'not-open'>> =>
  inArea(ctx, async (tx) => {
    if (feedbackState(gathering, ctx.now) !== 'open') return refused('not-open')
    const { id, how, face, words } = answer
    await tx
      .insertInto('gatherings.feedback')
      .values({ ...bare(ctx, gathering.id), id, how, ...oneOf(face), words })
      .onConflict((on) => on.doNothing())
      .execute()
    return done(null)
  })

const bare = (ctx: Ctx, gatheringId: string) => ({
  area_id: ctx.area.id,
  gathering_id: gatheringId,
  on_day: dayOf(ctx.now),
})

const oneOf = (face: Face): Counts => ({
  good: Number(face === 'good'),
  fair: Number(face === 'fair'),
  poor: Number(face === 'poor'),
})

/** What was counted out of the paper box, and by whom. */
export type Box = Counts & { id: string; by: string | null; on_day: string }

const boxes = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.feedback')
    .select(['id', 'good', 'fair', 'poor', 'by_id', 'on_day'])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .where('how', '=', 'paper')

/** `seen`: the id of the count the page showed, null where it showed none. */
type Counting = { id: string; gatheringId: string; seen: string | null }

/**
 * Writes down what was counted out of the paper box; a second count replaces the first, and the fact keeps what both said.
 * Refuses when somebody else counted meanwhile (`stale`), and before the gathering began (`not-now`).
 */
export const countBox = (
  ctx: Ctx,
  { id, gatheringId, seen }: Counting,
  counts: Counts,
): Promise<Outcome<null, 'unknown' | 'not-now' | 'stale'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, gatheringId)
    if (!gathering) return refused('unknown')
    if (!hasBegun(gathering, ctx.now)) return refused('not-now')
    const now = await boxes(tx, ctx, gatheringId).executeTakeFirst()
    const standing = now?.id ?? null
    if (standing === id) return done(null)
    if (standing !== seen) return refused('stale')
    await emptyBox(tx, ctx, standing)
    await tx
      .insertInto('gatherings.feedback')
      .values({ ...bare(ctx, gatheringId), id, how: 'paper', ...counts, by_id: ctx.actor.id })
      .execute()
    const before = now ? { good: now.good, fair: now.fair, poor: now.poor } : null
    await record(tx, ctx, {
      name: 'gatherings.feedback.counted',
      subjectId: gatheringId,
      detail: { ...counts, before },
    })
    return done(null)
  })

const emptyBox = (tx: Tx, ctx: Ctx, id: string | null) =>
  tx.deleteFrom('gatherings.feedback').where('area_id', '=', ctx.area.id).where('id', '=', id).execute()

/** The sums of a gathering's answers, as one row. */
export const sumsOf = (tx: Tx, ctx: Ctx, gatheringId: string) => {
  const sum = (face: Face) => sql<number>`coalesce(sum(${sql.ref(face)}), 0)::int`.as(face)
  return tx
    .selectFrom('gatherings.feedback')
    .select([sum('good'), sum('fair'), sum('poor')])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
}

/** What may be said of the answers: how many there are, and from five on the faces; null where a face is not told by itself. */
export type Shown = { n: number; cells: Record<Face, number | null> | null }

/** For the desk all faces from five answers on; for everybody no face of one to four besides (domain.md D, rule 5). */
export function shownOf(counts: Counts, { toAll }: { toAll: boolean }): Shown {
  const n = totalOf(counts)
  if (n < smallest) return { n, cells: null }
  const all = faces.map((face) => counts[face])
  const [good = null, fair = null, poor = null] = toAll ? veiledCells(all) : all
  return { n, cells: { good, fair, poor } }
}

/** Answers as the desk sees them: the words in no order that could say who came first. */
export type Feedback = { counts: Counts; words: { face: Face; words: string }[]; box: Box | null }

/** All answers to a gathering. */
export const feedbackOf = (ctx: Ctx, gatheringId: string): Promise<Feedback> =>
  inArea(ctx, async (tx) => {
    const counts = await sumsOf(tx, ctx, gatheringId).executeTakeFirstOrThrow()
    const box = await boxes(tx, ctx, gatheringId).executeTakeFirst()
    const said = await tx
      .selectFrom('gatherings.feedback')
      .select(['good', 'fair', 'words'])
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId)
      .where('words', 'is not', null)
      .orderBy('id')
      .limit(500)
      .execute()
    const words = said.map(({ good, fair, words: text }) => ({
      face: good ? ('good' as const) : fair ? ('fair' as const) : ('poor' as const),
      words: text ?? '',
    }))
    return { counts, words, box: box ? { ...box, by: await nameOf(tx, box.by_id) } : null }
  })

const nameOf = async (tx: Tx, id: string | null): Promise<string | null> =>
  id === null ? null : ((await accountNames(tx, [id])).get(id) ?? null)

const keyOf = (ctx: Pick<Ctx, 'secrets' | 'area'>, purpose: string, id: string): string =>
  ctx.secrets.hash(ctx.area.id, `gatherings feedback ${purpose}`, id).toString('base64url').slice(0, 22)

const isKey = (mine: string, theirs: string): boolean => {
  const [ours, given] = [Buffer.from(mine), Buffer.from(theirs)]
  return ours.length === given.length && timingSafeEqual(ours, given)
}

/** Where everybody says how it was. */
export const feedbackPath = ({ id }: { id: string }): string => `/gatherings/${id}/feedback`

/** The address a shared tablet stands open at: whoever is handed it presses a face, again and again. */
export const tabletPath = (ctx: Pick<Ctx, 'secrets' | 'area'>, id: string): string =>
  `${feedbackPath({ id })}/tablet/${keyOf(ctx, 'tablet', id)}`

export const opensTablet = (ctx: Pick<Ctx, 'secrets' | 'area'>, id: string, key: string): boolean =>
  isKey(keyOf(ctx, 'tablet', id), key)

/** What a browser keeps after an answer: that this gathering was answered, the same for everybody. It leads to no answer and nobody. */
export const answeredMark = (ctx: Pick<Ctx, 'secrets' | 'area'>, id: string): string => keyOf(ctx, 'answered', id)

export const hasAnswered = (ctx: Pick<Ctx, 'secrets' | 'area'>, id: string, mark: string | undefined): boolean =>
  isKey(answeredMark(ctx, id), mark ?? '')
