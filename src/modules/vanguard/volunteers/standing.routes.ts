import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom, oneLine, wholeNumber } from '#base/form.rules.ts'
import { searchPeople } from '#modules/people/public.ts'
import { confirmPage, hiddenField, type FieldError, type Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { ownPath } from '../volunteer.ts'
import { volunteerHref, volunteersHref } from './address.ts'
import { linkPerson } from './changing.ts'
import { personSearchPage } from './form.page.ts'
import { oneWords } from './one.words.ts'
import { pauseBody } from './pause.page.ts'
import { readPause } from './pause.rules.ts'
import { pauseWords } from './pause.words.ts'
import { addressSheet } from './sheet.page.ts'
import { comeBack, leave, pause, renewKey, resume } from './standing.ts'
import { helpingOne, oneAsked } from './whose.ts'
import { standingWords } from './standing.words.ts'
import { volunteerWords } from './words.ts'

type Asked = Context<WebEnv>

async function askPause(c: Asked, again: { errors?: FieldError[]; values?: Kept } = {}) {
  const { ctx, view } = c.var
  const { row, helper } = await helpingOne(c)
  const back = volunteerHref(row.id)
  const title = `${standingWords(view.lang).pause} · ${helper.name}`
  const body = pauseBody(view.lang, { title, action: `${back}/pause`, back, now: ctx.now, ...again })
  return c.html(deskPage({ ...view, title }, body), again.errors ? 422 : 200)
}

async function takePause(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { row } = await helpingOne(c)
  const sent = await sentForm(c)
  const read = readPause(sent, dayOf(ctx.now))
  if (!read.good) return askPause(c, { errors: sentences(read.problems, pauseWords(ctx.lang).refused), values: sent })
  const answer = await pause(ctx, row.id, read.value)
  if (!answer.done) throw new HTTPException(404)
  return sendTo(c, volunteerHref(row.id), { kind: 'done', text: standingWords(ctx.lang).paused(answer.value) })
}

async function takeResume(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { row } = await helpingOne(c)
  await resume(ctx, row.id)
  return sendTo(c, volunteerHref(row.id), { kind: 'done', text: standingWords(ctx.lang).resumed })
}

async function askLeave(c: Asked): Promise<Response> {
  const { view } = c.var
  const { row, helper } = await helpingOne(c)
  const w = standingWords(view.lang)
  const href = volunteerHref(row.id)
  const title = w.leaveTitle(helper.name)
  const no = { href, text: w.no }
  const body = confirmPage({ title, lines: w.leaveLines, action: `${href}/leave`, yes: w.leaveYes, no })
  return c.html(deskPage({ ...view, title }, body))
}

async function takeLeave(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { row } = await oneAsked(c)
  const answer = await leave(ctx, row.id)
  const text = standingWords(ctx.lang).left(answer.done ? answer.value : 0)
  return sendTo(c, volunteerHref(row.id), { kind: 'done', text })
}

async function takeReturn(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const w = standingWords(ctx.lang)
  const { row } = await oneAsked(c)
  const answer = await comeBack(ctx, row.id)
  return sendTo(c, volunteerHref(row.id), {
    kind: answer.done ? 'done' : 'problem',
    text: answer.done ? w.returned : w.cannotReturn,
  })
}

async function askKey(c: Asked): Promise<Response> {
  const { view } = c.var
  const { row, helper } = await helpingOne(c)
  const w = standingWords(view.lang)
  const href = volunteerHref(row.id)
  const title = w.newKeyTitle(helper.name)
  const body = confirmPage({
    title,
    lines: w.newKeyLines,
    action: `${href}/key`,
    yes: w.newKeyYes,
    no: { href, text: w.no },
    fields: hiddenField('keyNo', row.key_no),
  })
  return c.html(deskPage({ ...view, title }, body))
}

async function takeKey(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { row } = await helpingOne(c)
  const keyNo = wholeNumber((await sentForm(c))['keyNo']) ?? row.key_no
  await renewKey(ctx, { id: row.id, keyNo })
  return sendTo(c, volunteerHref(row.id), { kind: 'done', text: standingWords(ctx.lang).newKeyDone })
}

async function findPerson(c: Asked, problem?: string): Promise<Response> {
  const { ctx, view } = c.var
  const one = await helpingOne(c)
  const q = oneLine(c.req.query('q') ?? one.helper.name).slice(0, 60)
  const people = await searchPeople(ctx, q, { limit: 20 })
  c.header('cache-control', 'no-store')
  const page = personSearchPage({ ...view, path: `${volunteerHref(one.row.id)}/person` }, one, {
    q,
    people,
    ...(problem === undefined ? {} : { problem }),
  })
  return c.html(page, problem === undefined ? 200 : 422)
}

async function takePerson(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const { row } = await helpingOne(c)
  const sent = await sentForm(c)
  const personId = idFrom(sent['person'])
  if (personId === null) throw new HTTPException(404)
  const answer = await linkPerson(ctx, { id: row.id, version: wholeNumber(sent['version']) ?? 0 }, personId)
  if (answer.done) return sendTo(c, volunteerHref(row.id), { kind: 'done', text: oneWords(ctx.lang).rosterLinked })
  if (answer.why === 'unknown') throw new HTTPException(404)
  const why = answer.why === 'stale' ? 'changed-meanwhile' : answer.why
  return findPerson(c, volunteerWords(ctx.lang).refused[why])
}

const keep = may('keep volunteers')
const one = `${volunteersHref}/:id{[0-9a-f-]{36}}`

/** A rest, leaving, and what somebody's private address hangs on; the entry of the roster they are. */
export const standings = new Hono<WebEnv>()
  .get(`${one}/pause`, keep, (c) => askPause(c))
  .post(`${one}/pause`, keep, takePause)
  .post(`${one}/resume`, keep, takeResume)
  .get(`${one}/leave`, keep, askLeave)
  .post(`${one}/leave`, keep, takeLeave)
  .post(`${one}/return`, keep, takeReturn)
  .get(`${one}/key`, keep, askKey)
  .post(`${one}/key`, keep, takeKey)
  .get(`${one}/person`, keep, (c) => findPerson(c))
  .post(`${one}/person`, keep, takePerson)
  .get(`${one}/sheet`, keep, async (c) => {
    const { row, helper } = await helpingOne(c)
    c.header('cache-control', 'no-store')
    const url = fullUrl(c, ownPath(c.var.ctx, row))
    return c.html(addressSheet(c.var.view, { id: row.id, name: helper.name, url }))
  })
