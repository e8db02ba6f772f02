import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { sayDay } from '#base/say-date.ts'
import { uuidv7 } from '#base/uuid.ts'
import { dueAfterWorkdays } from '#base/workdays.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { keptInstead } from '#modules/people/public.ts'
import { may } from '../access.ts'
import { askPage } from '../requests/page.ts'
import { ask, moveRequest } from '../requests/request.ts'
import { answerDays, kinds, readRequest } from '../requests/request.rules.ts'
import { requestWords } from '../requests/words.ts'
import { copyAsJson } from './copy.ts'
import { copyOf, knownOfPerson, type KnownOf, type Parts } from './gather.ts'
import { copySheet, knownAtCounterPage } from './page.ts'
import { knownWords } from './words.ts'

type Asked = Context<WebEnv>
/** The two rooms one's own data are seen in: behind the card, and at the counter. */
type Room = { base: '/me/known' | '/desk/people'; byCard: boolean }
const behindCard: Room = { base: '/me/known', byCard: true }
const atCounter: Room = { base: '/desk/people', byCard: false }

const homeOf = ({ base, byCard }: Room, personId: string) => (byCard ? base : `${base}/${personId}/known`)

/** The person an address names; 404 when unknown or not the reader's. */
async function knownHere(c: Asked, parts: Parts): Promise<KnownOf> {
  const id = idFrom(c.req.param('id'))
  const named = id === null ? null : await knownOfPerson(c.var.ctx, parts, id)
  // An entry that was made part of another leads to that one.
  const kept = id === null || named ? null : await keptInstead(c.var.ctx, id)
  const known = named ?? (kept === null ? null : await knownOfPerson(c.var.ctx, parts, kept))
  if (!known) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return known
}

const takeCopy = (parts: Parts, room: Room) => async (c: Asked) => {
  const { ctx, view } = c.var
  const w = knownWords(ctx.lang)
  const sent = await sentForm(c)
  const personId = idFrom(c.req.param('id'))
  if (personId === null) throw new HTTPException(404)
  const reason = room.byCard ? w.copyReason : w.copyReasonCounter
  const known = await copyOf(ctx, parts, { id: formId(sent, ctx.now), personId, reason })
  if (!known) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  if (sent['as'] !== 'json') return c.html(copySheet(view, { known, now: ctx.now, back: homeOf(room, personId) }))
  c.header(
    'content-disposition',
    `attachment; filename="my-data.json"; filename*=UTF-8''${encodeURIComponent(w.fileName)}.json`,
  )
  return c.body(copyAsJson(known, { at: ctx.now, area: ctx.area.name }), 200, {
    'content-type': 'application/json; charset=utf-8',
  })
}

async function showAsk(
  c: Asked,
  { parts, room, back }: { parts: Parts; room: Room; back?: { sent: Sent; errors: FieldError[] } },
) {
  const { ctx, view } = c.var
  const known = await knownHere(c, parts)
  const kind = choiceIn(back?.sent ?? { kind: c.req.query('kind') ?? '' }, 'kind', kinds) ?? 'complain'
  const newId = back ? formId(back.sent, ctx.now) : uuidv7(ctx.now)
  const again = back ? { errors: back.errors, values: back.sent } : {}
  return c.html(askPage(view, { ...room, known, kind, newId, ...again }), back ? 422 : 200)
}

const takeAsk = (parts: Parts, room: Room) => async (c: Asked) => {
  const { ctx } = c.var
  const w = requestWords(ctx.lang)
  const known = await knownHere(c, parts)
  const sent = await sentForm(c)
  const { personId } = known.subject
  const wrong = (errors: FieldError[]) => showAsk(c, { parts, room, back: { sent, errors } })
  const read = readRequest(sent, room.byCard ? 'card' : 'desk')
  if (!read.good) return wrong(sentences(read.problems, w.refused))
  const id = formId(sent, ctx.now)
  const answer = await ask(ctx, { id, personId, ...read.value })
  if (!answer.done && answer.why === 'unknown') throw new HTTPException(404)
  if (!answer.done) return wrong([{ field: 'words', text: w.alreadyOpen }])
  const due = sayDay(ctx.lang, dueAfterWorkdays(ctx.calendar, ctx.now, answerDays), ctx.now)
  return sendTo(c, room.byCard ? `${room.base}#requests` : `/desk/requests/${id}`, { kind: 'done', text: w.sent(due) })
}

/** A household takes back what it asked, or asks to look again at a no. */
const takeOwnAct = (act: 'withdraw' | 'appeal') => async (c: Asked) => {
  const { ctx } = c.var
  const w = requestWords(ctx.lang)
  const id = idFrom(c.req.param('id'))
  const sent = await sentForm(c)
  const moved = id === null ? null : await moveRequest(ctx, { id, act, version: wholeNumber(sent['version']) ?? 0 })
  if (!moved || (!moved.done && moved.why === 'unknown')) throw new HTTPException(404)
  const flash = moved.done
    ? ({ kind: 'done', text: w.moved[act] } as const)
    : ({ kind: 'problem', text: w.notNow } as const)
  return sendTo(c, '/me/known#requests', flash)
}

/** One's own data behind the card, and somebody's at the counter. The page /me/known itself is the front door's. */
export const knownRoutes = (parts: Parts) =>
  new Hono<WebEnv>()
    .post('/me/known/requests/:id/withdraw', may('see to my own data'), takeOwnAct('withdraw'))
    .post('/me/known/requests/:id/appeal', may('see to my own data'), takeOwnAct('appeal'))
    .post('/me/known/:id/copy', may('see to my own data'), takeCopy(parts, behindCard))
    .get('/me/known/:id/ask', may('see to my own data'), (c) => showAsk(c, { parts, room: behindCard }))
    .post('/me/known/:id/ask', may('see to my own data'), takeAsk(parts, behindCard))
    .get('/desk/people/:id/known', may('show somebody their data'), async (c) => {
      const { ctx, view } = c.var
      const known = await knownHere(c, parts)
      const newId = () => uuidv7(ctx.now)
      return c.html(knownAtCounterPage(view, { known, now: ctx.now, newId, base: '/desk/people' }))
    })
    .post('/desk/people/:id/copy', may('show somebody their data'), takeCopy(parts, atCounter))
    .get('/desk/people/:id/ask', may('show somebody their data'), (c) => showAsk(c, { parts, room: atCounter }))
    .post('/desk/people/:id/ask', may('show somebody their data'), takeAsk(parts, atCounter))
