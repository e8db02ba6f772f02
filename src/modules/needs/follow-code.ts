import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#platform/ctx.ts'
import { codeFrom } from '#base/follow-code.ts'

/**
 * The code of a need, made from its id with a key outside the database: a retry of the same form is told the same code,
 * and nothing that is stored gives it away. Whoever knows a need's id can ask for its receipt, so ids are never shown.
 */
export const followCode = (ctx: Ctx, needId: string): string =>
  codeFrom(ctx.secrets.hash(ctx.area.id, 'needs follow code', needId))

/** What is stored of a code. */
export const followHash = (ctx: Ctx, needId: string, code: string): Buffer =>
  ctx.secrets.hash(ctx.area.id, 'needs follow', `${needId} ${code}`)

/** Whether this is the need's code. */
export const fits = (ctx: Ctx, need: { id: string; follow_hash: Buffer }, code: string): boolean =>
  timingSafeEqual(followHash(ctx, need.id, code), need.follow_hash)
