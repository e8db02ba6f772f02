import type { Context } from 'hono'
import { limit } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { Form } from '#platform/web/read-form.ts'
import { openPictures } from '../pictures.ts'
import { placesOf } from '../places.ts'
import { formAgain, intakePage } from './page.ts'
import { intakeWords } from './words.ts'

/** From one household, or from one address of the net: a whole meeting may share one. */
const perHour = { max: 200, windowSeconds: 3600 }

/**
 * The answer to one who has sent this form more often than people do: 429 and everything typed, for later. Null for all
 * others; staff are never stopped. Asked before any photo is looked at.
 */
export async function tooOften(c: Context<WebEnv>, form: Form): Promise<Response | null> {
  const { ctx, view, services } = c.var
  if (ctx.actor.kind === 'account') return null
  const wait = await limit(services, `needs from ${ctx.actor.id ?? view.client}`, perHour)
  if (wait === 0) return null
  const w = intakeWords(ctx.lang)
  const again = formAgain(ctx, form, {
    taken: false,
    errors: form.files.length > 0 ? [{ field: 'photos', text: w.photosLater }] : [],
    problem: w.tooOften(Math.ceil(wait / 60)),
    sameNeed: true,
    kept: openPictures(ctx, form.sent['kept']),
    places: await placesOf(ctx),
  })
  return c.html(intakePage(view, again), 429, { 'retry-after': String(wait) })
}
