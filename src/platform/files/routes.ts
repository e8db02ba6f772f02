import { Hono } from 'hono'
import { isUuid } from '#base/uuid.ts'
import type { WebEnv } from '../web/env.ts'
import { may } from './access.ts'
import { holdsSignature } from './address.ts'
import { readPicture } from './pictures.ts'

/** Pictures under their signed addresses; a bad, expired or foreign one is 404 like a picture that never was. */
export const files = new Hono<WebEnv>().get('/files/:id/:size', may('see a picture'), async (c) => {
  const { ctx } = c.var
  const { id, size } = c.req.param()
  const until = Number(c.req.query('until'))
  if (!isUuid(id) || (size !== 'small' && size !== 'large')) return c.notFound()
  if (!holdsSignature(ctx, { fileId: id, size, until }, c.req.query('sign') ?? '')) return c.notFound()
  const picture = await readPicture(ctx, id, size)
  if (!picture) return c.notFound()
  const seconds = until - Math.floor(ctx.now.getTime() / 1000)
  return c.body(picture.bytes, 200, {
    'content-type': picture.mediaType,
    'content-length': String(picture.bytes.byteLength),
    'cache-control': `private, max-age=${seconds}, immutable`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})
