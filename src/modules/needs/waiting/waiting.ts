import { done, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { move, type MoveRefusal, type Need } from '../move.ts'
import type { Wait } from './waiting.rules.ts'

/**
 * Nothing can be done until somebody outside has moved: the clock stands, everybody may see whom it waits for, and the desk is
 * reminded on the day of the next look. Sent again while it waits, it sets the next look and nothing of the clock.
 */
export const wait = (
  ctx: Ctx,
  on: OnNeed,
  { body, askedOn, nextCheckOn, words }: Wait,
): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'wait' }, () =>
    done({
      set: { external_body: body, asked_on: askedOn, next_check_on: nextCheckOn },
      note: words,
      body,
      untilOn: nextCheckOn,
    }),
  )

/** Somebody outside has answered: work goes on, and what came back stands on the timeline of the desk. */
export const resume = (ctx: Ctx, on: OnNeed, { words }: { words: string }): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'resume' }, () => done({ note: words }))
