import { Hono, type Context } from 'hono'
import { choiceIn, idFrom, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { keptVenue } from './asked.ts'
import { closuresPage, type ClosingBack } from './closures.page.ts'
import { decisionField, decisions, readClosing, type ClosingText, type Decision } from './closing.rules.ts'
import { closeVenue, meets, openAgain, type ClosingRefusal, type Met } from './closing.ts'
import { closingWords } from './closing.words.ts'
import { venueDeskHref } from './form.page.ts'
import { comingAt, type Venue } from './venues.ts'

type Asked = Context<WebEnv>

const keep = may('keep venues')
const at = '/desk/venues/:id/closures'

async function show(c: Asked, venue: Venue, back?: ClosingBack) {
  const { ctx, view } = c.var
  const closures = (await comingAt(ctx, venue.id)).filter(({ gatheringId }) => gatheringId === null)
  c.header('cache-control', 'no-store')
  const page = closuresPage(view, { venue, closures, newId: uuidv7(ctx.now), now: ctx.now, back })
  return c.html(page, back ? 422 : 200)
}

async function close(c: Asked) {
  const { ctx } = c.var
  const w = closingWords(ctx.lang)
  const venue = await keptVenue(c)
  const sent = await sentForm(c)
  const read = readClosing(sent, ctx.now)
  if (!read.good) return show(c, venue, { values: sent, errors: sentences(read.problems, w.refusedClosing) })
  const met = await meets(ctx, venue.id, read.value)
  const closing = { ...read.value, id: formId(sent, ctx.now), venueId: venue.id, decided: decidedIn(sent, met) }
  const outcome = await closeVenue(ctx, closing)
  if (outcome.done) return sendTo(c, `${venueDeskHref(venue)}/closures`, { kind: 'done', text: w.closed })
  if (outcome.why === 'unknown') return c.notFound()
  return refusedClosing(c, outcome.why, { venue, sent, text: read.value })
}

const decidedIn = (sent: Sent, { open }: Met): Map<string, Decision> =>
  new Map(
    open.flatMap(({ id }) => {
      const decision = choiceIn(sent, decisionField(id), decisions)
      return decision ? [[id, decision] as const] : []
    }),
  )

type Back = { venue: Venue; sent: Sent; text: ClosingText }

/** What stands in the way is read once more: it may have changed since the form was drawn. */
async function refusedClosing(c: Asked, why: Exclude<ClosingRefusal, 'unknown'>, { venue, sent, text }: Back) {
  const { ctx } = c.var
  const w = closingWords(ctx.lang)
  const met = await meets(ctx, venue.id, text)
  const decided = decidedIn(sent, met)
  const missing = met.open.filter(({ id }) => !decided.has(id))
  const errors: FieldError[] =
    why === 'undecided'
      ? missing.map((one) => ({ field: decisionField(one.id), text: `${one.title ?? ''}：${w.choose}` }))
      : [{ field: 'from', text: w.refusedClosing[why] }]
  return show(c, venue, { values: sent, errors, met })
}

async function open(c: Asked) {
  const { ctx } = c.var
  const venue = await keptVenue(c)
  const id = idFrom(c.req.param('closure'))
  const outcome = id === null ? undefined : await openAgain(ctx, { id, venueId: venue.id })
  if (!outcome?.done) return c.notFound()
  return sendTo(c, `${venueDeskHref(venue)}/closures`, { kind: 'done', text: closingWords(ctx.lang).opened })
}

/** When a venue is closed: entered with a decision about everything in the way, and taken back. */
export const venueClosures = new Hono<WebEnv>()
  .get(at, keep, async (c) => show(c, await keptVenue(c)))
  .post(at, keep, close)
  .post(`${at}/:closure/end`, keep, open)
