import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { caseOf, type NeedCase } from '../case.ts'
import { fits } from '../follow-code.ts'
import type { Need } from '../move.ts'
import type { NeedNumber } from '../number.ts'
import { readPass, writePass } from '../pass.ts'

/** Wrong codes one after another before a need rests, and for how long. Eight digits with a check leave ten million to guess. */
const mostMisses = 5
const restMinutes = 15

type Locked = Pick<Need, 'id' | 'follow_hash' | 'follow_misses' | 'follow_locked_until'>

/** Opens the asker's page by number and code: a pass for four hours. Refuses what does not fit, and a need that rests after wrong tries. */
export const lookUp = (
  ctx: Ctx,
  { number, code }: { number: NeedNumber; code: string },
): Promise<Outcome<string, 'no-match' | 'locked'>> =>
  inArea(ctx, async (tx) => {
    const need = await lockedNeed(tx, ctx, number)
    if (!need) return refused('no-match')
    if (need.follow_locked_until && need.follow_locked_until > ctx.now) return refused('locked')
    if (!fits(ctx, need, code)) {
      await noteMiss(tx, ctx, need)
      return refused('no-match')
    }
    if (need.follow_misses > 0) await setMisses(tx, ctx, { id: need.id, misses: 0, until: null })
    return done(writePass(ctx, { kind: 'asker', needId: need.id }))
  })

const lockedNeed = (tx: Tx, ctx: Ctx, { year, seq }: NeedNumber): Promise<Locked | undefined> =>
  tx
    .selectFrom('needs.need')
    .select(['id', 'follow_hash', 'follow_misses', 'follow_locked_until'])
    .where('area_id', '=', ctx.area.id)
    .where('year', '=', year)
    .where('seq', '=', seq)
    .forUpdate()
    .executeTakeFirst()

async function noteMiss(tx: Tx, ctx: Ctx, need: Locked): Promise<void> {
  const misses = need.follow_misses + 1
  const rests = misses >= mostMisses
  const until = rests ? new Date(ctx.now.getTime() + restMinutes * 60_000) : null
  await setMisses(tx, ctx, { id: need.id, misses: rests ? 0 : misses, until })
}

const setMisses = (tx: Tx, ctx: Ctx, { id, misses, until }: { id: string; misses: number; until: Date | null }) =>
  tx
    .updateTable('needs.need')
    .set({ follow_misses: misses, follow_locked_until: until })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

/** Minutes a need rests after too many wrong codes, for the sentence that says so. */
export const restsFor = restMinutes

/** The need as its asker may see it: with a pass from number and code, or with the card of the home it came from. Null otherwise. */
export async function ownNeed(ctx: Ctx, number: NeedNumber, pass: string | undefined): Promise<NeedCase | null> {
  const need = await caseOf(ctx, number)
  if (!need) return null
  // What is between neighbours may be between those who share a card: it opens with its code alone.
  const byCard =
    !need.dispute && ctx.actor.kind === 'household' && ctx.actor.homeId !== null && need.home_id === ctx.actor.homeId
  return byCard || readPass(ctx, pass, { kind: 'asker' }) === need.id ? need : null
}

/** A line of what a home has told. */
export type OwnLine = Awaited<ReturnType<typeof needsOfHome>>[number]

/** What came from the household that is signed in, newest first, at most fifty. */
export const needsOfHome = (ctx: Ctx, homeId: string) =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('needs.need as n')
      .leftJoin('needs.need as o', (join) =>
        join.onRef('o.area_id', '=', 'n.area_id').onRef('o.id', '=', 'n.merged_into'),
      )
      .select(['n.year', 'n.seq', 'n.category', 'n.title', 'n.words', 'n.state', 'n.solved', 'n.submitted_at'])
      .select(['o.year as intoYear', 'o.seq as intoSeq'])
      .where('n.area_id', '=', ctx.area.id)
      .where('n.home_id', '=', homeId)
      .where('n.dispute', '=', false)
      .orderBy('n.submitted_at', 'desc')
      .limit(50)
      .execute(),
  )
