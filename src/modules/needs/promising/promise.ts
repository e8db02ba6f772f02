import type { Day } from '#base/days.ts'
import { done, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { move, type MoveRefusal, type Need } from '../move.ts'

/** Whoever has it in hand says by which day it will be done; who says so has accepted it. Everybody may read the day. The due date stays. */
export const promise = (ctx: Ctx, on: OnNeed, { day }: { day: Day }): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'promise' }, (need) =>
    done({
      set: need.taken_at ? {} : { taken_at: ctx.now, assignee_id: ctx.actor.id },
      untilOn: day,
    }),
  )
