import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import { deskDayPath } from '../day.ts'
import { dayShiftsPage } from './day.page.ts'
import { ledDay, ledDayById } from './led.ts'
import type { PlanPage } from './plan-page.ts'
import { rosterById, rosterPath } from './roster.ts'
import { rosterPage } from './roster.page.ts'

/** The two places shifts are looked at: one day, or the days of a roster. */
export const scopes = ['/desk/vanguard/rosters/:id', '/desk/vanguard/:id/shifts'] as const

/** Which days are looked at, where their forms are sent, and the page around them. */
export type Scope = {
  dayIds: readonly string[]
  base: string
  page: (view: View, page: PlanPage & { problem?: string | undefined }) => Html
}

/** What a request is about; 404 for whoever does not lead the days, and for unknown ones. Pages with names are kept nowhere. */
export const scopeOf = (c: Context<WebEnv>): Promise<Scope> =>
  c.req.path.startsWith('/desk/vanguard/rosters/') ? rosterScope(c) : dayScope(c)

async function dayScope(c: Context<WebEnv>): Promise<Scope> {
  const day = await ledDay(c)
  return {
    dayIds: [day.id],
    base: `${deskDayPath(day)}/shifts`,
    page: (view, page) => dayShiftsPage(view, { ...page, day }),
  }
}

async function rosterScope(c: Context<WebEnv>): Promise<Scope> {
  const id = idFrom(c.req.param('id'))
  const roster = id === null ? undefined : await rosterById(c.var.ctx, id)
  if (!roster) throw new HTTPException(404)
  const led = await Promise.all(roster.dayIds.map((dayId) => ledDayById(c.var.ctx, dayId)))
  if (led.some((day) => !day) || (led.length === 0 && roster.by_id !== c.var.ctx.actor.id)) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return {
    dayIds: roster.dayIds,
    base: rosterPath(roster.id),
    page: (view, page) => rosterPage(view, { ...page, roster }),
  }
}
