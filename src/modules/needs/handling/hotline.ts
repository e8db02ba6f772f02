import { done, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { move, type MoveRefusal, type Need } from '../move.ts'
import type { OnNeed } from './acceptance.ts'

/** Notes the number of the 12345 work order a need came with, or clears it. Never public. */
export const noteHotline = (
  ctx: Ctx,
  on: OnNeed,
  { ref }: { ref: string | null },
): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'hotline' }, () => done({ set: { hotline_ref: ref } }))
