import type { Ctx } from '#platform/ctx.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { Plan } from './plan.ts'

/** Where the acts on these shifts are sent, and what a form that came back says. `swaps`: places somebody looks a substitute for. */
export type PlanPage = {
  ctx: Ctx
  plan: Plan
  base: string
  swaps: ReadonlySet<string>
  back?: { shiftId: string; values: Kept; errors: readonly FieldError[] } | undefined
}
