import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { type Outcome } from '#base/outcome.ts'
import { factsList, type FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { knownOfPerson, type Parts } from '../known/gather.ts'
import { eraseFor } from './erase.ts'
import { requestById, requestList, requestLog } from './list.ts'
import { openingsLog } from './log.ts'
import { logPage } from './log.page.ts'
import { requestPage } from './one.page.ts'
import { requestsPage } from './page.ts'
import { moveRequest, type Moving, type MovingRefusal } from './request.ts'
import { acts, atDesk, readAnswer, readRefusal, readSure, type DeskAct } from './request.rules.ts'
import { requestWords } from './words.ts'

type Asked = Context<WebEnv>

async function paperOf(c: Asked) {
  const id = idFrom(c.req.param('id'))
  const paper = id === null ? null : await requestById(c.var.ctx, id)
  if (!paper) throw new HTTPException(404)
  return paper
}

/** The page of a request, with what was typed when a form comes back. */
async function show(c: Asked, parts: Parts, back?: { act: DeskAct; errors: FieldError[]; values: Sent }) {
  const { ctx, view } = c.var
  const paper = await paperOf(c)
  const known = await knownOfPerson(ctx, parts, paper.person_id)
  if (!known) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  const path = `/desk/requests/${paper.id}`
  return c.html(
    requestPage({ ...view, path }, { paper, known, now: ctx.now, ...(back ? { back } : {}) }),
    back ? 422 : 200,
  )
}

type Wish = Omit<Moving, 'id' | 'version'>

/** What a form of an act says, or the fields that are wrong. */
function wishOf(act: DeskAct, sent: Sent, lang: 'zh' | 'en'): { wish: Wish } | { errors: FieldError[] } {
  const { refused } = requestWords(lang)
  if (act === 'fulfil') {
    const read = readAnswer(sent)
    return read.good ? { wish: { act, answer: read.value } } : { errors: sentences(read.problems, refused) }
  }
  if (act === 'refuse') {
    const read = readRefusal(sent)
    return read.good ? { wish: { act, ...read.value } } : { errors: sentences(read.problems, refused) }
  }
  const read = act === 'erase' ? readSure(sent) : { good: true as const }
  return read.good ? { wish: { act } } : { errors: sentences(read.problems, refused) }
}

const take = (parts: Parts) => async (c: Asked) => {
  const { ctx } = c.var
  const act = atDesk.find((one) => one === c.req.param('act'))
  const paper = await paperOf(c)
  if (!act) throw new HTTPException(404)
  const sent = await sentForm(c)
  const read = wishOf(act, sent, ctx.lang)
  if ('errors' in read) return show(c, parts, { act, errors: read.errors, values: sent })
  const asked = { id: paper.id, version: wholeNumber(sent['version']) ?? 0 }
  const answer: Outcome<unknown, MovingRefusal> =
    act === 'erase' ? await eraseFor(ctx, parts, asked) : await moveRequest(ctx, { ...asked, ...read.wish })
  if (!answer.done) return refusedAct(c, parts, { act, sent, why: answer.why })
  const to = act === 'erase' ? '/desk/requests' : `/desk/requests/${paper.id}`
  return sendTo(c, to, { kind: 'done', text: requestWords(ctx.lang).moved[act] })
}

function refusedAct(c: Asked, parts: Parts, { act, sent, why }: { act: DeskAct; sent: Sent; why: MovingRefusal }) {
  if (why === 'unknown') throw new HTTPException(404)
  if (why === 'stale') return stale(c, act, sent)
  return show(c, parts, { act, errors: [{ field: 'answer', text: requestWords(c.var.ctx.lang).notNow }], values: sent })
}

/** Both versions: what the reader wanted, and how the request stands now. */
async function stale(c: Asked, act: DeskAct, sent: Sent): Promise<Response> {
  const { ctx, view } = c.var
  const w = requestWords(ctx.lang)
  const now = await paperOf(c)
  const mine = [
    { term: w.stateIs, text: w.state[acts[act].to] },
    { term: w.answer, text: sent['answer'] ?? '—' },
  ]
  const theirs = [
    { term: w.stateIs, text: w.state[now.state] },
    { term: w.answer, text: now.answer ?? '—' },
  ]
  const page = conflictPage(
    { ...view, title: '' },
    {
      mine: { body: factsList(mine) },
      theirs: { body: factsList(theirs) },
      theirsHref: `/desk/requests/${now.id}`,
    },
  )
  return c.html(page, 409)
}

/** The desk's side of data requests, and the record for whoever watches over them. */
export const requestDesk = (parts: Parts) =>
  new Hono<WebEnv>()
    .get('/desk/requests', may('answer data requests'), async (c) =>
      c.html(requestsPage(c.var.view, { lines: await requestList(c.var.ctx), now: c.var.ctx.now })),
    )
    .get('/desk/requests/log', may('watch over data requests'), async (c) => {
      const { ctx, view } = c.var
      const openings = await openingsLog(ctx, parts)
      return c.html(logPage(view, { lines: await requestLog(ctx), openings, now: ctx.now }))
    })
    .get('/desk/requests/:id', may('answer data requests'), (c) => show(c, parts))
    .post('/desk/requests/:id/:act', may('answer data requests'), take(parts))
