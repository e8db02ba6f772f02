import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { choiceIn, idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { volunteerHref, volunteersHref } from './address.ts'
import { change, linkAccount, type AccountRefusal } from './changing.ts'
import { openContact } from './contact.ts'
import { contactReasons } from './contact.rules.ts'
import { conflict, editPage } from './form.page.ts'
import { valuesOf } from './join.routes.ts'
import type { Back } from './one-page.ts'
import { onePage, openedPage } from './one.page.ts'
import { accountChoices, type One } from './one.ts'
import { oneWords } from './one.words.ts'
import { readSkill } from './skill.rules.ts'
import { endSkill, noteSkill } from './skill.ts'
import { readTraining } from './training.rules.ts'
import { noteTraining } from './training.ts'
import { readVolunteer } from './volunteer.rules.ts'
import { helpingOne, oneAsked } from './whose.ts'
import { volunteerWords } from './words.ts'

type Asked = Context<WebEnv>

async function show(c: Asked, one: One, back?: Back) {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  const page = {
    one,
    now: ctx.now,
    newId: () => (back ? formId(back.values as Record<string, string>, ctx.now) : uuidv7(ctx.now)),
    accounts: one.row.state === 'left' ? [] : await accountChoices(ctx, one),
    mayOpen: may.allows(ctx.actor, 'open the telephone of a volunteer'),
    back,
  }
  return c.html(onePage({ ...view, path: volunteerHref(one.row.id) }, page), back ? 422 : 200)
}

async function edit(c: Asked, again: { errors?: FieldError[]; values?: Kept } = {}) {
  const one = await helpingOne(c)
  c.header('cache-control', 'no-store')
  const href = `${volunteerHref(one.row.id)}/edit`
  return c.html(editPage({ ...c.var.view, path: href }, one, again), again.errors ? 422 : 200)
}

async function takeChange(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const one = await helpingOne(c)
  const form = await readForm(c)
  const { sent } = form
  const read = readVolunteer(form, { phone: one.sealed.phone !== null, guardian: one.sealed.guardian })
  const refused = volunteerWords(ctx.lang).refused
  if (!read.good) return edit(c, { errors: sentences(read.problems, refused), values: valuesOf(form) })
  const text = { ...read.value, dropPhone: sent['dropPhone'] === 'yes', dropNote: sent['dropNote'] === 'yes' }
  const on = { id: one.row.id, version: wholeNumber(sent['version']) ?? 0 }
  const answer = await change(ctx, on, text)
  if (answer.done) return sendTo(c, volunteerHref(on.id), { kind: 'done', text: oneWords(ctx.lang).changed })
  if (answer.why === 'unknown') throw new HTTPException(404)
  const all = Object.keys(sent).flatMap((name) => form.all(name).map((value) => [name, value] as const))
  return c.html(conflict(view, { one: await helpingOne(c), mine: read.value, sent: all }), 409)
}

async function takeSkill(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const one = await helpingOne(c)
  const sent = await sentForm(c)
  const read = readSkill(sent)
  const errors = read.good ? [] : sentences(read.problems, volunteerWords(ctx.lang).refused)
  if (!read.good) return show(c, one, { form: 'skill', errors, values: sent })
  const answer = await noteSkill(ctx, { id: formId(sent, ctx.now), volunteerId: one.row.id }, read.value)
  return after(c, one, answer.done && oneWords(ctx.lang).skillSaved)
}

async function dropSkill(c: Asked): Promise<Response> {
  const one = await helpingOne(c)
  const id = idFrom(c.req.param('skill'))
  const answer = id !== null && (await endSkill(c.var.ctx, { id, volunteerId: one.row.id })).done
  return after(c, one, answer && oneWords(c.var.ctx.lang).skillEnded)
}

async function takeTraining(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const one = await helpingOne(c)
  const sent = await sentForm(c)
  const read = readTraining(sent, dayOf(ctx.now))
  const errors = read.good ? [] : sentences(read.problems, volunteerWords(ctx.lang).refused)
  if (!read.good) return show(c, one, { form: 'training', errors, values: sent })
  const answer = await noteTraining(ctx, { id: formId(sent, ctx.now), volunteerId: one.row.id }, read.value)
  return after(c, one, answer.done && oneWords(ctx.lang).trainingSaved)
}

/** Back to the page with a sentence; 404 where the volunteer left meanwhile. */
function after(c: Asked, one: One, text: string | false): Response {
  if (text === false) throw new HTTPException(404)
  return sendTo(c, volunteerHref(one.row.id), { kind: 'done', text })
}

async function takeAccount(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const one = await helpingOne(c)
  const sent = await sentForm(c)
  const account = await accountMeant(c, one, sent['account'])
  if (account === undefined) return accountRefused(c, one, { why: 'already', sent })
  const answer = await linkAccount(ctx, { id: one.row.id, version: wholeNumber(sent['version']) ?? 0 }, account)
  if (answer.done || answer.why === 'unknown') return after(c, one, answer.done && oneWords(ctx.lang).accountSaved)
  return accountRefused(c, one, { why: answer.why === 'stale' ? 'changed-meanwhile' : answer.why, sent })
}

/** One of the accounts that may be chosen, null for none of them, undefined for any other. */
async function accountMeant(c: Asked, one: One, id: string | undefined): Promise<string | null | undefined> {
  if (!id) return null
  return (await accountChoices(c.var.ctx, one)).find((choice) => choice.id === id)?.id
}

type NotLinked = Exclude<AccountRefusal, 'unknown' | 'stale'> | 'already' | 'changed-meanwhile'

function accountRefused(c: Asked, one: One, { why, sent }: { why: NotLinked; sent: Sent }) {
  const text = volunteerWords(c.var.ctx.lang).refused[why]
  return show(c, one, { form: 'account', errors: [{ field: 'account', text }], values: sent })
}

async function takeOpening(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const one = await oneAsked(c)
  const sent = await sentForm(c)
  const reason = choiceIn(sent, 'reason', contactReasons)
  const errors = [{ field: 'reason', text: oneWords(ctx.lang).chooseReason }]
  if (reason === null) return show(c, one, { form: 'contact', errors, values: sent })
  const answer = await openContact(ctx, { id: one.row.id, reason })
  if (!answer.done) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return c.html(openedPage(view, { contact: answer.value, back: volunteerHref(one.row.id) }))
}

const keep = may('keep volunteers')
const one = `${volunteersHref}/:id{[0-9a-f-]{36}}`

/** One volunteer at the desk: read, changed, what they can, what is sealed. */
export const ones = new Hono<WebEnv>()
  .get(one, keep, async (c) => show(c, await oneAsked(c)))
  .get(`${one}/edit`, keep, (c) => edit(c))
  .post(one, keep, takeChange)
  .post(`${one}/skills`, keep, takeSkill)
  .post(`${one}/skills/:skill/end`, keep, dropSkill)
  .post(`${one}/trainings`, keep, takeTraining)
  .post(`${one}/account`, keep, takeAccount)
  .post(`${one}/contact`, may('open the telephone of a volunteer'), takeOpening)
