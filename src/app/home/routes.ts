import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { nextGatherings, signUpsAhead } from '#modules/gatherings/public.ts'
import { unreadCount } from '#modules/messages/public.ts'
import { needsOfHome } from '#modules/needs/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from './access.ts'
import { overviewOf, recentResults } from './front.ts'
import { knownOf } from './known.ts'
import { knownPage } from './known.page.ts'
import { deskOwnerPage, guestPage, householdPage } from './mine.page.ts'
import { elderPage, homePage } from './page.ts'

/** Needs and gatherings on the front door. */
const few = 5
const soon = 3

/** The front door, and what is one's own behind it. */
export const home = new Hono<WebEnv>()
  .get('/', may('come in'), async (c) => {
    const { ctx, view } = c.var
    if (view.elder) return c.html(elderPage(view, ctx, await nextGatherings(ctx, soon)))
    const [overview, recent, next] = await Promise.all([
      overviewOf(ctx),
      recentResults(ctx, few),
      nextGatherings(ctx, soon),
    ])
    return c.html(homePage(view, ctx, { overview, recent, next }))
  })
  .get('/me', may('see own matters'), async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    const { kind, homeId } = ctx.actor
    if (homeId !== null) {
      const [lines, unread, ahead] = await Promise.all([
        needsOfHome(ctx, homeId),
        unreadCount(ctx),
        signUpsAhead(ctx, homeId),
      ])
      return c.html(householdPage(view, ctx, { lines, unread, ahead }))
    }
    return c.html(kind === 'account' ? deskOwnerPage(view, ctx) : guestPage(view))
  })
  .get('/me/known', may('see own matters'), async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    const switches = Object.fromEntries(
      (['lang', 'elder', 'theme', 'area'] as const).flatMap((name) => {
        const value = getCookie(c, name)
        return value === undefined ? [] : [[name, value.slice(0, 40)]]
      }),
    )
    return c.html(knownPage(view, { ctx, known: await knownOf(ctx), switches }))
  })
