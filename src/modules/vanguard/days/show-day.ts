import type { Context } from 'hono'
import { uuidv7 } from '#base/uuid.ts'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import type { Day } from '../day.ts'
import { freshStall } from '../stalls/fields.ts'
import { stallsPart, type StallBack } from '../stalls/page.ts'
import { isArranged } from '../stalls/stall.ts'
import { wishesOf } from '../stalls/wishes.ts'
import { dayBoard, dayPage, type Shown } from './day.page.ts'
import { hoursOf, oneDay } from './one-day.ts'
import { dayParts } from './parts.ts'

/** The board of one day, with a form that came back if there is one. */
export async function showDay(c: Context<WebEnv>, day: Day, back?: StallBack): Promise<Response> {
  const { ctx, view } = c.var
  const shown = await boardOfDay(view, ctx, { day, adding: c.req.query('open') === 'stall', back })
  c.header('cache-control', 'no-store')
  return c.html(dayPage(view, shown), back ? (back.status ?? 422) : 200)
}

type Wanted = { day: Day; adding: boolean; back?: StallBack | undefined }

/** What the board of one day shows this reader. */
export async function boardOfDay(view: View, ctx: Ctx, { day, adding, back }: Wanted): Promise<Shown> {
  const changes = mayPlanAt(ctx.actor, day) && isArranged(day, ctx.now)
  const [one, parts, wishes] = await Promise.all([
    oneDay(ctx, day),
    Promise.all(dayParts.map((part) => part(view, ctx, day))),
    changes && day.programme_id !== null ? wishesOf(ctx) : [],
  ])
  const stalls = stallsPart(ctx, {
    one,
    wishes: one.takesWishes ? wishes : [],
    changes,
    adding,
    fresh: freshStall(hoursOf(day)),
    newId: () => uuidv7(ctx.now),
    back,
  })
  return dayBoard(ctx, { one, stalls, parts: parts.filter((part) => part !== null) })
}
