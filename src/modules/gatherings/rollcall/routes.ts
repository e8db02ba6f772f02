import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentForm, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { wasHeld } from '../kinds.rules.ts'
import { deskHrefOf } from '../gathering.ts'
import { endsHref, rollHref } from './address.ts'
import { confirmEnd, endRoll, openEnds } from './closing.ts'
import { doorPath, venueById } from './door.ts'
import { endsPage } from './ends.page.ts'
import { peopleIn } from './ground.ts'
import { isCount, numberMark, numberMethods, readBatch, readMending, readTap, reasonIn } from './mark.rules.ts'
import { mend, notedAbout } from './mend.ts'
import { mendWords } from './mend.words.ts'
import { here } from './here.routes.ts'
import { ownHereRoutes } from './own-here.routes.ts'
import { rollPage, type RollBack } from './page.ts'
import { paper } from './paper.routes.ts'
import { personPage, type MendBack } from './person.page.ts'
import { rollFor, type Roll } from './roll.ts'
import { lineOf, sayCount } from './say.ts'
import { takeMarks, takeOne } from './taking.ts'
import { rollWords } from './words.ts'

type Asked = Context<WebEnv>
const call = may('call the roll')
const DAY_MS = 86_400_000

/** The list an address names, for whoever leads it; 404 for everybody else. */
async function asked(c: Asked): Promise<Roll> {
  c.header('cache-control', 'no-store')
  const roll = await rollFor(c.var.ctx, idFrom(c.req.param('id')))
  if (!roll) throw new HTTPException(404)
  return roll
}

async function drawn(c: Asked, roll: Roll, back?: RollBack): Promise<Response> {
  const { ctx, view } = c.var
  const { venue_id: venueId, ends_at: endsAt } = roll.gathering
  const venue = venueId === null ? undefined : await venueById(ctx, venueId)
  const doorHref = venue ? doorPath(ctx, venue) : null
  // The browser's worker keeps the page so long for use without a network (client/worker/kept-pages.ts).
  c.header('x-kept-for', String(Math.max(0, endsAt.getTime() + DAY_MS - ctx.now.getTime())))
  return c.html(rollPage(view, { ctx, roll, newId: () => uuidv7(ctx.now), doorHref, back }), back ? 422 : 200)
}

