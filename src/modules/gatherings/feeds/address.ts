import type { Context } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { listHref } from '#platform/web/list-href.ts'

type Asked = Context<WebEnv>

/** A calendar program has no cookie: whose area and which language must stand in the address. */
export const feedPath = ({ area, lang }: { area: { code: string }; lang: string }, path: string): string =>
  listHref(path, { area: area.code, lang: lang === 'zh' ? undefined : lang })

/** The address programs subscribe to: they open it by this scheme instead of fetching it once. */
const subscribed = (url: string): string => url.replace(/^https?:/, 'webcal:')

/** The full address of the area's public calendar. */
export const areaFeedUrl = (c: Asked): string => subscribed(fullUrl(c, feedPath(c.var.ctx, '/calendar.ics')))

/** The full address of somebody's own calendar, as a program subscribes to it and as it is typed. */
export function ownFeedUrl(c: Asked, key: string): { subscribe: string; typed: string } {
  const typed = fullUrl(c, feedPath(c.var.ctx, `/calendar/${key}.ics`))
  return { subscribe: subscribed(typed), typed }
}
