import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Gathering } from '../gathering.ts'
import { picturesIn, sealedPictures, type CameWith } from './kept-pictures.ts'
import { isCommittee, ledGathering } from './led.ts'
import { photosHref, photosPage, type PhotoBack } from './photo.page.ts'
import { mostPhotos, readPhoto } from './photo.rules.ts'
import { addPhotos, photosToKeep, showPhoto, takeDown, type AddRefusal } from './photo.ts'
import { photoWords } from './photo.words.ts'

type Asked = Context<WebEnv>

async function show(c: Asked, gathering: Gathering, back?: PhotoBack): Promise<Response> {
  const { ctx, view } = c.var
  const data = await photosToKeep(ctx, gathering.id)
  const page = photosPage(view, { ctx, gathering, ...data, inside: isCommittee(ctx, gathering), back })
  return c.html(page, back ? 422 : 200)
}

type Back = Pick<PhotoBack, 'form' | 'values' | 'errors' | 'problem'> & { came: CameWith }

/** The page again, with everything that was typed and every picture that came. */
const again = (c: Asked, gathering: Gathering, { came, errors, ...back }: Back): Promise<Response> =>
  show(c, gathering, {
    ...back,
    errors: came.problem === null ? errors : [...errors, { field: back.form, text: came.problem }],
    kept: came.kept.length > 0 ? { count: came.kept.length, sealed: sealedPictures(c.var.ctx, came.kept) } : null,
  })

const refusal = (c: Asked, why: AddRefusal) => {
  const w = photoWords(c.var.ctx.lang)
  if (why === 'not-now' || why === 'unknown') return { errors: [], problem: w.notNow }
  return { errors: [{ field: 'public', text: w.refused[why] }] }
}

async function add(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = photoWords(ctx.lang)
  const gathering = await ledGathering(c)
  const form = await readForm(c, { field: 'photos', maxFiles: mostPhotos })
  const came = await picturesIn(ctx, form)
  const read = readPhoto(form.sent, { forMinors: gathering.for_minors })
  const back = { form: 'photos' as const, values: form.sent, came }
  const nothingCame = came.kept.length === 0 && came.problem === null
  const missing = nothingCame ? [{ field: 'photos', text: w.noPhoto }] : []
  if (!read.good) return again(c, gathering, { ...back, errors: [...missing, ...sentences(read.problems, w.refused)] })
  if (nothingCame || came.problem !== null) return again(c, gathering, { ...back, errors: missing })
  const adding = { gatheringId: gathering.id, kept: came.kept, kind: 'photo' as const, text: read.value }
  const outcome = await addPhotos(ctx, adding)
  if (!outcome.done) return again(c, gathering, { ...back, ...refusal(c, outcome.why) })
  return sendTo(c, photosHref(gathering), { kind: 'done', text: w.added(outcome.value.added) })
}

async function addSheets(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = photoWords(ctx.lang)
  const gathering = await ledGathering(c)
  const form = await readForm(c, { field: 'sheets', maxFiles: mostPhotos })
  const came = await picturesIn(ctx, form)
  const back = { form: 'sheets' as const, values: form.sent, came }
  if (came.problem !== null) return again(c, gathering, { ...back, errors: [] })
  if (came.kept.length === 0) return again(c, gathering, { ...back, errors: [{ field: 'sheets', text: w.noPhoto }] })
  const outcome = await addPhotos(ctx, { gatheringId: gathering.id, kept: came.kept, kind: 'sheet' })
  if (!outcome.done) return again(c, gathering, { ...back, ...refusal(c, outcome.why) })
  return sendTo(c, `${photosHref(gathering)}#sheets`, { kind: 'done', text: w.added(outcome.value.added) })
}

async function onPhoto(c: Asked) {
  const gathering = await ledGathering(c)
  const id = idFrom(c.req.param('photo'))
  if (id === null) throw new HTTPException(404)
  return { gathering, on: { id, gatheringId: gathering.id } }
}

const deed = may('call the roll')

/** Photos and sheets: added, shown, taken down. */
export const photoRoutes = new Hono<WebEnv>()
  .get('/desk/gatherings/:id/photos', deed, async (c) => show(c, await ledGathering(c)))
  .post('/desk/gatherings/:id/photos', deed, add)
  .post('/desk/gatherings/:id/sheets', deed, addSheets)
  .post('/desk/gatherings/:id/photos/:photo/shown', deed, async (c) => {
    const { gathering, on } = await onPhoto(c)
    const faces = choiceIn(await sentForm(c), 'faces', ['none', 'agreed'] as const)
    const w = photoWords(c.var.ctx.lang)
    const back = { form: 'photos' as const, values: {}, errors: [], kept: null }
    if (faces === null) return show(c, gathering, { ...back, problem: w.refused['choose-faces'] })
    const outcome = await showPhoto(c.var.ctx, on, { faces })
    if (outcome.done) return sendTo(c, photosHref(gathering), { kind: 'done', text: w.shown })
    if (outcome.why === 'unknown') throw new HTTPException(404)
    return show(c, gathering, { ...back, problem: w.refused[outcome.why] })
  })
  .post('/desk/gatherings/:id/photos/:photo/taken-down', deed, async (c) => {
    const { gathering, on } = await onPhoto(c)
    await takeDown(c.var.ctx, on)
    return sendTo(c, photosHref(gathering), { kind: 'done', text: photoWords(c.var.ctx.lang).takenDown })
  })
