import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { anchorOf, morningPath } from './address.ts'
import { hazards } from './hazard.routes.ts'
import { numbers } from './numbers.routes.ts'
import { ownHelpRoutes } from './own-help.routes.ts'
import { askedDay, showMorning } from './show-morning.ts'
import { setStall, stallStates } from './stall.ts'
import { tapWords } from './tap.words.ts'
import { taps } from './taps.routes.ts'
import { countingWords } from './words.ts'

const count = may('count at a stall')

async function setState(c: Context<WebEnv>): Promise<Response> {
  const counted = await askedDay(c)
  const { ctx } = c.var
  const to = choiceIn(await sentForm(c), 'state', stallStates)
  const stallId = idFrom(c.req.param('stall'))
  if (to === null || stallId === null) throw new HTTPException(404)
  const outcome = await setStall(ctx, { day: counted.day, stallId, to })
  if (!outcome.done) {
    if (outcome.why === 'unknown-stall') throw new HTTPException(404)
    return showMorning(c, counted, tapWords(ctx.lang).refused[outcome.why])
  }
  const w = countingWords(ctx.lang)
  return sendTo(c, `${morningPath(counted.day)}#${anchorOf({ id: stallId })}`, {
    kind: 'done',
    text: to === 'open' ? w.opened : w.closed,
  })
}

/** The morning of a vanguard day: its stalls, its roll, what was found, and the numbers for everybody. */
export const counting = new Hono<WebEnv>()
  .route('/', numbers)
  .route('/', hazards)
  .route('/', ownHelpRoutes)
  .get('/desk/vanguard/:id/morning', count, async (c) => showMorning(c, await askedDay(c)))
  .route('/', taps)
  .post('/desk/vanguard/:id/morning/:stall', count, setState)
