import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { sayHome, searchPeople } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, type Form } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { careHref, planHref } from '../address.ts'
import { elderHere, elderOf } from '../elder.ts'
import { planConflict } from './conflict.page.ts'
import { findPage, planForm } from './form.page.ts'
import { planFormWords } from './form.words.ts'
import { holdersFor, planSheet, type PlanSheet } from './listing.ts'
import { openPlan } from './looking.ts'
import { readPlan } from './plan.rules.ts'
import { changePlan, makePlan } from './planning.ts'
import { planSent } from './sent.ts'
import { planWords } from './words.ts'

type Asked = Context<WebEnv>
const keep = may('keep care plans')

/** Somebody of the roster, where the reader works; 404 for anybody else. */
async function personHere(ctx: Ctx, sent: string | undefined) {
  const id = idFrom(sent)
  const found = id === null ? null : await elderHere(ctx, id)
  if (id === null || !found) throw new HTTPException(404)
  return { id, ...found }
}

async function find(c: Asked) {
  const { ctx, view } = c.var
  const asked = (c.req.query('q') ?? '').trim()
  const people = asked === '' ? null : await searchPeople(ctx, asked, { limit: 10 })
  const found = people?.map(({ id, name, home }) => ({ id, name, address: home ? sayHome(home) : '' })) ?? null
  c.header('cache-control', 'no-store')
  return c.html(findPage(view, { asked, found }))
}

type Shown = {
  plan: PlanSheet['plan'] | null
  who: Awaited<ReturnType<typeof personHere>>
  values: Kept
  errors?: FieldError[]
}

async function show(c: Asked, { plan, who, values, errors }: Shown, newId?: string) {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  const holders = await holdersFor(ctx, { plan, homeId: who.homeId })
  const page = { plan, who, holders, values, errors, newId: newId ?? uuidv7(ctx.now) }
  return c.html(planForm(view, page), errors ? 422 : 200)
}

/** What the form begins with: mornings, held by whoever writes it down. */
const fresh = ({ actor, now }: Ctx): Sent => ({
  means: 'visit',
  rhythm: 'weekdays',
  from: '09:00',
  to: '11:00',
  holder: actor.id ?? '',
  startsOn: dayOf(now),
})

const valuesOf = ({ sent, all }: Form): Record<string, string | string[]> => ({ ...sent, weekday: all('weekday') })

async function read(ctx: Ctx, { sent, all }: Form, { plan, who }: Pick<Shown, 'plan' | 'who'>) {
  const holders = await holdersFor(ctx, { plan, homeId: who.homeId })
  return readPlan(sent, { weekdays: all('weekday'), isHolder: (id) => holders.some((one) => one.id === id) })
}

async function made(c: Asked) {
  const { ctx } = c.var
  const form = await readForm(c)
  const who = await personHere(ctx, form.sent['person'])
  const w = planFormWords(ctx.lang)
  const id = formId(form.sent, ctx.now)
  const back = (errors: FieldError[]) => show(c, { plan: null, who, values: valuesOf(form), errors }, id)
  const terms = await read(ctx, form, { plan: null, who })
  if (!terms.good) return back(sentences(terms.problems, w.refused))
  const theirWish = form.sent['theirWish'] === 'yes'
  const outcome = await makePlan(ctx, { id, personId: who.id, text: terms.value, theirWish })
  if (outcome.done) return sendTo(c, planHref({ id }), { kind: 'done', text: planWords(ctx.lang).done.made })
  return back([{ field: outcome.why === 'asked-lately' ? 'theirWish' : 'means', text: w.refused[outcome.why] }])
}

/** The plan an address names, as long as it has not ended. */
async function standing(c: Asked): Promise<PlanSheet> {
  const sheet = await planSheet(c.var.ctx, idFrom(c.req.param('id')))
  if (!sheet || sheet.plan.state === 'ended') throw new HTTPException(404)
  return sheet
}

/** Changing the terms shows what the elder said: that is a look like any other. */
async function edit(c: Asked) {
  const { ctx } = c.var
  const { plan } = await standing(c)
  const who = await whoseIs(ctx, plan)
  const reason = planFormWords(ctx.lang).editTitle
  const words = await openPlan(ctx, { id: uuidv7(ctx.now), planId: plan.id, reason })
  if (!words.done) throw new HTTPException(404)
  return show(c, { plan, who, values: planSent(plan, words.value) })
}

/** Whom a plan is for, as its form says it. */
async function whoseIs(ctx: Ctx, { person_id: id }: PlanSheet['plan']) {
  const elder = (await elderOf(ctx, id)) ?? { name: '—', address: '', homeId: null }
  return { id: id ?? '', ...elder }
}

async function changed(c: Asked) {
  const { ctx, view } = c.var
  const { plan } = await standing(c)
  const form = await readForm(c)
  const w = planFormWords(ctx.lang)
  const who = await whoseIs(ctx, plan)
  const terms = await read(ctx, form, { plan, who })
  if (!terms.good) return show(c, { plan, who, values: valuesOf(form), errors: sentences(terms.problems, w.refused) })
  const at = { id: plan.id, version: wholeNumber(form.sent['version']) ?? 0 }
  const outcome = await changePlan(ctx, at, terms.value)
  if (outcome.done) return sendTo(c, planHref(plan), { kind: 'done', text: planWords(ctx.lang).done.changed })
  if (outcome.why === 'unknown') throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return c.html(planConflict(view, { mine: terms.value, sent: valuesOf(form), theirs: plan }), 409)
}

/** Writing down a plan, and changing its terms. */
export const making = new Hono<WebEnv>()
  .get(`${careHref}/new`, keep, find)
  .post(`${careHref}/new`, keep, async (c) => {
    const who = await personHere(c.var.ctx, (await readForm(c)).sent['person'])
    return show(c, { plan: null, who, values: fresh(c.var.ctx) })
  })
  .post(`${careHref}/plans`, keep, made)
  .get(`${careHref}/plans/:id/edit`, keep, edit)
  .post(`${careHref}/plans/:id/terms`, keep, changed)
