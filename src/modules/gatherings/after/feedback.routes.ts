import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import { limit } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Gathering } from '../gathering.ts'
import { sayWhen } from '../show/page.ts'
import { feedbackDays } from './after.rules.ts'
import { cardPage, cardSizes } from './card.page.ts'
import { boxConflict, feedbackDeskHref, feedbackDeskPage } from './feedback.desk.page.ts'
import { feedbackPage, isThanking, tabletPage, type SaidBack } from './feedback.page.ts'
import {
  answeredMark,
  countBox,
  feedbackOf,
  feedbackPath,
  hasAnswered,
  opensTablet,
  sayHow,
  tabletPath,
} from './feedback.ts'
import { readBox, readSaid } from './feedback.rules.ts'
import { feedbackWords } from './feedback.words.ts'
import { askedGathering, isCommittee, ledGathering } from './led.ts'

type Asked = Context<WebEnv>

/** From one address of the net, by link and on a tablet: a whole room may share it. Who sent it is not asked. */
const perHour = { max: 200, windowSeconds: 3600 }

const waitFor = (c: Asked): Promise<number> =>
  limit(c.var.services, `how gatherings were, from ${c.var.view.client}`, perHour)

const COOKIE = 'said'
const DAY_S = 86_400

const answered = (c: Asked, { id }: Gathering): boolean => hasAnswered(c.var.ctx, id, getCookie(c, COOKIE))

const shown = (c: Asked, gathering: Gathering, back?: SaidBack) =>
  feedbackPage(c.var.view, {
    gathering,
    now: c.var.ctx.now,
    // No time in it: the id becomes that of the answer.
    id: randomUUID(),
    answered: answered(c, gathering),
    back,
  })

async function say(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = feedbackWords(ctx.lang)
  const gathering = await askedGathering(c)
  const sent = await sentForm(c)
  if (answered(c, gathering)) return sendTo(c, feedbackPath(gathering))
  const wait = await waitFor(c)
  if (wait > 0) {
    c.header('retry-after', String(wait))
    return c.html(shown(c, gathering, { values: sent, errors: [], problem: w.tooOften(Math.ceil(wait / 60)) }), 429)
  }
  const read = readSaid(sent)
  if (!read.good) {
    const errors = sentences(read.problems, w.refused)
    return c.html(shown(c, gathering, { values: sent, errors }), 422)
  }
  const outcome = await sayHow(ctx, gathering, { ...read.value, id: answerId(sent['id']), how: 'link' })
  if (!outcome.done) return c.html(shown(c, gathering, { values: sent, errors: [], problem: w.over }), 422)
  const path = feedbackPath(gathering)
  const maxAge = (feedbackDays + 1) * DAY_S
  setCookie(c, COOKIE, answeredMark(ctx, gathering.id), { path, httpOnly: true, sameSite: 'Lax', maxAge })
  return sendTo(c, path, { kind: 'done', text: w.thanks })
}

const answerId = (sent: string | undefined): string => idFrom(sent) ?? randomUUID()

/** The gathering a tablet's address opens; 404 for a key that is not its own. */
async function ofTablet(c: Asked): Promise<Gathering> {
  const gathering = await askedGathering(c)
  if (!opensTablet(c.var.ctx, gathering.id, c.req.param('key') ?? '')) throw new HTTPException(404)
  return gathering
}

async function showTablet(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const gathering = await ofTablet(c)
  const thanking = isThanking(wholeSeconds(c.req.query('said')), ctx.now)
  const address = tabletPath(ctx, gathering.id)
  c.header('cache-control', 'no-store')
  return c.html(tabletPage(view, { gathering, now: ctx.now, id: randomUUID(), address, thanking }))
}

const wholeSeconds = (text: string | undefined): number | null => (/^\d{1,12}$/.test(text ?? '') ? Number(text) : null)

/** A face pressed on a tablet; a press that says nothing, or too many, leads back to the faces. */
async function press(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const gathering = await ofTablet(c)
  const address = tabletPath(ctx, gathering.id)
  const sent = await sentForm(c)
  const read = readSaid({ face: sent['face'] ?? '' })
  const wait = await waitFor(c)
  if (wait > 0) {
    const text = feedbackWords(ctx.lang).tooOften(Math.ceil(wait / 60))
    return sendTo(c, address, { kind: 'problem', text })
  }
  if (!read.good) return sendTo(c, address)
  await sayHow(ctx, gathering, { ...read.value, id: answerId(sent['id']), how: 'tablet' })
  return sendTo(c, `${address}?said=${Math.floor(ctx.now.getTime() / 1000)}`)
}

async function deskData({ var: { ctx } }: Asked, gathering: Gathering, more: { id: string; back?: SaidBack }) {
  const feedback = await feedbackOf(ctx, gathering.id)
  return { ctx, gathering, feedback, inside: isCommittee(ctx, gathering), ...more }
}

async function countAtDesk(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const w = feedbackWords(ctx.lang)
  const gathering = await ledGathering(c)
  const sent = await sentForm(c)
  const id = formId(sent, ctx.now)
  const again = async (back: SaidBack) =>
    c.html(feedbackDeskPage(view, await deskData(c, gathering, { id, back })), 422)
  const read = readBox(sent)
  if (!read.good) return again({ values: sent, errors: sentences(read.problems, w.refused) })
  const counting = { id, gatheringId: gathering.id, seen: idFrom(sent['seen']) }
  const outcome = await countBox(ctx, counting, read.value)
  if (outcome.done) return sendTo(c, feedbackDeskHref(gathering), { kind: 'done', text: w.counted })
  if (outcome.why === 'stale') return c.html(boxConflict(view, await deskData(c, gathering, { id }), read.value), 409)
  return again({ values: sent, errors: [], problem: w.notNow })
}

const deed = may('say how it was')
const led = may('call the roll')

/** How it was: by link, on a tablet, on paper; and what the desk sees of it. */
export const feedbackRoutes = new Hono<WebEnv>()
  .get('/gatherings/:id/feedback', deed, async (c) => {
    const gathering = await askedGathering(c)
    c.header('cache-control', 'no-store')
    return c.html(shown(c, gathering))
  })
  .post('/gatherings/:id/feedback', deed, say)
  .get('/gatherings/:id/feedback/tablet/:key', deed, showTablet)
  .post('/gatherings/:id/feedback/tablet/:key', deed, press)
  .get('/desk/gatherings/:id/feedback', led, async (c) => {
    const gathering = await ledGathering(c)
    return c.html(feedbackDeskPage(c.var.view, await deskData(c, gathering, { id: randomUUID() })))
  })
  .post('/desk/gatherings/:id/feedback', led, countAtDesk)
  .get('/desk/gatherings/:id/feedback/card', led, async (c) => {
    const { ctx, view } = c.var
    const gathering = await ledGathering(c)
    const url = fullUrl(c, `${feedbackPath(gathering)}?area=${ctx.area.code}`)
    const size = choiceIn(c.req.query(), 'size', cardSizes) ?? 'a5'
    return c.html(cardPage(view, { gathering, size, url, when: sayWhen(view.lang, gathering, ctx.now) }))
  })
