import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { may } from '../access.ts'
import { deskHrefOf } from '../gathering.ts'
import { markEvidenced } from './evidence.ts'
import { feedbackRoutes } from './feedback.routes.ts'
import { ledGathering } from './led.ts'
import { noteRoutes } from './note.routes.ts'
import { photoRoutes } from './photo.routes.ts'
import { photoTextRoutes } from './photo-text.routes.ts'
import { afterWords } from './words.ts'

/** What is written down after a gathering, and how it was found. */
export const after = new Hono<WebEnv>()
  .route('/', noteRoutes)
  .route('/', photoRoutes)
  .route('/', photoTextRoutes)
  .route('/', feedbackRoutes)
  .post('/desk/gatherings/:id/evidence', may('call the roll'), async (c) => {
    const { ctx } = c.var
    const w = afterWords(ctx.lang)
    const gathering = await ledGathering(c)
    const outcome = await markEvidenced(ctx, gathering.id)
    const said = outcome.done
      ? { kind: 'done' as const, text: w.marked }
      : { kind: 'problem' as const, text: w.refused[outcome.why] }
    return sendTo(c, `${deskHrefOf(gathering)}#after`, said)
  })
