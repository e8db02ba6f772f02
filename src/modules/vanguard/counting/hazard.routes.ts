import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentForm, sentences } from '#platform/web/read-form.ts'
import { placeChoices } from '#modules/people/public.ts'
import { may } from '../access.ts'
import type { Day } from '../day.ts'
import { hazardPath } from './address.ts'
import { dayToCount } from './day.ts'
import { hazardPage, type HazardBack } from './hazard.page.ts'
import { readHazard, type HazardRefusal } from './hazard.rules.ts'
import { reportHazard, stallChoices } from './hazard.ts'
import { hazardWords } from './hazard.words.ts'

type Asked = Context<WebEnv>

async function asked(c: Asked): Promise<Day> {
  c.header('cache-control', 'no-store')
  const counted = await dayToCount(c.var.ctx, idFrom(c.req.param('id')))
  if (!counted) throw new HTTPException(404)
  return counted.day
}

async function shown(c: Asked, day: Day, back?: HazardBack): Promise<Response> {
  const { ctx, view } = c.var
  const [stalls, places] = [await stallChoices(ctx, day.id), await placeChoices(ctx)]
  const stallId = idFrom(c.req.query('stall'))
  return c.html(hazardPage(view, { day, stalls, places, id: uuidv7(ctx.now), stallId, back }), back ? 422 : 200)
}

const fieldOf: Record<HazardRefusal, string> = { 'unknown-stall': 'stall', 'no-such-place': 'place', 'too-old': 'kind' }

async function found(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const day = await asked(c)
  const sent = await sentForm(c)
  const w = hazardWords(ctx.lang)
  const read = readHazard(sent)
  if (!read.good) return shown(c, day, { values: sent, errors: sentences(read.problems, w.refused) })
  const outcome = await reportHazard(ctx, { ...read.value, day, id: formId(sent, ctx.now) })
  if (outcome.done) {
    const { number, handed } = outcome.value
    return sendTo(c, hazardPath(day), { kind: 'done', text: handed ? w.handed(number) : w.done(number) })
  }
  const { why } = outcome
  return shown(c, day, { values: sent, errors: [{ field: fieldOf[why], text: w.refused[why] }] })
}

/** What was found at a stall or at a home and is dangerous. */
export const hazards = new Hono<WebEnv>()
  .get('/desk/vanguard/:id/hazard', may('count at a stall'), async (c) => shown(c, await asked(c)))
  .post('/desk/vanguard/:id/hazard', may('count at a stall'), found)
