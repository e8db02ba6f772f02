import type { Context } from 'hono'
import { uuidv7 } from '#base/uuid.ts'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { Day } from '../day.ts'
import { freshStall } from '../stalls/fields.ts'
import { stallsPart, type StallBack } from '../stalls/page.ts'
import { isArranged } from '../stalls/stall.ts'
import { wishesOf } from '../stalls/wishes.ts'
import { dayPage } from './day.page.ts'
import { hoursOf, oneDay } from './one-day.ts'
import { dayParts } from './parts.ts'

/** The board of one day, with a form that came back if there is one. */
export async function showDay(c: Context<WebEnv>, day: Day, back?: StallBack): Promise<Response> {
  const { ctx, view } = c.var
  const changes = mayPlanAt(ctx.actor, day) && isArranged(day, ctx.now)
  const [one, parts] = await Promise.all([oneDay(ctx, day), Promise.all(dayParts.map((part) => part(view, ctx, day)))])
  const wishes = changes && one.takesWishes ? await wishesOf(ctx) : []
  const stalls = stallsPart(ctx, {
    one,
    wishes,
    changes,
    adding: c.req.query('open') === 'stall',
    fresh: freshStall(hoursOf(day)),
    newId: () => uuidv7(ctx.now),
    back,
  })
  c.header('cache-control', 'no-store')
  const page = dayPage(view, ctx, { one, stalls, parts: parts.filter((part) => part !== null) })
  return c.html(page, back ? (back.status ?? 422) : 200)
}
