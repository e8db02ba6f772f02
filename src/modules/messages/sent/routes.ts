import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { outboxPage } from './page.ts'
import { outboxOf } from './sent.ts'

/** The outbox as those see it who keep the machine running. */
export const sentDesk = new Hono<WebEnv>().get('/desk/messages/outbox', may('see the outbox'), async (c) => {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  return c.html(outboxPage(view, { ctx, lines: await outboxOf(ctx) }))
})
