import { done, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { contactStamp, type OnNeed } from '../handling/acceptance.ts'
import { move, type MoveRefusal, type Need } from '../move.ts'
import type { Leaving, Referral } from './ending.rules.ts'

/**
 * Sends what is not the committee's to where it belongs and tells the asker; that closes it here, and it is not counted as solved.
 * It leaves the board (who goes to court is nobody's business) unless staff show it again.
 */
export const refer = (ctx: Ctx, on: OnNeed, { to, words, way }: Referral): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'refer' }, (need) =>
    done({
      set: { referred_to: to, closed_at: ctx.now, on_board: false, ...contactStamp(ctx, need, way) },
      about: to,
      note: words,
      noteFor: 'asker',
    }),
  )

/** The director closes what cannot be solved: the asker reads the honest words, everybody the reason, and it counts as not solved. */
export const leave = (ctx: Ctx, on: OnNeed, { why, words }: Leaving): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'leave' }, () =>
    done({ set: { unresolved_why: why, closed_at: ctx.now }, about: why, note: words, noteFor: 'asker' }),
  )
