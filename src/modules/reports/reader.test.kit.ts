import { Hono } from 'hono'
import type { Actor, Area } from '#platform/ctx.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { reports } from './routes.ts'

type Reader = { services: Services; area: Area; actor: Actor; lang?: 'zh' | 'en' }

/** The module's pages as one reader gets them, without sessions around. */
export function readerOf({ services, area, actor, lang = 'zh' }: Reader): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(async (c, next) => {
    const url = new URL(c.req.url)
    const desk = actor.kind === 'account' ? [{ href: '/desk', label: '今天' }] : []
    c.set('services', services)
    c.set('ctx', ctxOf(services, area, { actor, lang }))
    c.set('view', {
      lang,
      elder: false,
      dark: 'auto',
      path: url.pathname + url.search,
      area: { code: area.code, name: area.name, phone: area.telephone, hours: area.hours },
      menu: desk,
      assets: services.assets,
      requestId: 'test',
      client: '',
    })
    await next()
  })
  app.route('/', reports)
  return app
}
