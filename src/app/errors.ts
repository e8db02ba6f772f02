import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { isConnectionLoss } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { errorPage, type ErrorStatus } from '#platform/web/errors.page.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import { unsentOf, type Unsent } from '#platform/web/unsent.ts'
import { routeOf } from './observe.ts'

const known: readonly number[] = [403, 404, 413, 422, 429, 500, 503]

/** The one place that catches: each trouble becomes a page that says what happened, that nothing was lost, and what to do. */
export function answerErrors(app: Hono<WebEnv>, services: Services): void {
  app.notFound((c) => answer(c, services, { status: 404 }))
  app.onError((error, c) => {
    if (error instanceof HTTPException)
      return answer(c, services, { status: statusOf(error), retryAfter: retryAfterOf(error) })
    if (isConnectionLoss(error)) return sayAway(c, services)
    services.log.error({ err: error, method: c.req.method, route: routeOf(c) }, 'a request failed')
    return answer(c, services, { status: 500 })
  })
}

/** The database is away: whoever sent something gets it back, to send once more. */
async function sayAway(c: Context<WebEnv>, services: Services): Promise<Response> {
  const unsent = c.req.method === 'POST' ? await unsentOf(c).catch(() => undefined) : undefined
  return answer(c, services, { status: 503, unsent })
}

const statusOf = (error: HTTPException): ErrorStatus =>
  known.includes(error.status) ? (error.status as ErrorStatus) : error.status >= 500 ? 500 : 422

const retryAfterOf = (error: HTTPException): number | undefined => {
  const seconds = Number(error.res?.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : undefined
}

async function answer(
  c: Context<WebEnv>,
  services: Services,
  trouble: { status: ErrorStatus; retryAfter?: number | undefined; unsent?: Unsent | undefined },
): Promise<Response> {
  const view = (c.get('view') as View | undefined) ?? plainView(c, services)
  const headers: Record<string, string> = {}
  if (trouble.retryAfter !== undefined) headers['retry-after'] = String(trouble.retryAfter)
  if (trouble.status === 503) headers['retry-after'] = '5'
  const requestId = trouble.status === 500 ? view.requestId : undefined
  return c.html(await errorPage({ ...view, title: '' }, { ...trouble, requestId }), trouble.status, headers)
}

/** What stands around an error page when the trouble came before the shell knew who asks: only what needs no database. */
function plainView(c: Context<WebEnv>, services: Services): View {
  const url = new URL(c.req.url)
  const chosen = (name: string) => url.searchParams.get(name) ?? getCookie(c, name)
  const theme = chosen('theme')
  return {
    lang: chosen('lang') === 'en' ? 'en' : 'zh',
    elder: chosen('elder') === '1',
    dark: theme === 'light' || theme === 'dark' ? theme : 'auto',
    path: url.pathname + url.search,
    assets: services.assets,
    requestId: crypto.randomUUID(),
    client: '',
  }
}
