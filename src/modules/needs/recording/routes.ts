import { Hono } from 'hono'
import { choiceIn } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { Form } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { formOf } from '../form.ts'
import { formAgain } from '../intake/page.ts'
import { receive } from '../intake/reception.ts'
import { channels } from '../intake/wish.rules.ts'
import { placesOf } from '../places.ts'
import { recordingPage } from './page.ts'
import { placeNamed } from './where.rules.ts'

/** The form with the place somebody typed in place of its name; what follows the name is the spot, unless that was said too. */
async function withPlace(ctx: Ctx, form: Form): Promise<Form> {
  const named = placeNamed(await placesOf(ctx), form.sent['place'] ?? '')
  if (!named) return form
  return { ...form, sent: { ...form.sent, place: named.id, spot: form.sent['spot'] || named.rest } }
}

/** Writing down what somebody said on the telephone, at the door or on paper. */
export const recording = new Hono<WebEnv>()
  .get('/desk/needs/new', may('record a need for somebody'), async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'private, no-cache')
    return c.html(recordingPage(view, { id: uuidv7(ctx.now), places: await placesOf(ctx) }))
  })
  .post('/desk/needs/new', may('record a need for somebody'), async (c) => {
    const { ctx, view } = c.var
    const form = await formOf(c)
    const reception = await receive(ctx, await withPlace(ctx, form), choiceIn(form.sent, 'channel', channels))
    if (reception.taken) return c.redirect(`/desk/needs/receipt/${reception.receipt}`, 303)
    return c.html(recordingPage(view, formAgain(ctx, form, reception)), reception.earlier ? 409 : 422)
  })
