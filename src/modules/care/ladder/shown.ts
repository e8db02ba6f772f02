import type { Ctx } from '#platform/ctx.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { Ladder } from './ladder.ts'
import type { Sought } from './where.ts'

/** What came back of a form that was refused. */
export type LadderBack = { form: 'step' | 'decision'; values: Kept; errors: readonly FieldError[]; status: 422 | 409 }

/** What the page of a ladder stands on. */
export type LadderPage = {
  ctx: Ctx
  ladder: Ladder
  sought: Sought
  names: ReadonlyMap<string, string>
  newId: string
  back?: LadderBack | undefined
}
