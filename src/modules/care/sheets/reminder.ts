import { DAY_MS } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { actions, linkButton, notice } from '#platform/web/components.ts'
import { nothing, type Html } from '#platform/web/html.ts'
import { sheetsHref } from '../address.ts'
import { sheetWords } from './words.ts'

/** So old a list is printed anew (domain F10: updated weekly). */
const mostDays = 7

/** A line for whoever keeps plans when the sealed list is missing or older than a week; null while none is wanted. */
export const sheetReminder = (ctx: Ctx, { here = false } = {}): Promise<Html | null> =>
  inArea(ctx, async (tx) => {
    const wanted = await tx
      .selectFrom('care.plan')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('state', '=', 'consented')
      .where('moved_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    const last = await tx
      .selectFrom('care.sheet')
      .select('at')
      .where('area_id', '=', ctx.area.id)
      .where('destroyed_at', 'is', null)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const isFresh = last !== undefined && ctx.now.getTime() - last.at.getTime() <= mostDays * DAY_MS
    if (!wanted || isFresh) return null
    const w = sheetWords(ctx.lang)
    const body = here ? nothing : actions(linkButton({ text: w.title, href: sheetsHref }))
    return notice({ kind: 'note', text: last ? w.old : w.never, body })
  })
