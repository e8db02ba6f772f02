import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { deskDayPath, type Day } from '../day.ts'
import { dayFor, hoursOf } from '../days/one-day.ts'
import { showDay } from '../days/show-day.ts'
import { addStall, dropStall } from './stall.ts'
import { readDrop, readStall } from './stall.rules.ts'
import { offerWish } from './wishes.ts'
import { stallWords } from './words.ts'

type Asked = Context<WebEnv>
const plan = may('plan vanguard days')

/** The day of an address, for the committee at its place; 404 for an unknown one and for anybody else. */
async function here(c: Asked): Promise<Day> {
  const day = await dayFor(c.var.ctx, idFrom(c.req.param('id')))
  if (!day || !mayPlanAt(c.var.ctx.actor, day)) throw new HTTPException(404)
  return day
}

async function add(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const day = await here(c)
  const w = stallWords(ctx.lang)
  const sent = await sentForm(c)
  const back = (errors: { field: string; text: string }[]) =>
    showDay(c, day, { stallId: null, values: { ...sent, id: formId(sent, ctx.now) }, errors })
  const read = readStall(sent, hoursOf(day))
  if (!read.good) return back(sentences(read.problems, w.refused))
  const made = await addStall(ctx, { dayId: day.id, id: formId(sent, ctx.now), input: read.value })
  if (made.done) return sendTo(c, deskDayPath(day), { kind: 'done', text: w.added })
  if (made.why === 'unknown') return c.notFound()
  return back([{ field: 'title', text: w.refused[made.why] }])
}

/** What was sent about a stall that is dropped. The field of the reason has the stall in its name: several stand on one page. */
async function dropSent(c: Asked, stallId: string): Promise<Sent> {
  const form = await sentForm(c)
  return { ...form, reason: form[`reason-${stallId}`] ?? '' }
}

async function drop(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const day = await here(c)
  const w = stallWords(ctx.lang)
  const stallId = idFrom(c.req.param('stall'))
  if (stallId === null) return c.notFound()
  const values = await dropSent(c, stallId)
  const read = readDrop(values)
  if (!read.good) return showDay(c, day, { stallId, values, errors: sentences(read.problems, w.refused) })
  const on = { dayId: day.id, id: stallId, version: wholeNumber(values['version']) ?? 0 }
  const outcome = await dropStall(ctx, { ...on, ...read.value })
  if (outcome.done) return sendTo(c, deskDayPath(day), { kind: 'done', text: w.dropped })
  if (outcome.why === 'unknown') return c.notFound()
  const errors = [{ field: 'reason', text: w.refused[outcome.why] }]
  return showDay(c, day, { stallId, values, errors, ...(outcome.why === 'stale' ? { status: 409 } : {}) })
}

async function offer(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const day = await here(c)
  const w = stallWords(ctx.lang)
  const sent = await sentForm(c)
  const asked = { dayId: day.id, id: formId(sent, ctx.now), number: sent['number'] ?? '' }
  const outcome = await offerWish(ctx, asked)
  if (outcome.done) return sendTo(c, deskDayPath(day), { kind: 'done', text: w.offered })
  if (outcome.why === 'unknown') return c.notFound()
  return sendTo(c, deskDayPath(day), { kind: 'problem', text: w.refused[outcome.why] })
}

/** Stalls of one day: another one, one that is dropped, a small wish that becomes one. */
export const stalls = new Hono<WebEnv>()
  .post('/desk/vanguard/:id/stalls', plan, add)
  .post('/desk/vanguard/:id/stalls/:stall/drop', plan, drop)
  .post('/desk/vanguard/:id/wishes', plan, offer)
