import { Hono, type Context } from 'hono'
import { idFrom, textIn, type Sent } from '#base/form.rules.ts'
import type { Outcome } from '#base/outcome.ts'
import { pictureWords } from '#platform/files/files.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { readForm, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { keptVenue } from './asked.ts'
import { venueDeskHref } from './form.page.ts'
import { altField, picturesPage, type PictureBack } from './pictures.page.ts'
import { addPicture, bringForward, describePicture, picturesOf, takeDown, type AddRefusal } from './pictures.ts'
import { venuePictureWords } from './pictures.words.ts'
import { most } from './venue.rules.ts'
import type { Venue } from './venues.ts'

type Asked = Context<WebEnv>

const keep = may('keep venues')
const at = '/desk/venues/:id/pictures'

async function show(c: Asked, venue: Venue, back?: PictureBack) {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  return c.html(picturesPage(view, { ctx, venue, pictures: await picturesOf(ctx, [venue.id]), back }), back ? 422 : 200)
}

const homeOf = (venue: Venue): string => `${venueDeskHref(venue)}/pictures`

async function add(c: Asked) {
  const { ctx } = c.var
  const w = venuePictureWords(ctx.lang)
  const venue = await keptVenue(c)
  const { sent, files } = await readForm(c, { field: 'photo', maxFiles: 1 })
  const alt = textIn(sent, 'newAlt', { most: most.alt })
  const [file] = files
  const errors = [
    ...(file ? [] : [{ field: 'photo', text: w.noFile }]),
    ...(alt.problem ? [{ field: 'newAlt', text: w.refused[alt.problem.why] }] : []),
  ]
  if (!file || alt.text === null || errors.length) return show(c, venue, { id: null, values: sent, errors })
  const outcome = await addPicture(ctx, venue.id, { bytes: file.bytes, alt: alt.text })
  if (outcome.done) return sendTo(c, homeOf(venue), { kind: 'done', text: w.added })
  if (outcome.why === 'unknown') return c.notFound()
  return show(c, venue, { id: null, values: sent, errors: [{ field: 'photo', text: whyNot(c, outcome.why) }] })
}

const whyNot = (c: Asked, why: Exclude<AddRefusal, 'unknown'>): string =>
  why === 'full' ? venuePictureWords(c.var.ctx.lang).full : pictureWords(c.var.ctx.lang).refused[why]

type On = { id: string; venueId: string }

/** Does something to one picture of the address and leads back; 404 for one that is not this venue's. */
async function doTo(c: Asked, act: (on: On) => Promise<Outcome<null, 'unknown'>>, said: string) {
  const venue = await keptVenue(c)
  const id = idFrom(c.req.param('picture'))
  const outcome = id === null ? undefined : await act({ id, venueId: venue.id })
  return outcome?.done ? sendTo(c, homeOf(venue), { kind: 'done', text: said }) : c.notFound()
}

async function describe(c: Asked) {
  const { ctx } = c.var
  const w = venuePictureWords(ctx.lang)
  const id = c.req.param('picture') ?? ''
  const sent: Sent = await sentForm(c)
  const alt = textIn(sent, altField(id), { most: most.alt })
  const text = alt.text
  if (!alt.problem && text !== null) return doTo(c, (on) => describePicture(ctx, on, text), w.changed)
  const errors = alt.problem ? [{ field: altField(id), text: w.refused[alt.problem.why] }] : []
  return show(c, await keptVenue(c), { id, values: sent, errors })
}

/** The pictures of a venue: added, described, put in order, taken down. */
export const venuePictures = new Hono<WebEnv>()
  .get(at, keep, async (c) => show(c, await keptVenue(c)))
  .post(at, keep, add)
  .post(`${at}/:picture`, keep, describe)
  .post(`${at}/:picture/first`, keep, (c) =>
    doTo(c, (on) => bringForward(c.var.ctx, on), venuePictureWords(c.var.ctx.lang).changed),
  )
  .post(`${at}/:picture/end`, keep, (c) =>
    doTo(c, (on) => takeDown(c.var.ctx, on), venuePictureWords(c.var.ctx.lang).gone),
  )
