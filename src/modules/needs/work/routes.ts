import { Hono } from 'hono'
import { uuidv7 } from '#base/uuid.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { leads, may, placeOf, rolesOf } from '../access.ts'
import { openIn } from '../handling/opening.ts'
import { needHere, perform, showNeed, type Room } from '../handling/performing.ts'
import { handedTo, handsOf } from './handed.ts'
import { workPage } from './page.ts'

/** The room of the property manager, the owners' committee and the leads of teams: what was handed to them, in their places. The rest does not exist there. */
const room: Room = {
  base: '/desk/work',
  sees: (ctx, need) =>
    leads(ctx.actor, need) ||
    handsOf(ctx.actor).some((hand) => need.assignee_role === hand && holdsAt(ctx.actor, rolesOf[hand], placeOf(need))),
  closed: 404,
}

const work = may('work on what was handed over')

/** What was handed over, and what can be done with it: take, give back, begin, wait for others, say that it is done. */
export const handedWork = new Hono<WebEnv>()
  .get('/desk/work', work, async (c) => {
    const { ctx, view } = c.var
    const which = c.req.query('which') === 'done' ? 'done' : 'open'
    const lines = await handedTo(ctx, which)
    c.header('cache-control', 'no-store')
    return c.html(workPage(view, { ctx, which, lines, newId: () => uuidv7(ctx.now) }))
  })
  .get('/desk/work/:number', work, async (c) => showNeed(c, room, { need: await needHere(c, room) }))
  .post('/desk/work/:number/taking', work, perform(room, 'take'))
  .post('/desk/work/:number/promised-day', work, perform(room, 'promise'))
  .post('/desk/work/:number/return', work, perform(room, 'return'))
  .post('/desk/work/:number/start', work, perform(room, 'start'))
  .post('/desk/work/:number/result', work, perform(room, 'resolve'))
  .post('/desk/work/:number/waiting', work, perform(room, 'wait'))
  .post('/desk/work/:number/resumption', work, perform(room, 'resume'))
  .post('/desk/work/:number/contact-opening', may("open an asker's contact for a visit"), openIn(room))
