import { Hono } from 'hono'
import { choiceIn } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { formOf } from '../form.ts'
import { formAgain } from '../intake/page.ts'
import { receive } from '../intake/reception.ts'
import { channels } from '../intake/wish.rules.ts'
import { placesOf } from '../places.ts'
import { recordingPage } from './page.ts'

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
    const reception = await receive(ctx, form, choiceIn(form.sent, 'channel', channels))
    if (reception.taken) return c.redirect(`/desk/needs/receipt/${reception.receipt}`, 303)
    return c.html(recordingPage(view, formAgain(ctx, form, reception)), reception.earlier ? 409 : 422)
  })
