import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { ledGathering } from './led.ts'
import { photosHref } from './photo.page.ts'
import { readPhoto } from './photo.rules.ts'
import { photoConflict, photoTextPage } from './photo-text.page.ts'
import { photoOf, putTextRight } from './photo-text.ts'
import { photoWords } from './photo.words.ts'

type Asked = Context<WebEnv>

/** The gathering and the photo the address names; 404 where one is not there. */
async function named(c: Asked) {
  const { ctx } = c.var
  const gathering = await ledGathering(c)
  const id = idFrom(c.req.param('photo'))
  const photo = id === null ? undefined : await photoOf(ctx, { id, gatheringId: gathering.id })
  if (!photo) throw new HTTPException(404)
  return { ctx, gathering, photo }
}

async function correct(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const w = photoWords(ctx.lang)
  const page = await named(c)
  const { gathering, photo } = page
  const sent = await sentForm(c)
  const read = readPhoto(sent, { forMinors: gathering.for_minors })
  // The version its form was drawn with: what came since must not be taken for seen.
  const version = wholeNumber(sent['version']) ?? 0
  const again = (errors: ReturnType<typeof sentences>) =>
    c.html(photoTextPage(view, { ...page, photo: { ...photo, version }, back: { values: sent, errors } }), 422)
  if (!read.good) return again(sentences(read.problems, w.refused))
  const outcome = await putTextRight(ctx, { id: photo.id, gatheringId: gathering.id, version }, read.value)
  if (outcome.done) return sendTo(c, photosHref(gathering), { kind: 'done', text: w.textSaid })
  if (outcome.why === 'unknown') throw new HTTPException(404)
  if (outcome.why === 'stale') return c.html(photoConflict(view, { ...(await named(c)), mine: read.value }), 409)
  return again([{ field: 'public', text: w.refused[outcome.why] }])
}

const deed = may('call the roll')

/** What is said of one photo, put right by whoever leads. */
export const photoTextRoutes = new Hono<WebEnv>()
  .get('/desk/gatherings/:id/photos/:photo', deed, async (c) => c.html(photoTextPage(c.var.view, await named(c))))
  .post('/desk/gatherings/:id/photos/:photo', deed, correct)
