import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#platform/ctx.ts'

/** The secret end of a sign-up's own address: whoever was sent it may look, say yes to a place, and give it back. */
export const signUpKey = (ctx: Pick<Ctx, 'secrets' | 'area'>, id: string): string =>
  ctx.secrets.hash(ctx.area.id, 'gatherings sign-up link', id).toString('base64url').slice(0, 22)

/** The address that stands in messages about a sign-up: it opens without an account. */
export const signUpPath = (ctx: Pick<Ctx, 'secrets' | 'area'>, id: string): string =>
  `/signups/${id}/${signUpKey(ctx, id)}`

/** Whether this is the key of that sign-up. */
export const opensSignUp = (ctx: Pick<Ctx, 'secrets' | 'area'>, id: string, key: string): boolean => {
  const [mine, theirs] = [Buffer.from(signUpKey(ctx, id)), Buffer.from(key)]
  return mine.length === theirs.length && timingSafeEqual(mine, theirs)
}
