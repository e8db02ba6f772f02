import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { anchorOf, callsAnchor, morningPath } from './address.ts'
import { callsOf } from './calls.ts'
import { lettersFor } from './counters.ts'
import type { Counted } from './day.ts'
import { takeHelp } from './help.ts'
import type { Written } from './judging.ts'
import { morningOf } from './morning.ts'
import { rollOf } from './roll.ts'
import { callsSeen } from './say-call.ts'
import { seenOf, signsSeen, stallsSeen } from './say.ts'
import { askedDay, showMorning } from './show-morning.ts'
import { takeMarks } from './taking.ts'
import { isHelp, isSign, readTap, readTaps, type Mark, type Noted, type TapRefusal } from './tap.rules.ts'
import { tapWords } from './tap.words.ts'

type Asked = Context<WebEnv>
type Batch = NonNullable<ReturnType<typeof readTaps>>

/** One tap by its form. The number that was given is said, so that it can be written on a slip. */
async function tapped(c: Asked): Promise<Response> {
  const counted = await askedDay(c)
  const { ctx } = c.var
  const mark = readTap(await sentForm(c), ctx.now)
  const said = tapWords(ctx.lang).refused
  if (!mark) return showMorning(c, counted, said.unreadable)
  const dayId = counted.day.id
  const outcome = isHelp(mark)
    ? await takeHelp(ctx, { dayId, aheadMs: 0, marks: [mark] })
    : await takeMarks(ctx, { dayId, device: null, aheadMs: 0, marks: [mark] })
  if (!outcome.done) throw new HTTPException(404)
  const [no] = outcome.value.refused
  if (no) return showMorning(c, counted, said[no.why])
  return c.redirect(`${morningPath(counted.day)}#${anchorAfter(mark)}`, 303)
}

function anchorAfter(mark: Noted): string {
  if (isHelp(mark)) return callsAnchor
  return isSign(mark) ? `p-${mark.placeId}` : anchorOf({ id: mark.stallId })
}

/** What one device sends: an answer to each tap. A device that sends nothing asks how the whole day stands, and for its letters. */
async function sent(c: Asked): Promise<Response> {
  const batch = readTaps((await sentForm(c))['batch'], c.var.ctx.now)
  if (!batch || batch.marks.length === 0) return noTaps(c, batch, { taken: [], refused: [] })
  c.header('cache-control', 'no-store')
  const dayId = idFrom(c.req.param('id'))
  if (dayId === null) throw new HTTPException(404)
  return answered(c, dayId, batch)
}

/** What became of each tap and how the stalls they are about stand now. Whoever asks for help is heard first. */
async function answered(c: Asked, dayId: string, batch: Batch): Promise<Response> {
  const { ctx } = c.var
  const helped = await helpIn(c, { dayId, batch })
  const marks = batch.marks.filter((mark): mark is Mark => !isHelp(mark))
  if (marks.length === 0) return noTaps(c, batch, helped)
  const outcome = await takeMarks(ctx, { ...batch, marks, dayId })
  if (!outcome.done) throw new HTTPException(404)
  const { taken, refused, ...stands } = outcome.value
  const signs = stands.leads && marks.some(isSign) ? signsSeen(ctx.lang, await rollOf(ctx, dayId)) : []
  const calls = marks.length < batch.marks.length ? { calls: callsSeen(ctx.lang, await callsOf(ctx, dayId)) } : {}
  return said(c, {
    taken: [...helped.taken, ...taken],
    refused: back(c, [...helped.refused, ...refused], batch),
    seen: { ...stallsSeen(ctx.lang, ctx.now, stands), signs, ...calls },
  })
}

/** What became of what was said about help; a device that says nothing of it asks for nothing. */
async function helpIn(c: Asked, { dayId, batch }: { dayId: string; batch: Batch }): Promise<Written> {
  const marks = batch.marks.filter(isHelp)
  if (marks.length === 0) return { taken: [], refused: [] }
  const outcome = await takeHelp(c.var.ctx, { dayId, aheadMs: batch.aheadMs, marks })
  if (!outcome.done) throw new HTTPException(404)
  return outcome.value
}

type Back = { id: string; why: TapRefusal }

/** What goes back to a device, with the sentence that says why. */
const back = ({ var: { ctx } }: Asked, refused: readonly Back[], { lost }: Pick<Batch, 'lost'>) =>
  [...refused, ...lost.map((id): Back => ({ id, why: 'unreadable' }))].map((one) => ({
    ...one,
    said: tapWords(ctx.lang).refused[one.why],
  }))

/** How the day stands, for one device, with its letters. */
async function noTaps(c: Asked, batch: Batch | null, { taken, refused }: Written): Promise<Response> {
  const counted = await askedDay(c)
  if (!batch) return c.json({ why: 'unreadable' }, 400)
  return c.json({ taken, refused: back(c, refused, batch), seen: await wholeDay(c, counted, batch.device) })
}

async function wholeDay({ var: { ctx } }: Asked, { day, leads }: Counted, device: string | null) {
  const morning = await morningOf(ctx, day.id)
  const stallIds = morning.stalls.filter(({ state }) => state !== 'closed').map(({ id }) => id)
  const counters = device === null ? [] : await lettersFor(ctx, { stallIds, device })
  const roll = leads ? await rollOf(ctx, day.id) : null
  return seenOf(ctx.lang, { at: ctx.now, morning, counters, roll, calls: await callsOf(ctx, day.id) })
}

/** Says how long the answer is: a short one is not worth compressing, and a device waits for it at each tap. */
function said(c: Asked, answer: object): Response {
  const text = JSON.stringify(answer)
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
  return c.body(text, 200, headers)
}

/** What is tapped on the page of a morning, by a form and by a device that kept it. */
export const taps = new Hono<WebEnv>()
  .post('/desk/vanguard/:id/morning', may('count at a stall'), tapped)
  .post('/desk/vanguard/:id/morning/taps', may('count at a stall'), sent)
