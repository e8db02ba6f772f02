import type { Context } from 'hono'
import type { WebEnv } from '../web/env.ts'
import type { Gate } from './gate.rules.ts'
import { keptFrom } from './unlock/kept.ts'
import { unlockPage } from './unlock/page.ts'
import type { Visitor } from './visitor.ts'

/** Where each gate sends people, and the pages that stay open in front of it. */
const gates: Record<Exclude<Gate, 'open'>, { door: string; open: RegExp }> = {
  locked: { door: '/unlock', open: /^\/(unlock|sign-out|sign-in)(\/|$)/ },
  'change-password': { door: '/account/password', open: /^\/(account\/password|sign-out|sign-in)(\/|$)/ },
  'set-up-second-factor': {
    door: '/account/second-factor',
    open: /^\/(account\/second-factor|sign-out|sign-in)(\/|$)/,
  },
}

/**
 * What a visitor meets at a gate that is not open: the way to the page that opens it, or, for a form that met the lock, the
 * password page with everything typed kept in it. Null when the request may go on. Needs `view` and `services` on `c`.
 */
export async function atTheGate(c: Context<WebEnv>, { gate, actor }: Visitor): Promise<Response | null> {
  if (gate === 'open' || gates[gate].open.test(c.req.path)) return null
  if (gate === 'locked' && c.req.method === 'POST') {
    const kept = await keptFrom(c)
    return c.html(unlockPage(c.var.view, { name: actor.name, next: kept.to, kept }), 422)
  }
  const url = new URL(c.req.url)
  const next = c.req.method === 'GET' ? `?next=${encodeURIComponent(url.pathname + url.search)}` : ''
  return c.redirect(gates[gate].door + next, 303)
}
