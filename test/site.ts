import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { guest, type Actor, type Ctx } from '#platform/ctx.ts'
import type { Services } from '#platform/services.ts'
import type { View, WebEnv } from '#platform/web/env.ts'

type Where = { services: Services; at: (actor: Actor) => Ctx }

/** A module's pages as an actor would reach them, without the rest of the program around them. */
export function siteOf(
  where: Where,
  door: Hono<WebEnv>,
  { actor = guest, look = {} }: { actor?: Actor; look?: Partial<View> } = {},
) {
  const app = new Hono<WebEnv>()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text(error.message, error.status)
    throw error
  })
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    c.set('services', where.services)
    c.set('ctx', { ...where.at(actor), lang: look.lang ?? 'zh' })
    c.set('view', {
      lang: 'zh',
      elder: false,
      dark: 'auto',
      path: pathname + search,
      assets: where.services.assets,
      area: { code: 'dongdaming', name: '东大名居民区', phone: '021-00000000', hours: null },
      requestId: 'test',
      client: '',
      ...look,
    })
    await next()
  })
  app.route('/', door)
  const get = (path: string) => Promise.resolve(app.request(path))
  const text = async (path: string) => (await get(path)).text()
  const post = (path: string, fields: Record<string, string | Blob | readonly (string | Blob)[]>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
    return Promise.resolve(app.request(path, { method: 'POST', body }))
  }
  return { app, get, text, post }
}
