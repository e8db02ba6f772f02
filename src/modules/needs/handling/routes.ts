import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { committee, may, placeOf } from '../access.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import { layWording } from '../replies/laying.ts'
import { openIn } from './opening.ts'
import { needHere, perform, showNeed, type Room } from './performing.ts'

/** The committee's desk: every need of the places its people work in. */
const desk: Room = {
  base: '/desk/needs',
  sees: (ctx, need) => holdsAt(ctx.actor, committee, placeOf(need)),
  closed: 403,
}

const work = may('work on needs')

/** One need on the desk, and everything that can be done to it. */
export const handling = new Hono<WebEnv>()
  .get('/desk/needs/:number', may('follow an address of the desk'), async (c) => {
    // Staff pass such addresses on: whoever the need was handed to finds it in their own room.
    if (!may.allows(c.var.ctx.actor, 'work on needs')) return c.redirect(`/desk/work/${c.req.param('number')}`, 303)
    return showNeed(c, desk, { need: await needHere(c, desk) })
  })
  .post('/desk/needs/:number/acceptance', work, perform(desk, 'accept'))
  .post('/desk/needs/:number/first-contact', work, perform(desk, 'contact'))
  .post('/desk/needs/:number/assignment', work, perform(desk, 'assign'))
  .post('/desk/needs/:number/reassignment', work, perform(desk, 'reassign'))
  .post('/desk/needs/:number/taking', work, perform(desk, 'take'))
  .post('/desk/needs/:number/promised-day', work, perform(desk, 'promise'))
  .post('/desk/needs/:number/return', work, perform(desk, 'return'))
  .post('/desk/needs/:number/start', work, perform(desk, 'start'))
  .post('/desk/needs/:number/result', work, perform(desk, 'resolve'))
  .post('/desk/needs/:number/answer', work, perform(desk, 'confirm'))
  .post('/desk/needs/:number/withdrawal', work, perform(desk, 'withdraw'))
  .post('/desk/needs/:number/board-entry', work, perform(desk, 'show'))
  .post('/desk/needs/:number/question', work, perform(desk, 'ask'))
  .post('/desk/needs/:number/reply', work, perform(desk, 'tell'))
  .post('/desk/needs/:number/waiting', work, perform(desk, 'wait'))
  .post('/desk/needs/:number/resumption', work, perform(desk, 'resume'))
  .post('/desk/needs/:number/extension', work, perform(desk, 'extend'))
  .post('/desk/needs/:number/referral', work, perform(desk, 'refer'))
  .post('/desk/needs/:number/unsolved', may('close a need unsolved'), perform(desk, 'leave'))
  .post('/desk/needs/:number/hotline-ref', work, perform(desk, 'hotline'))
  .post('/desk/needs/:number/wording', work, layWording(desk))
  .post('/desk/needs/:number/handler', may('name who handles a dispute'), perform(desk, 'entrust'))
  .post('/desk/needs/:number/look', may('name who handles a dispute'), perform(desk, 'reveal'))
  .post('/desk/needs/:number/merging', work, perform(desk, 'merge'))
  .post('/desk/needs/:number/separation', work, perform(desk, 'unmerge'))
  .post('/desk/needs/:number/contact-opening', may("open an asker's contact"), openIn(desk))
