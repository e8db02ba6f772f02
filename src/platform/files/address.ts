import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../ctx.ts'

export type PictureSize = 'small' | 'large'

const HOUR_S = 3600

/**
 * A private address of a picture: whoever holds it may see the picture until the end of the next hour (one to two hours).
 * Within an hour it stays the same, so that a browser may keep the picture.
 */
export function pictureUrl(ctx: Ctx, fileId: string, size: PictureSize): string {
  const until = (Math.floor(ctx.now.getTime() / 1000 / HOUR_S) + 2) * HOUR_S
  return `/files/${fileId}/${size}?until=${until}&sign=${sign(ctx, { fileId, size, until })}`
}

type Asked = { fileId: string; size: string; until: number }

const sign = (ctx: Ctx, { fileId, size, until }: Asked): string =>
  ctx.secrets.hash(ctx.area.id, 'picture address', `${fileId} ${size} ${until}`).toString('base64url').slice(0, 22)

/** Whether a signature was made by us, for this area, and still holds. */
export function holdsSignature(ctx: Ctx, asked: Asked, given: string): boolean {
  if (!Number.isSafeInteger(asked.until) || asked.until * 1000 <= ctx.now.getTime()) return false
  const [ours, theirs] = [Buffer.from(sign(ctx, asked)), Buffer.from(given)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