/** Back to the list, at the person it was about. */
const backTo = (c: Asked, roll: Roll, about?: string | null) =>
  c.redirect(`${rollHref(roll.gathering)}${about ? `#p-${about}` : ''}`, 303)

async function tapped(c: Asked): Promise<Response> {
  const roll = await asked(c)
  const w = mendWords(c.var.ctx.lang)
  const sent = await sentForm(c)
  const tap = readTap(sent)
  const problem = (why: keyof typeof w.refused) =>
    drawn(c, roll, { form: 'tap', values: sent, errors: [{ field: 'name', text: w.refused[why] }] })
  if (!tap) return problem('unreadable')
  const outcome = await takeOne(c.var.ctx, roll.gathering.id, tap)
  return outcome.done ? backTo(c, roll, tap.memberId ?? tap.walkInId) : problem(outcome.why)
}

/** What is wrong with a number as it was sent. */
function numberProblems({ gathering }: Roll, sent: Sent) {
  const problems = [
    !isCount(wholeNumber(sent['number'])) && ({ field: 'number', why: 'no-number' } as const),
    choiceIn(sent, 'method', numberMethods) === null && ({ field: 'method', why: 'no-method' } as const),
    wasHeld(gathering.state) && reasonIn(sent) === null && ({ field: 'reason', why: 'no-reason' } as const),
  ]
  return problems.filter((problem) => problem !== false)
}

async function numbered(c: Asked): Promise<Response> {
  const roll = await asked(c)
  const { ctx } = c.var
  const sent = await sentForm(c)
  const { refused: said } = mendWords(ctx.lang)
  const back = (errors: RollBack['errors']) => drawn(c, roll, { form: 'number', values: sent, errors })
  const problems = numberProblems(roll, sent)
  if (problems.length > 0) return back(sentences(problems, said))
  const mark = numberMark(wholeNumber(sent['number']) ?? 0, choiceIn(sent, 'method', numberMethods) ?? 'count')
  const outcome = await takeOne(ctx, roll.gathering.id, { ...mark, id: formId(sent, ctx.now), reason: reasonIn(sent) })
  if (!outcome.done) return back([{ field: 'number', text: said[outcome.why] }])
  return sendTo(c, rollHref(roll.gathering), { kind: 'done', text: rollWords(ctx.lang).noted })
}

async function ended(c: Asked): Promise<Response> {
  const roll = await asked(c)
  const { ctx } = c.var
  const outcome = await endRoll(ctx, roll.gathering.id)
  const said = mendWords(ctx.lang).refused
  if (!outcome.done)
    return drawn(c, roll, { form: 'end', values: {}, errors: [{ field: 'number', text: said[outcome.why] }] })
  return sendTo(c, deskHrefOf(roll.gathering), { kind: 'done', text: rollWords(ctx.lang).ended })
}

async function confirmed(c: Asked): Promise<Response> {
  const roll = await asked(c)
  const { ctx } = c.var
  const outcome = await confirmEnd(ctx, roll.gathering.id)
  const text = outcome.done ? rollWords(ctx.lang).confirmed : mendWords(ctx.lang).refused[outcome.why]
  return sendTo(c, rollHref(roll.gathering), { kind: outcome.done ? 'done' : 'problem', text })
}

/** What one device sends: answered with what became of each mark, and how everybody stands now. */
async function sent(c: Asked): Promise<Response> {
  const { ctx } = c.var
  c.header('cache-control', 'no-store')
  const batch = readBatch((await sentForm(c))['batch'], ctx.now)
  const id = idFrom(c.req.param('id'))
  if (id === null) throw new HTTPException(404)
  const outcome = await takeMarks(ctx, id, batch ?? { device: null, aheadMs: 0, marks: [] })
  if (!outcome.done) throw new HTTPException(404)
  if (!batch) return c.json({ why: 'unreadable' }, 400)
  const why = mendWords(ctx.lang).refused
  const lost = batch.lost.map((mark) => ({ id: mark, why: 'unreadable' as const }))
  const refused = [...outcome.value.refused, ...lost].map((one) => ({ ...one, said: why[one.why] }))
  // A device that sent nothing asks how everybody stands; one that did hears of those it is about.
  const roll = peopleIn(batch.marks).length > 0 ? outcome.value.roll : await rollFor(ctx, id)
  return said(c, { taken: outcome.value.taken, refused, ...(roll && stateOf(ctx, roll)) })
}

/** Says how long the answer is: a short one is not worth compressing, and a device waits for it at each tap. */
function said(c: Asked, answer: object): Response {
  const text = JSON.stringify(answer)
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
  return c.body(text, 200, headers)
}

const stateOf = ({ lang }: Ctx, roll: Roll) => ({
  ...sayCount(lang, roll),
  people: roll.people.map((one) => lineOf(lang, one)),
})

async function person(c: Asked, back?: MendBack & { status: 422 | 409 }): Promise<Response> {
  const { ctx, view } = c.var
  const { gathering, people } = await asked(c)
  const line = people.find(({ id }) => id === c.req.param('about'))
  if (!line) throw new HTTPException(404)
  const noted = await notedAbout(ctx, gathering.id, line.id)
  return c.html(personPage(view, { ctx, gathering, line, noted, newId: uuidv7(ctx.now), back }), back?.status ?? 200)
}

async function mended(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const roll = await asked(c)
  const line = roll.people.find(({ id }) => id === c.req.param('about'))
  if (!line) throw new HTTPException(404)
  const form = await sentForm(c)
  const said = mendWords(ctx.lang).refused
  const read = readMending(form)
  if (!read.good) return person(c, { values: form, errors: sentences(read.problems, said), status: 422 })
  const on = { gatheringId: roll.gathering.id, line, id: formId(form, ctx.now), seen: idFrom(form['mark']) }
  const outcome = await mend(ctx, on, read.value)
  if (outcome.done) return backTo(c, roll, line.id)
  const status = outcome.why === 'stale' ? 409 : 422
  return person(c, { values: form, errors: [{ field: 'what', text: said[outcome.why] }], status })
}

/** The roll-call at the desk, its marks, and what waits for a word of whoever led. */
export const rollCall = new Hono<WebEnv>()
  .route('/', here)
  .route('/', ownHereRoutes)
  .route('/', paper)
  .get(endsHref, call, async (c) => {
    c.header('cache-control', 'no-store')
    return c.html(endsPage(c.var.view, c.var.ctx, await openEnds(c.var.ctx)))
  })
  .post('/desk/gatherings/:id/marks', call, sent)
  .get('/desk/gatherings/:id/rollcall', call, async (c) => drawn(c, await asked(c)))
  .post('/desk/gatherings/:id/rollcall', call, tapped)
  .post('/desk/gatherings/:id/rollcall/number', call, numbered)
  .post('/desk/gatherings/:id/rollcall/end', call, ended)
  .post('/desk/gatherings/:id/rollcall/confirmation', call, confirmed)
  .get('/desk/gatherings/:id/rollcall/:about', call, (c) => person(c))
  .post('/desk/gatherings/:id/rollcall/:about', call, mended)
