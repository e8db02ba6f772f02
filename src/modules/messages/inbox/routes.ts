import { Hono } from 'hono'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { hrefIn, ownRooms, type Room } from '../room.ts'
import { inboxOf, openMessage, readAll, unreadCount } from './inbox.ts'
import { inboxPage } from './page.ts'
import { inboxWords } from './words.ts'

const inboxIn = (room: Room): Hono<WebEnv> =>
  new Hono<WebEnv>()
    .get(room.base, room.guard(), async (c) => {
      const { ctx, view } = c.var
      const [messages, unread] = await Promise.all([inboxOf(ctx), unreadCount(ctx)])
      c.header('cache-control', 'no-store')
      return c.html(inboxPage(view, { room, actor: ctx.actor, messages, unread, now: ctx.now }))
    })
    .post(`${room.base}/reading`, room.guard(), async (c) => {
      await readAll(c.var.ctx)
      return sendTo(c, room.base, { kind: 'done', text: inboxWords(c.var.ctx.lang).allRead })
    })
    .post(`${room.base}/:id/opening`, room.guard(), async (c) => {
      const id = idFrom(c.req.param('id'))
      const told = id === null ? null : await openMessage(c.var.ctx, id)
      return told === null ? c.notFound() : c.redirect(hrefIn(room, c.var.ctx, told), 303)
    })

/** The inbox, in both its rooms. */
export const inbox = ownRooms.reduce((all, room) => all.route('/', inboxIn(room)), new Hono<WebEnv>())
