import { Hono } from 'hono'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { formOf } from '../form.ts'
import { buildingOfHome, placesOf } from '../places.ts'
import { tooOften } from './often.ts'
import { formAgain, intakePage } from './page.ts'
import { receive } from './reception.ts'

/** The form anybody can fill in: `?building=` and `?category=` lay a place and a subject ready, as codes on a wall do. */
export const intake = new Hono<WebEnv>()
  .get('/needs/new', may('report a need'), async (c) => {
    const { ctx, view } = c.var
    const { homeId } = ctx.actor
    const scanned = c.req.query('building') ?? c.req.query('place')
    const place = scanned ?? (homeId ? await buildingOfHome(ctx, homeId) : null)
    const preset = { category: c.req.query('category'), place: place ?? undefined }
    // No cache on the way may hand two people the same hidden id; the reader's own browser keeps it for its back button,
    // so that what is sent again after going back is the same need.
    c.header('cache-control', 'private, no-cache')
    return c.html(
      intakePage(view, {
        id: uuidv7(ctx.now),
        places: await placesOf(ctx),
        preset,
        scanned: idFrom(scanned) ?? undefined,
      }),
    )
  })
  .post('/needs/new', may('report a need'), async (c) => {
    const { ctx, view } = c.var
    const form = await formOf(c)
    const later = await tooOften(c, form)
    if (later) return later
    const reception = await receive(ctx, form, 'web')
    if (reception.taken) return c.redirect(`/needs/receipt/${reception.receipt}`, 303)
    return c.html(intakePage(view, formAgain(ctx, form, reception)), reception.earlier ? 409 : 422)
  })
