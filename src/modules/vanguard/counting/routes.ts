import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { feedbackPath, tabletPath } from '#modules/gatherings/public.ts'
import { may } from '../access.ts'
import { anchorOf, morningPath } from './address.ts'
import { lettersFor } from './counters.ts'
import { dayToCount, takesPlace, type Counted } from './day.ts'
import { hazards } from './hazard.routes.ts'
import { lastTaps, morningOf, rollOf } from './morning.ts'
import { numbers } from './numbers.routes.ts'
import { morningPage } from './page.ts'
import { seenOf, signsSeen, stallsSeen } from './say.ts'
import { setStall, stallStates } from './stall.ts'
import { takeMarks } from './taking.ts'
import { isSign, readTap, readTaps, type TapRefusal } from './tap.rules.ts'
import { tapWords } from './tap.words.ts'
import { countingWords } from './words.ts'

type Asked = Context<WebEnv>
const count = may('count at a stall')
const DAY_MS = 86_400_000

/** The day an address names, for whoever may count there; 404 for everybody else. */
async function asked(c: Asked): Promise<Counted> {
  c.header('cache-control', 'no-store')
  const counted = await dayToCount(c.var.ctx, idFrom(c.req.param('id')))
  if (!counted) throw new HTTPException(404)
  return counted
}

async function drawn(c: Asked, { day, leads }: Counted, problem?: string): Promise<Response> {
  const { ctx, view } = c.var
  const visit = idFrom(c.req.query('visit'))
  const morning = await morningOf(ctx, day.id, visit === null ? [] : [visit])
  const last = await lastTaps(
    ctx,
    morning.stalls.map(({ id }) => id),
  )
  const roll = leads ? await rollOf(ctx, day.id) : null
  const begun = day.state !== 'planned' && day.starts_at <= ctx.now && takesPlace(day)
  const feedback = begun ? { url: fullUrl(c, feedbackPath(day)), tablet: tabletPath(ctx, day.id) } : null
  // The browser's worker keeps the page so long for use without a network (client/worker/kept-pages.ts).
  // Never the page on which somebody goes on to another stall: everybody after them would be taken for the same person.
  const lasts = visit === null ? day.ends_at.getTime() + DAY_MS - ctx.now.getTime() : 0
  c.header('x-kept-for', String(Math.max(0, lasts)))
  const shown = { ctx, day, morning, roll, last, visit, takes: takesPlace(day), feedback, problem }
  return c.html(morningPage(view, { ...shown, newId: () => uuidv7(ctx.now) }), problem === undefined ? 200 : 422)
}

/** One tap by its form. The number that was given is said, so that it can be written on a slip. */
async function tapped(c: Asked): Promise<Response> {
  const counted = await asked(c)
  const { ctx } = c.var
  const sent = await sentForm(c)
  const said = tapWords(ctx.lang).refused
  const mark = readTap({ ...sent, ...(sent['visit'] === '' ? { visit: 'none' } : {}) }, ctx.now)
  if (!mark) return drawn(c, counted, said.unreadable)
  const outcome = await takeMarks(ctx, { dayId: counted.day.id, device: null, aheadMs: 0, marks: [mark] })
  if (!outcome.done) throw new HTTPException(404)
  const [no] = outcome.value.refused
  if (no) return drawn(c, counted, said[no.why])
  const at = isSign(mark) ? `#p-${mark.placeId}` : `#${anchorOf({ id: mark.stallId })}`
  return c.redirect(morningPath(counted.day) + at, 303)
}

/**
 * What one device sends: answered with what became of each tap and how the stalls it is about stand now. A device that sends
 * nothing asks how the whole day stands, and for its letters.
 */
async function sent(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const batch = readTaps((await sentForm(c))['batch'], ctx.now)
  if (!batch || batch.marks.length === 0) return nothingSent(c, batch)
  c.header('cache-control', 'no-store')
  const dayId = idFrom(c.req.param('id'))
  if (dayId === null) throw new HTTPException(404)
  const outcome = await takeMarks(ctx, { ...batch, dayId })
  if (!outcome.done) throw new HTTPException(404)
  const { taken, refused, ...stands } = outcome.value
  const signs = stands.leads && batch.marks.some(isSign) ? signsSeen(ctx.lang, await rollOf(ctx, dayId)) : []
  return said(c, { taken, refused: back(c, refused, batch), seen: { ...stallsSeen(ctx.lang, ctx.now, stands), signs } })
}

type Batch = { device: string | null; lost: readonly string[] }
type Back = { id: string; why: TapRefusal }

/** What goes back to a device, with the sentence that says why. */
const back = ({ var: { ctx } }: Asked, refused: readonly Back[], { lost }: Batch) =>
  [...refused, ...lost.map((id): Back => ({ id, why: 'unreadable' }))].map((one) => ({
    ...one,
    said: tapWords(ctx.lang).refused[one.why],
  }))

/** How the day stands, for one device, with its letters. */
async function nothingSent(c: Asked, batch: Batch | null): Promise<Response> {
  const { day, leads } = await asked(c)
  const { ctx } = c.var
  if (!batch) return c.json({ why: 'unreadable' }, 400)
  const { device } = batch
  const morning = await morningOf(ctx, day.id)
  const stallIds = morning.stalls.filter(({ state }) => state !== 'closed').map(({ id }) => id)
  const counters = device === null ? [] : await lettersFor(ctx, { stallIds, device })
  const seen = seenOf(ctx.lang, { at: ctx.now, morning, counters, roll: leads ? await rollOf(ctx, day.id) : null })
  return c.json({ taken: [], refused: back(c, [], batch), seen })
}

/** Says how long the answer is: a short one is not worth compressing, and a device waits for it at each tap. */
function said(c: Asked, answer: object): Response {
  const text = JSON.stringify(answer)
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
  return c.body(text, 200, headers)
}

async function setState(c: Asked): Promise<Response> {
  const counted = await asked(c)
  const { ctx } = c.var
  const to = choiceIn(await sentForm(c), 'state', stallStates)
  const stallId = idFrom(c.req.param('stall'))
  if (to === null || stallId === null) throw new HTTPException(404)
  const outcome = await setStall(ctx, { day: counted.day, stallId, to })
  if (!outcome.done) {
    if (outcome.why === 'unknown-stall') throw new HTTPException(404)
    return drawn(c, counted, tapWords(ctx.lang).refused[outcome.why])
  }
  const w = countingWords(ctx.lang)
  return sendTo(c, `${morningPath(counted.day)}#${anchorOf({ id: stallId })}`, {
    kind: 'done',
    text: to === 'open' ? w.opened : w.closed,
  })
}

/** The morning of a vanguard day: its stalls, its roll, what was found, and the numbers for everybody. */
export const counting = new Hono<WebEnv>()
  .route('/', numbers)
  .route('/', hazards)
  .get('/desk/vanguard/:id/morning', count, async (c) => drawn(c, await asked(c)))
  .post('/desk/vanguard/:id/morning', count, tapped)
  .post('/desk/vanguard/:id/morning/taps', count, sent)
  .post('/desk/vanguard/:id/morning/:stall', count, setState)
