import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { nameOfVolunteer, ownByKey } from '#modules/vanguard/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo, tellNext } from '#platform/web/flash.ts'
import { sentForm, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { ownVisitsHref } from '../address.ts'
import type { VisitState } from '../kinds.rules.ts'
import { answerPairing } from '../plans/pairing.ts'
import { cannotGo } from './cannot.ts'
import { goerOf, ownVisits } from './goer.ts'
import { helpPlace, visitAtHand, type VisitAtHand } from './at-hand.ts'
import { handPage, type ReportBack } from './hand.page.ts'
import { helpPage, overPage, ownVisitsPage } from './own.page.ts'
import type { OwnRoom } from './room.ts'
import { takeKept } from './kept.ts'
import { readKept, readReport } from './report.rules.ts'
import { reportVisit, type Goer, type ReportRefusal } from './reporting.ts'
import { windowOf } from './window.rules.ts'
import { visitWords } from './words.ts'

type Asked = Context<WebEnv>
type Here = { goer: Goer; room: OwnRoom }
type Finding = (c: Asked) => Promise<Here>

/** Signed in: a volunteer's account, or a member of staff. */
const byAccount: Finding = async (c) => {
  c.header('cache-control', 'no-store')
  return { goer: await goerOf(c.var.ctx), room: { base: ownVisitsHref, signedIn: true } }
}

/** By the private address of a volunteer, as their own page opens: 404 for a wrong key, 429 for many. */
const byKey: Finding = async (c) => {
  const { volunteer, path } = await ownByKey(c, c.req.param('volunteer'))
  const goer = { volunteerId: volunteer.id, name: nameOfVolunteer(c.var.ctx, volunteer) }
  return { goer, room: { base: `${path}/visits`, signedIn: false } }
}

const list = (find: Finding) => async (c: Asked) => {
  const { ctx, view } = c.var
  const { goer, room } = await find(c)
  return c.html(ownVisitsPage(view, { ctx, room, goer, ...(await ownVisits(ctx, goer)) }))
}

/** A volunteer cannot go this once. */
const cannot = (find: Finding) => async (c: Asked) => {
  const { ctx } = c.var
  const { goer, room } = await find(c)
  const visitId = idFrom(c.req.param('id'))
  if (visitId === null || goer.volunteerId === null) throw new HTTPException(404)
  const outcome = await cannotGo(ctx, { visitId, volunteerId: goer.volunteerId })
  const w = visitWords(ctx.lang)
  if (outcome.done) return sendTo(c, room.base, { kind: 'done', text: w.passed })
  if (outcome.why === 'unknown') throw new HTTPException(404)
  return sendTo(c, room.base, { kind: 'problem', text: w.refused[outcome.why] })
}

/** The visit an address names; a calm page where it is not the time for it, 404 where it is not theirs. */
async function drawn(c: Asked, here: Here, back?: ReportBack): Promise<Response> {
  const { ctx, view } = c.var
  const hand = await visitAtHand(ctx, idFrom(c.req.param('id')), here.goer)
  if (hand === null) throw new HTTPException(404)
  if (hand === 'over') return c.html(overPage(view, { ctx, ...here }), 404)
  keptFor(c, hand)
  const page = { ctx, ...here, hand, newId: () => uuidv7(ctx.now), back }
  return c.html(handPage(view, page), back ? 422 : 200)
}

/** A device may keep the page without a network until its window ends; then name and door are dropped from it. */
const keptFor = (c: Asked, { visit }: VisitAtHand): void =>
  c.header('x-kept-for', String(Math.max(0, windowOf(visit).to.getTime() - c.var.ctx.now.getTime())))

const said = (state: VisitState, lang: Parameters<typeof visitWords>[0]): string => {
  const { done } = visitWords(lang)
  return state in done ? done[state as keyof typeof done] : done.answered
}

const report = (find: Finding) => async (c: Asked) => {
  const { ctx } = c.var
  const here = await find(c)
  const sent = await sentForm(c)
  const w = visitWords(ctx.lang)
  const read = readReport(sent, uuidv7(ctx.now))
  const id = idFrom(c.req.param('id'))
  if (id === null) throw new HTTPException(404)
  if (!read.good) return drawn(c, here, { values: sent, errors: sentences(read.problems, w.refused) })
  const outcome = await reportVisit(ctx, { visitId: id, goer: here.goer, report: read.value })
  if (!outcome.done) return notTaken(c, here, { why: outcome.why, back: { values: sent, errors: [] } })
  return sendTo(c, nextOf(here, { visitId: id, state: outcome.value }), {
    kind: 'done',
    text: said(outcome.value, ctx.lang),
  })
}

/** Something wanted is asked about first; else back to the list. */
const nextOf = ({ room }: Here, { visitId, state }: { visitId: string; state: VisitState }): string =>
  state === 'needs-help' ? `${room.base}/${visitId}/help` : room.base

/** What a device kept of one's visits: answered with what became of each, and where to go on. */
const kept = (find: Finding) => async (c: Asked) => {
  const { ctx } = c.var
  const here = await find(c)
  const batch = readKept((await sentForm(c))['batch'], ctx.now)
  if (!batch) return c.json({ why: 'unreadable' }, 400)
  const { taken, refused, last } = await takeKept(ctx, here.goer, batch)
  if (last) tellNext(c, { kind: 'done', text: said(last.state, ctx.lang) })
  return c.json({ taken, refused, next: last && nextOf(here, last) })
}

type NotTaken = { why: ReportRefusal; back: ReportBack }

/** What is not theirs is 404 like what never was; the rest is said in a sentence. */
function notTaken(c: Asked, here: Here, { why, back }: NotTaken): Promise<Response> | Response {
  if (why === 'unknown' || why === 'not-yours') throw new HTTPException(404)
  const text = visitWords(c.var.ctx.lang).refused[why]
  if (why === 'over' || why === 'closed' || why === 'too-early')
    return sendTo(c, here.room.base, { kind: 'problem', text })
  return drawn(c, here, { ...back, errors: [{ field: 'note', text }] })
}

const help = (find: Finding) => async (c: Asked) => {
  const { ctx, view } = c.var
  const { goer, room } = await find(c)
  const place = await helpPlace(ctx, idFrom(c.req.param('id')), goer)
  if (place === null) throw new HTTPException(404)
  const base = ctx.actor.grants.some(({ role }) => role !== 'volunteer') ? '/desk/needs/new' : '/needs/new'
  return c.html(helpPage(view, room, place === '' ? base : `${base}?place=${place}`))
}

const pairing = (find: Finding) => async (c: Asked) => {
  const { ctx } = c.var
  const { goer, room } = await find(c)
  const id = idFrom(c.req.param('id'))
  if (id === null || goer.volunteerId === null) throw new HTTPException(404)
  const yes = (await sentForm(c))['yes'] === 'yes'
  const outcome = await answerPairing(ctx, { id, volunteerId: goer.volunteerId, yes })
  if (!outcome.done) throw new HTTPException(404)
  return sendTo(c, room.base, { kind: 'done', text: visitWords(ctx.lang).done.answered })
}

const visit = may('visit somebody')
const open = may('visit by a private address')
const at = '/volunteering/:volunteer/:key/visits'

/** One's own visits, signed in or by a volunteer's private address: the same pages under both. */
export const own = new Hono<WebEnv>()
  .get('/care/visits', visit, list(byAccount))
  .post('/care/visits/pairings/:id', visit, pairing(byAccount))
  .post('/care/visits/kept', visit, kept(byAccount))
  .get('/care/visits/:id', visit, async (c) => drawn(c, await byAccount(c)))
  .post('/care/visits/:id', visit, report(byAccount))
  .post('/care/visits/:id/cannot', visit, cannot(byAccount))
  .get('/care/visits/:id/help', visit, help(byAccount))
  .get(at, open, list(byKey))
  .post(`${at}/pairings/:id`, open, pairing(byKey))
  .post(`${at}/kept`, open, kept(byKey))
  .get(`${at}/:id`, open, async (c) => drawn(c, await byKey(c)))
  .post(`${at}/:id`, open, report(byKey))
  .post(`${at}/:id/cannot`, open, cannot(byKey))
  .get(`${at}/:id/help`, open, help(byKey))
