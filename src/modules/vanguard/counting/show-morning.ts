import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { DAY_MS } from '#base/days.ts'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { feedbackPath, tabletPath } from '#modules/gatherings/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { callsOf } from './calls.ts'
import { dayToCount, takesPlace, type Counted } from './day.ts'
import { lastTaps } from './last-taps.ts'
import { morningOf } from './morning.ts'
import { morningPage } from './page.ts'
import { rollOf } from './roll.ts'

/** The day an address names, for whoever may count there; 404 for everybody else. */
export async function askedDay(c: Context<WebEnv>): Promise<Counted> {
  c.header('cache-control', 'no-store')
  const counted = await dayToCount(c.var.ctx, idFrom(c.req.param('id')))
  if (!counted) throw new HTTPException(404)
  return counted
}

/** The page of a morning, with what was wrong with a form if something was. */
export async function showMorning(c: Context<WebEnv>, { day, leads }: Counted, problem?: string): Promise<Response> {
  const { ctx, view } = c.var
  const visit = idFrom(c.req.query('visit'))
  const morning = await morningOf(ctx, day.id, visit === null ? [] : [visit])
  const last = await lastTaps(
    ctx,
    morning.stalls.map(({ id }) => id),
  )
  const roll = leads ? await rollOf(ctx, day.id) : null
  const calls = await callsOf(ctx, day.id, { names: leads })
  const begun = day.state !== 'planned' && day.starts_at <= ctx.now && takesPlace(day)
  const feedback = begun ? { url: fullUrl(c, feedbackPath(day)), tablet: tabletPath(ctx, day.id) } : null
  // The browser's worker keeps the page so long for use without a network (client/worker/kept-pages.ts).
  // Never the page on which somebody goes on to another stall: everybody after them would be taken for the same person.
  const lasts = visit === null ? day.ends_at.getTime() + DAY_MS - ctx.now.getTime() : 0
  c.header('x-kept-for', String(Math.max(0, lasts)))
  const shown = { ctx, day, morning, roll, calls, last, visit, takes: takesPlace(day), feedback, problem }
  return c.html(morningPage(view, { ...shown, newId: () => uuidv7(ctx.now) }), problem === undefined ? 200 : 422)
}
