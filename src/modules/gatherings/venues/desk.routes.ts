import { Hono, type Context } from 'hono'
import { dayOf, isDay } from '#base/days.ts'
import { wholeNumber, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { placeChoices } from '#modules/people/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { originOf } from '#platform/web/full-url.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may, mayKeepVenue } from '../access.ts'
import { spotsOf } from '../spots.ts'
import { keptVenue, spotOf, spotsBy, venueAsked } from './asked.ts'
import { venueConflict, venueDeskHref, venueFormPage, type VenueBack } from './form.page.ts'
import { venueListPage } from './list.page.ts'
import { homelessOnes } from './settling.ts'
import { addVenue, changeVenue, endVenue, touchedBy } from './venue.ts'
import { readVenue, type VenueText } from './venue.rules.ts'
import { venueList, weekAt, type Venue } from './venues.ts'
import { endVenuePage, mondayOf, venueWeekPage } from './week.page.ts'
import { venueWords } from './words.ts'

type Asked = Context<WebEnv>

const look = may('plan gatherings')
const keep = may('keep venues')
const list = '/desk/venues'

async function showList(c: Asked) {
  const { ctx, view } = c.var
  const [venues, homeless] = await Promise.all([venueList(ctx), homelessOnes(ctx)])
  const mayKeep = may.allows(ctx.actor, 'keep venues')
  c.header('cache-control', 'no-store')
  const spots = await spotsBy(c, venues)
  return c.html(venueListPage(view, { venues, spots, homeless, mayKeep, now: ctx.now }))
}

async function showForm(c: Asked, venue: Venue | null, back?: VenueBack) {
  const { ctx, view } = c.var
  const places = await placeChoices(ctx)
  c.header('cache-control', 'no-store')
  const page = venueFormPage(view, { venue, newId: uuidv7(ctx.now), places, back, now: ctx.now })
  return c.html(page, back ? 422 : 200)
}

async function showWeek(c: Asked) {
  const { ctx, view } = c.var
  const venue = await venueAsked(c)
  const asked = c.req.query('week') ?? ''
  const monday = mondayOf(isSaneDay(asked) ? asked : dayOf(ctx.now))
  const [{ stands, names }, spot] = await Promise.all([weekAt(ctx, venue.id, monday), spotOf(c, venue)])
  c.header('cache-control', 'no-store')
  return c.html(
    venueWeekPage(view, {
      venue,
      spot,
      monday,
      stands,
      names,
      now: ctx.now,
      mayKeep: mayKeepVenue(ctx.actor, venue),
      origin: originOf(c),
    }),
  )
}

const isSaneDay = (text: string): boolean => isDay(text) && text > '1990' && text < '2100'

async function add(c: Asked) {
  const { ctx } = c.var
  const w = venueWords(ctx.lang)
  const sent = await sentForm(c)
  const read = readVenue(sent, spotsOf(await placeChoices(ctx)))
  if (!read.good) return showForm(c, null, { values: sent, errors: sentences(read.problems, w.refused) })
  const id = formId(sent, ctx.now)
  const outcome = await addVenue(ctx, id, read.value)
  if (outcome.done) return sendTo(c, venueDeskHref({ id }), { kind: 'done', text: w.added })
  return showForm(c, null, { values: sent, errors: [{ field: 'venueName', text: w.refused[outcome.why] }] })
}

async function change(c: Asked) {
  const { ctx } = c.var
  const w = venueWords(ctx.lang)
  const venue = await keptVenue(c)
  const sent = await sentForm(c)
  const read = readVenue(sent, spotsOf(await placeChoices(ctx)))
  if (!read.good) return showForm(c, venue, { values: sent, errors: sentences(read.problems, w.refused) })
  const on = { id: venue.id, version: wholeNumber(sent['version']) ?? 0, sure: sent['sure'] === 'yes' }
  const outcome = await changeVenue(ctx, on, read.value)
  if (outcome.done) return sendTo(c, venueDeskHref(venue), { kind: 'done', text: w.changed })
  return refusedChange(c, outcome.why, { venue, sent, text: read.value })
}

type Change = { venue: Venue; sent: Sent; text: VenueText }

async function refusedChange(
  c: Asked,
  why: 'unknown' | 'stale' | 'name-taken' | 'touches',
  { venue, sent, text }: Change,
) {
  const { ctx, view } = c.var
  const w = venueWords(ctx.lang)
  if (why === 'unknown') return c.notFound()
  if (why === 'stale') return c.html(venueConflict(view, { mine: text, sent, now: venue }), 409)
  if (why === 'name-taken')
    return showForm(c, venue, { values: sent, errors: [{ field: 'venueName', text: w.refused[why] }] })
  const touched = await touchedBy(ctx, venue.id, text)
  return showForm(c, venue, { values: sent, errors: [{ field: 'sure', text: w.refused[why] }], touched })
}

async function end(c: Asked) {
  const { ctx, view } = c.var
  const venue = await keptVenue(c)
  const version = wholeNumber((await sentForm(c))['version']) ?? 0
  const outcome = await endVenue(ctx, { id: venue.id, version })
  if (outcome.done) return sendTo(c, list, { kind: 'done', text: venueWords(ctx.lang).isEnded })
  if (outcome.why === 'unknown') return c.notFound()
  return c.html(
    endVenuePage(view, { venue, blocked: outcome.why === 'still-booked' }),
    outcome.why === 'stale' ? 409 : 422,
  )
}

/** Venues at the desk: the list, one venue's week, written down, changed, given up. */
export const deskVenues = new Hono<WebEnv>()
  .get(list, look, showList)
  .get(`${list}/new`, keep, (c) => showForm(c, null))
  .post(list, keep, add)
  .get(`${list}/:id`, look, showWeek)
  .get(`${list}/:id/edit`, keep, async (c) => showForm(c, await keptVenue(c)))
  .post(`${list}/:id`, keep, change)
  .get(`${list}/:id/end`, keep, async (c) =>
    c.html(endVenuePage(c.var.view, { venue: await keptVenue(c), blocked: false })),
  )
  .post(`${list}/:id/end`, keep, end)
