import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Actor, Area } from '#platform/ctx.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { people } from './routes.ts'

/** This module behind a plain shell: who asks is given, a refusal is its status. Anything that throws shows as 500. */
export const doorFor = (services: Services, area: Area, actor: Actor) => doorBeside({ services, area, actor })

type Behind = { services: Services; area: Area; actor: Actor; beside?: Hono<WebEnv> }

/** The same with another door of the house beside it. */
export function doorBeside({ services, area, actor, beside }: Behind) {
  const app = new Hono<WebEnv>()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text('', error.status)
    return c.text(String(error.stack), 500)
  })
  app.use(async (c, next) => {
    const url = new URL(c.req.url)
    c.set('services', services)
    c.set('ctx', ctxOf(services, services.areas.byId(area.id) ?? area, { actor, lang: 'zh' }))
    c.set('view', {
      lang: 'zh',
      elder: false,
      dark: 'auto',
      path: url.pathname + url.search,
      area: { code: area.code, name: area.name, phone: area.telephone, hours: area.hours },
      assets: services.assets,
      requestId: 'test',
      client: '127.0.0.1',
    })
    await next()
  })
  if (beside) app.route('/', beside)
  app.route('/', people)
  return {
    get: async (path: string) => answerOf(await app.request(path)),
    post: async (path: string, fields: Record<string, string> = {}) =>
      answerOf(await app.request(path, { method: 'POST', body: new URLSearchParams(fields) })),
    send: async (path: string, body: FormData) => answerOf(await app.request(path, { method: 'POST', body })),
    request: (path: string, init?: RequestInit) => app.request(path, init),
  }
}

async function answerOf(response: Response) {
  const html = await response.text()
  return { status: response.status, html, to: response.headers.get('location') ?? '', flash: flashOf(response) }
}

function flashOf(response: Response): string {
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('flash='))
  return cookie === undefined ? '' : decodeURIComponent(cookie.slice('flash='.length).split(';')[0] ?? '')
}

/** The value of a hidden or text field on a page. */
export const fieldIn = (html: string, name: string): string => {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`, 's').exec(html)?.[0] ?? ''
  return /value="([^"]*)"/.exec(input)?.[1] ?? ''
}
