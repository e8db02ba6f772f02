import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { lockFamily, partAll } from '../merging/merging.ts'
import { move, moveIn, type Change, type MoveRefusal, type Need } from '../move.ts'
import { asksForNewFacts, due, silentSince } from '../needs.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Answer, Satisfaction } from './answer.rules.ts'

/** A need and who speaks: the asker's own page sets `asker`; without it somebody of the committee writes down what the asker said. */
export type Said = OnNeed & { asker?: boolean }

/**
 * The asker says whether it is solved, and closes it. Written down by the committee it carries no satisfaction (nobody praises
 * by proxy), and not by the person who did the work (`own-work`).
 */
export const confirm = (
  ctx: Ctx,
  said: Said,
  input: { solved: boolean; satisfaction: Satisfaction | null; words: string | null },
): Promise<Outcome<Need, MoveRefusal | 'own-work'>> =>
  move(ctx, { ...said, act: 'confirm' }, (need) => {
    if (!said.asker && need.resolved_by === ctx.actor.id) return refused('own-work')
    return done({
      set: {
        solved: input.solved,
        answered_by: said.asker ? 'asker' : 'committee',
        satisfaction: said.asker ? input.satisfaction : null,
        closed_at: ctx.now,
      },
      about: input.solved ? 'solved' : 'not-solved',
      ...own(input.words),
    })
  })

/** The asker asks for it to be done again: once without a word, from then on with what is new (`say-what-is-new`). A new term begins. */
export const reopen = (
  ctx: Ctx,
  said: Said,
  { words }: { words: string | null },
): Promise<Outcome<Need, MoveRefusal | 'say-what-is-new'>> =>
  move(ctx, { ...said, act: 'reopen' }, (need) => {
    if (asksForNewFacts(need.reopenings) && words === null) return refused('say-what-is-new')
    return done({ set: reopened(ctx, need), ...own(words) })
  })

const reopened = (ctx: Ctx, need: Need): NonNullable<Change['set']> => ({
  reopenings: need.reopenings + 1,
  resolved_at: null,
  resolved_by: null,
  closed_at: null,
  result: null,
  result_on_board: false,
  due_at: due(ctx.calendar, ctx.now, need.term),
})

/** The asker takes it back. What others told that was merged into it goes on, each by itself. */
export const withdraw = (
  ctx: Ctx,
  said: Said,
  { words }: { words: string | null },
): Promise<Outcome<Need, MoveRefusal>> =>
  inArea(ctx, async (tx) => {
    await lockFamily(tx, ctx, said.number)
    const change: Change = { set: { closed_at: ctx.now }, ...own(words) }
    const withdrawn = await moveIn({ tx, ctx }, { ...said, act: 'withdraw' }, () => done(change))
    if (withdrawn.done) await partAll({ tx, ctx }, withdrawn.value)
    return withdrawn
  })

const own = (words: string | null): Change => ({ note: words, noteFor: 'asker' })

/** One of the three answers as the act it is. */
export const answer = (ctx: Ctx, said: Said, { kind, satisfaction, words }: Answer) =>
  kind === 'again'
    ? reopen(ctx, said, { words })
    : confirm(ctx, said, { solved: kind === 'solved', satisfaction, words })

/**
 * Closes what the asker has not answered for seven days: without an answer, never as satisfied. For the clock; safe to run
 * twice at once. Returns how many it closed.
 */
export async function closeUnanswered(ctx: Ctx): Promise<number> {
  const clock: Ctx = { ...ctx, actor: auto }
  let closed = 0
  for (const number of await silentNeeds(clock)) {
    const request = { number, act: 'close' as const, id: uuidv7(ctx.now), version: null }
    const answer = await move(clock, request, (need) =>
      need.resolved_at && need.resolved_at <= silentSince(ctx.now)
        ? done({ set: { closed_at: ctx.now } })
        : refused('not-now'),
    )
    if (answer.done) closed += 1
  }
  return closed
}

const silentNeeds = (ctx: Ctx) =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('needs.need')
      .select(['year', 'seq'])
      .where('area_id', '=', ctx.area.id)
      .where('state', '=', 'resolved')
      .where('resolved_at', '<=', silentSince(ctx.now))
      .orderBy('resolved_at')
      .limit(500)
      .execute(),
  )
