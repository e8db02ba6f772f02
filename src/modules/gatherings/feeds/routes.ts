import { createHash } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { originOf } from '#platform/web/full-url.ts'
import { formId, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { shownGathering } from '../gathering.ts'
import { ownFeedUrl } from './address.ts'
import { ownFeed } from './own-feed.ts'
import { endKey, livingKey, makeKey } from './own-key.ts'
import { madePage, ownCalendarPage, ownPath } from './page.ts'
import { areaFeed, eventFeed, venueFeed } from './public-feeds.ts'
import { feedWords } from './words.ts'

type Asked = Context<WebEnv>

const open = may('read the calendar')
const own = may('keep an own calendar address')

/** Calendars for programs, and the page where somebody keeps the address of their own. */
export const feeds = new Hono<WebEnv>()
  .get('/calendar.ics', open, async (c) => answer(c, await areaFeed(c.var.ctx, originOf(c))))
  .get('/venues/:id/calendar.ics', open, async (c) => {
    const id = idFrom(c.req.param('id'))
    return answer(c, id === null ? undefined : await venueFeed(c.var.ctx, id, originOf(c)))
  })
  .get('/gatherings/:id/event.ics', open, async (c) => {
    const { ctx } = c.var
    const gathering = await shownGathering(ctx, idFrom(c.req.param('id')))
    return answer(c, gathering && (await eventFeed(ctx, gathering, originOf(c))), 'event.ics')
  })
  .get('/calendar/:key{[\\w-]+\\.ics}', open, async (c) => {
    // The address holds the key: nobody else may learn it from here.
    c.header('referrer-policy', 'no-referrer')
    const key = c.req.param('key').slice(0, -'.ics'.length)
    return answer(c, await ownFeed(c.var.ctx, key, originOf(c)))
  })
  .get(ownPath, own, (c) => drawn(c))
  .post(ownPath, own, async (c) => {
    const { ctx, view } = c.var
    const id = formId(await sentForm(c), ctx.now)
    const made = await makeKey(ctx, { id, accountId: accountOf(c) })
    if (!made.done) return drawn(c, [{ field: 'id', text: feedWords(ctx.lang).refused[made.why] }])
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
    return c.html(madePage(view, ownFeedUrl(c, made.value)))
  })
  .post(`${ownPath}/end`, own, async (c) => {
    const { ctx } = c.var
    await endKey(ctx, accountOf(c))
    return sendTo(c, ownPath, { kind: 'done', text: feedWords(ctx.lang).ended })
  })

/** A calendar as a program takes it: kept by it, and sent again only when something changed. 404 for one that is not there. */
function answer(c: Asked, text: string | undefined, file?: string): Response {
  if (text === undefined) throw new HTTPException(404)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  c.header('etag', tag)
  c.header('cache-control', 'private, no-cache')
  if (matches(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  if (file) c.header('content-disposition', `inline; filename="${file}"`)
  return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8' })
}

/** Tags are compared weakly (RFC 9110, 13.1.2): a proxy that packed the answer marks its tag so. */
const matches = (asked: string | undefined, tag: string): boolean =>
  (asked ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

const accountOf = (c: Asked): string => c.var.ctx.actor.id ?? ''

async function drawn(c: Asked, errors?: FieldError[]): Promise<Response> {
  const { ctx, view } = c.var
  const now = await livingKey(ctx, accountOf(c))
  c.header('cache-control', 'no-store')
  const plans = may.allows(ctx.actor, 'plan gatherings')
  const page = ownCalendarPage(view, { now: ctx.now, plans, newId: uuidv7(ctx.now), madeAt: now?.made_at, errors })
  return c.html(page, errors ? 422 : 200)
}
