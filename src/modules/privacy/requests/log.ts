import { DAY_MS } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Opened } from '#platform/personal/personal.ts'
import type { Parts } from '../known/gather.ts'

/** How far back the record of openings is shown. */
export const logDays = 30

/** Every look at a sealed field in the area in the last days, the latest first; not whose it was. */
export const openingsLog = (ctx: Ctx, parts: Parts): Promise<Opened[]> =>
  inArea(ctx, async (tx) => {
    const since = new Date(ctx.now.getTime() - logDays * DAY_MS)
    const all: Opened[] = []
    for (const part of parts) all.push(...((await part.log?.(tx, ctx, since)) ?? []))
    return all.sort((a, b) => b.at.getTime() - a.at.getTime())
  })
