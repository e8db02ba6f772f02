import { Hono, type Context } from 'hono'
import { uuidv7 } from '#base/uuid.ts'
import { pictureWords, type KeptPicture } from '#platform/files/files.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { formId, formOf, sentences, type Form } from '../form.ts'
import { writePass } from '../pass.ts'
import { keepAll, mostPictures, openPictures, sealPictures } from '../pictures.ts'
import { buildingOfHome, findPlace, placesOf } from '../places.ts'
import { intakePage, type IntakeForm } from './page.ts'
import { intakeWords } from './words.ts'
import { submit } from './wish.ts'
import { readWish } from './wish.rules.ts'

/** The photos of a form: those kept from an earlier try and those it brought now, or why not. */
async function photosOf(c: Context<WebEnv>, form: Form): Promise<{ kept: KeptPicture[]; errors: FieldError[] }> {
  const { ctx } = c.var
  const before = form.sent['drop'] === 'yes' ? [] : openPictures(ctx, form.sent['kept'])
  const said = pictureWords(ctx.lang)
  if (form.tooMany || before.length + form.photos.length > mostPictures)
    return { kept: before, errors: [{ field: 'photos', text: said.tooMany(mostPictures) }] }
  const now = await keepAll(ctx, form.photos)
  if (!now.done) return { kept: before, errors: [{ field: 'photos', text: said.refused[now.why] }] }
  return { kept: [...before, ...now.value], errors: [] }
}

type Back = Omit<IntakeForm, 'places'>

async function formPage(c: Context<WebEnv>, form: Back, status: 200 | 422 = 200) {
  const places = await placesOf(c.var.ctx)
  c.header('cache-control', 'no-store')
  return c.html(intakePage(c.var.view, { ...form, places }), status)
}

/** The form came back: everything typed and every photo that could be read is still there. */
function sentBack(
  c: Context<WebEnv>,
  form: Form,
  wrong: { kept: KeptPicture[]; errors?: FieldError[]; problem?: string },
) {
  const { ctx } = c.var
  const kept = wrong.kept.length ? { count: wrong.kept.length, sealed: sealPictures(ctx, wrong.kept) } : undefined
  const values = { ...form.sent, drop: undefined }
  const id = wrong.problem ? uuidv7(ctx.now) : formId(form.sent, ctx.now)
  return formPage(c, { id, values, kept, errors: wrong.errors ?? [], problem: wrong.problem }, 422)
}

/** The form anybody can fill in: `?building=` and `?category=` lay a place and a subject ready, as codes on a wall do. */
export const intake = new Hono<WebEnv>()
  .get('/needs/new', may('report a need'), async (c) => {
    const { ctx } = c.var
    const { homeId } = ctx.actor
    const place = c.req.query('building') ?? c.req.query('place') ?? (homeId ? await buildingOfHome(ctx, homeId) : null)
    const preset = { category: c.req.query('category'), place: place ?? undefined }
    return formPage(c, { id: uuidv7(ctx.now), preset })
  })
  .post('/needs/new', may('report a need'), async (c) => {
    const { ctx } = c.var
    const form = await formOf(c)
    const [places, photos] = [await placesOf(ctx), await photosOf(c, form)]
    const read = readWish(form.sent, {
      isPlace: (id) => findPlace(places, id) !== null,
      pictures: photos.kept.length + photos.errors.length,
    })
    const wrong = read.good ? [] : sentences(read.problems, intakeWords(ctx.lang).refused)
    if (!read.good || photos.errors.length > 0)
      return sentBack(c, form, { kept: photos.kept, errors: [...wrong, ...photos.errors] })
    const wish = read.value
    const place = findPlace(places, wish.placeId ?? undefined) ?? { compoundId: null, buildingId: null }
    const id = formId(form.sent, ctx.now)
    const answer = await submit(ctx, { id, wish, place, channel: 'web', pictures: photos.kept })
    if (!answer.done) return sentBack(c, form, { kept: photos.kept, problem: intakeWords(ctx.lang).tooOld })
    const pass = writePass(ctx, { kind: 'receipt', needId: answer.value.needId })
    return c.redirect(`/needs/receipt/${pass}${answer.value.another ? '?another=1' : ''}`, 303)
  })
