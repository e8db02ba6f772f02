import type { Context } from 'hono'
import type { WebEnv } from '../web/env.ts'
import { errorPage } from '../web/errors.page.ts'

/** The answer to somebody who tried too often: 429, when to come back, and a page that says so. */
export async function tooMany(c: Context<WebEnv>, seconds: number): Promise<Response> {
  const page = await errorPage({ ...c.var.view, title: '' }, { status: 429, retryAfter: seconds })
  return c.html(page, 429, { 'retry-after': String(seconds) })
}
