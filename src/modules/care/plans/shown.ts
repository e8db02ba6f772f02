import type { Ctx } from '#platform/ctx.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { PlanSheet } from './listing.ts'
import type { looksAt } from './looking.ts'

/** What came back of one of the page's forms, with what is wrong. */
export type PlanBack = {
  form: 'opening' | 'consent' | 'pause' | 'end' | 'pair'
  errors: readonly FieldError[]
  values: Kept
}

/** What the page of a plan stands on. */
export type PlanPage = {
  ctx: Ctx
  sheet: PlanSheet
  looks: Awaited<ReturnType<typeof looksAt>>
  couldGo: readonly { id: string; name: string; company: boolean }[]
  newId: string
  back?: PlanBack | undefined
  /** A sentence above the page: somebody changed it meanwhile. */
  problem?: string | undefined
}
