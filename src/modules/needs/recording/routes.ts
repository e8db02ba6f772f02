import { Hono, type Context } from 'hono'
import { uuidv7 } from '#base/uuid.ts'
import { pictureWords } from '#platform/files/files.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { choiceIn, type Problem } from '../form.rules.ts'
import { formId, formOf, sentences, type Form } from '../form.ts'
import { intakeWords } from '../intake/words.ts'
import { submit } from '../intake/wish.ts'
import { channels, readWish, type WishProblem } from '../intake/wish.rules.ts'
import { writePass } from '../pass.ts'
import { keepAll, mostPictures } from '../pictures.ts'
import { findPlace, placesOf, type PlaceChoices } from '../places.ts'
import { recordingPage } from './page.ts'

/** What is wrong with a form of the desk: that of anybody's form, and a missing channel first. */
function wrongWith(form: Form, places: PlaceChoices) {
  const read = readWish(form.sent, { isPlace: (id) => findPlace(places, id) !== null, pictures: form.photos.length })
  const channel = choiceIn(form.sent, 'channel', channels)
  const missing: Problem<WishProblem>[] = channel ? [] : [{ field: 'channel', why: 'choose-channel' }]
  return { read, channel, problems: [...missing, ...(read.good ? [] : read.problems)] }
}

type Wrong = { places: PlaceChoices; errors?: FieldError[]; problem?: string }

function sentBack(c: Context<WebEnv>, form: Form, { places, errors = [], problem }: Wrong) {
  const { ctx, view } = c.var
  const id = problem ? uuidv7(ctx.now) : formId(form.sent, ctx.now)
  return c.html(recordingPage(view, { id, places, values: form.sent, errors, problem }), 422)
}

async function record(c: Context<WebEnv>): Promise<Response> {
  const { ctx } = c.var
  const form = await formOf(c)
  const places = await placesOf(ctx)
  const { read, channel, problems } = wrongWith(form, places)
  const errors = sentences(problems, intakeWords(ctx.lang).refused)
  if (form.tooMany) errors.push({ field: 'photos', text: pictureWords(ctx.lang).tooMany(mostPictures) })
  if (!read.good || channel === null || errors.length) return sentBack(c, form, { places, errors })
  const kept = await keepAll(ctx, form.photos)
  if (!kept.done)
    return sentBack(c, form, { places, errors: [{ field: 'photos', text: pictureWords(ctx.lang).refused[kept.why] }] })
  const wish = read.value
  const place = findPlace(places, wish.placeId ?? undefined) ?? { compoundId: null, buildingId: null }
  const answer = await submit(ctx, { id: formId(form.sent, ctx.now), wish, place, channel, pictures: kept.value })
  if (!answer.done) return sentBack(c, form, { places, problem: intakeWords(ctx.lang).tooOld })
  const pass = writePass(ctx, { kind: 'receipt', needId: answer.value.needId })
  return c.redirect(`/desk/needs/receipt/${pass}${answer.value.another ? '?another=1' : ''}`, 303)
}

/** Writing down what somebody said on the telephone, at the door or on paper. */
export const recording = new Hono<WebEnv>()
  .get('/desk/needs/new', may('record a need for somebody'), async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    return c.html(recordingPage(view, { id: uuidv7(ctx.now), places: await placesOf(ctx) }))
  })
  .post('/desk/needs/new', may('record a need for somebody'), record)
