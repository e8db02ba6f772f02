import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { wholeNumber } from '#base/form.rules.ts'
import { confirmPage, type FieldError, type Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { frontPage } from '#platform/web/layout.ts'
import { readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Own } from '../parts.ts'
import { changeWishes } from '../volunteers/changing.ts'
import { valuesOf } from '../volunteers/join.routes.ts'
import { pauseBody } from '../volunteers/pause.page.ts'
import { readPause } from '../volunteers/pause.rules.ts'
import { pauseWords } from '../volunteers/pause.words.ts'
import { leave, pause, resume } from '../volunteers/standing.ts'
import { readWishes } from '../volunteers/wishes.rules.ts'
import { volunteerWords } from '../volunteers/words.ts'
import { bySignIn, ownBases, ownOf } from './asked.ts'
import { knownOf, wishesOf } from './mine.ts'
import { knownPage, ownPage, strangerPage, wishesPage } from './page.ts'
import { ownParts } from './parts.ts'
import { ownSkills } from './skills.routes.ts'
import { ownWords } from './words.ts'

type Asked = Context<WebEnv>

async function show(c: Asked, own: Own) {
  const { ctx, view } = c.var
  const parts = await Promise.all(ownParts.map((part) => part(view, ctx, own)))
  return c.html(ownPage(view, { ctx, own, parts: parts.filter((one) => one !== null) }))
}

/** `/volunteering` by itself: one's own page for a volunteer who is signed in, and the ways in for everybody else. */
async function showSignedIn(c: Asked) {
  c.header('cache-control', 'no-store')
  const own = await bySignIn(c)
  if (own) return show(c, own)
  return c.html(strangerPage(c.var.view, { signedIn: c.var.ctx.actor.kind === 'account' }))
}

async function askWishes(
  c: Asked,
  again: { status?: 409 | 422; errors?: FieldError[]; values?: Kept; problem?: string } = {},
) {
  const { ctx, view } = c.var
  const own = await ownOf(c)
  const { status, ...back } = again
  return c.html(wishesPage(view, own, { now: await wishesOf(ctx, own.volunteer), ...back }), status ?? 200)
}

async function takeWishes(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { volunteer, path } = await ownOf(c)
  const form = await readForm(c)
  const values = valuesOf(form)
  const read = readWishes(form)
  if (!read.good)
    return askWishes(c, { status: 422, errors: sentences(read.problems, volunteerWords(ctx.lang).refused), values })
  const on = { id: volunteer.id, version: wholeNumber(form.sent['version']) ?? 0 }
  const answer = await changeWishes(ctx, on, read.value)
  if (answer.done) return sendTo(c, path, { kind: 'done', text: ownWords(ctx.lang).saved })
  if (answer.why === 'unknown') throw new HTTPException(404)
  return askWishes(c, { status: 409, values, problem: ownWords(ctx.lang).stale })
}

async function askPause(c: Asked, again: { errors?: FieldError[]; values?: Kept } = {}) {
  const { ctx, view } = c.var
  const { path } = await ownOf(c)
  const title = ownWords(view.lang).pauseTitle
  const body = pauseBody(view.lang, { title, action: `${path}/pause`, back: path, now: ctx.now, ...again })
  return c.html(frontPage({ ...view, title }, body), again.errors ? 422 : 200)
}

async function takePause(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { volunteer, path } = await ownOf(c)
  const sent = await sentForm(c)
  const read = readPause(sent, dayOf(ctx.now))
  if (!read.good) return askPause(c, { errors: sentences(read.problems, pauseWords(ctx.lang).refused), values: sent })
  const answer = await pause(ctx, volunteer.id, read.value)
  if (!answer.done) throw new HTTPException(404)
  return sendTo(c, path, { kind: 'done', text: ownWords(ctx.lang).paused(answer.value) })
}

async function takeResume(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { volunteer, path } = await ownOf(c)
  await resume(ctx, volunteer.id)
  return sendTo(c, path, { kind: 'done', text: ownWords(ctx.lang).resumed })
}

async function askLeave(c: Asked): Promise<Response> {
  const { view } = c.var
  const { path } = await ownOf(c)
  const w = ownWords(view.lang)
  const no = { href: path, text: w.no }
  const body = confirmPage({ title: w.leaveTitle, lines: w.leaveLines, action: `${path}/leave`, yes: w.leaveYes, no })
  return c.html(frontPage({ ...view, title: w.leaveTitle }, body))
}

async function takeLeave(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { volunteer } = await ownOf(c)
  await leave(ctx, volunteer.id)
  return sendTo(c, '/volunteer', { kind: 'done', text: ownWords(ctx.lang).left })
}

async function showKnown(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const own = await ownOf(c)
  return c.html(knownPage(view, own, { ...(await knownOf(ctx, own.volunteer)), now: ctx.now }))
}

const mine = may('keep one’s own shifts')

/** One's own page and what one does there, under both of its addresses. */
export const own = new Hono<WebEnv>().get('/volunteering', mine, showSignedIn).route('/', ownSkills)
own.get(ownBases[0], mine, async (c) => show(c, await ownOf(c)))
for (const base of ownBases)
  own
    .get(`${base}/wishes`, mine, (c) => askWishes(c))
    .post(`${base}/wishes`, mine, takeWishes)
    .get(`${base}/pause`, mine, (c) => askPause(c))
    .post(`${base}/pause`, mine, takePause)
    .post(`${base}/resume`, mine, takeResume)
    .get(`${base}/leave`, mine, askLeave)
    .post(`${base}/leave`, mine, takeLeave)
    .get(`${base}/known`, mine, showKnown)
