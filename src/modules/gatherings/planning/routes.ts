import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { checked, idFrom, wholeNumber, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may, mayPlanAt } from '../access.ts'
import type { InTheWay } from '../booking.ts'
import { anyGathering, deskHrefOf, shownGathering, type Gathering } from '../gathering.ts'
import { goesFirst, type Purpose } from '../kinds.rules.ts'
import { planOf, type Plan, type When } from '../plan.rules.ts'
import { callOff, type Off } from './call-off.ts'
import { choicesHere, clashesOf, isOpenThen } from './choices.ts'
import { fieldWords } from './fields.words.ts'
import { offPage, planPage, type Clash } from './page.ts'
import { readOff } from './off.rules.ts'
import { readPlan } from './plan.rules.ts'
import { change, discard, plan, publish, type PlanRefusal } from './planning.ts'
import { planConflict } from './conflict.page.ts'
import { freshPlan, insteadOf, planSent, whenSent } from './sent.ts'
import { readWhen } from './when.rules.ts'
import { planningWords } from './words.ts'

type Asked = Context<WebEnv>

/** The gathering an address names, where this reader plans; 404 else. */
async function here(c: Asked): Promise<Gathering> {
  const { ctx } = c.var
  const gathering = await anyGathering(ctx, idFrom(c.req.param('id')))
  if (!gathering || !mayPlanAt(ctx.actor, gathering)) throw new HTTPException(404)
  return gathering
}

type Back = { values: Sent; errors?: readonly FieldError[]; clash?: Clash | null; newId?: string }

async function show(c: Asked, gathering: Gathering | null, { values, errors, clash, newId }: Back) {
  const { ctx, view } = c.var
  const page = { now: ctx.now, gathering, newId: newId ?? uuidv7(ctx.now), values, errors, clash: clash ?? null }
  c.header('cache-control', 'no-store')
  return c.html(planPage(view, { ...page, choices: await choicesHere(ctx) }), errors ? 422 : 200)
}

const closedThen = [{ field: 'from', why: 'closed-then' }] as const

const problemsIn = <Why extends string>(read: Checked<unknown, Why>): readonly Problem<Why>[] =>
  read.good ? [] : read.problems

/** What the form says, or the page again with what is wrong. */
async function read(c: Asked, gathering: Gathering | null, sent: Sent) {
  const { ctx } = c.var
  const choices = await choicesHere(ctx)
  const what = readPlan(sent, choices)
  const when = readWhen(sent, ctx.now)
  if (
    what.good &&
    when.good &&
    (stays(gathering, what.value, when.value) || isOpenThen(choices, what.value, when.value))
  )
    return { good: true, plan: what.value, when: when.value } as const
  const problems = what.good && when.good ? closedThen : [...problemsIn(what), ...problemsIn(when)]
  const errors = sentences(problems, fieldWords(ctx.lang).refused)
  return {
    good: false,
    answer: await show(c, gathering, { values: sent, errors, newId: formId(sent, ctx.now) }),
  } as const
}

/** Neither its time nor its venue is to change: what was settled about the open hours stays. */
const stays = (gathering: Gathering | null, { venueId }: Plan, { startsAt, endsAt }: When): boolean =>
  gathering?.venue_id === venueId &&
  gathering.starts_at.getTime() === startsAt.getTime() &&
  gathering.ends_at.getTime() === endsAt.getTime()

type Tried = {
  gathering: Gathering | null
  sent: Sent
  plan: Plan
  when: When
  why: Exclude<PlanRefusal, 'unknown' | 'stale'>
}

/** The page again where the database knew better: what stands in the way is listed. */
async function refusedPage(c: Asked, { gathering, sent, plan, when, why }: Tried): Promise<Response> {
  const { ctx } = c.var
  const field = why === 'clash' || why === 'unknown-venue' ? 'venue' : 'capacity'
  const errors = [{ field, text: planningWords(ctx.lang).refused[why] }]
  const newId = formId(sent, ctx.now)
  const clash = why === 'clash' ? await clashOf(c, { gathering, plan, when }) : null
  return show(c, gathering, { values: sent, errors, clash, newId })
}

async function clashOf(
  c: Asked,
  { gathering, plan, when }: Pick<Tried, 'gathering' | 'plan' | 'when'>,
): Promise<Clash> {
  const own = gathering?.id ?? null
  const others = await clashesOf(c.var.ctx, { venueId: plan.venueId, own, ...when })
  const [only, more] = others
  const yields = only && !more && givesWay(c.var.ctx, plan, only)
  return { others, displaceHref: yields ? `/desk/gatherings/${only.gathering_id ?? ''}/displace` : null }
}

/** Whether what stands there can be asked to leave, by this reader. */
const givesWay = ({ actor }: Ctx, plan: Plan, one: InTheWay): boolean =>
  one.purpose !== null && goesFirst(plan.purpose, one.purpose as Purpose) && mayPlanAt(actor, one)

/** One gathering: planned, changed, published, called off. */
export const planning = new Hono<WebEnv>()
  .get('/desk/gatherings/new', may('plan gatherings'), async (c) => {
    const from = await shownGathering(c.var.ctx, idFrom(c.req.query('like')))
    return show(c, null, { values: from ? planSent(planOf(from)) : { ...freshPlan, day: c.req.query('day') ?? '' } })
  })
  .post('/desk/gatherings', may('plan gatherings'), async (c) => {
    const { ctx } = c.var
    const w = planningWords(ctx.lang)
    const sent = await sentForm(c)
    const said = await read(c, null, sent)
    if (!said.good) return said.answer
    const id = formId(sent, ctx.now)
    const published = sent['publish'] === 'yes'
    const answer = await plan(ctx, { id, plan: said.plan, ...said.when, published })
    if (!answer.done) return refusedPage(c, { gathering: null, sent, ...said, why: answer.why })
    return sendTo(c, deskHrefOf({ id }), { kind: 'done', text: published ? w.published : w.made })
  })
  .get('/desk/gatherings/:id/edit', may('plan gatherings'), async (c) => {
    const gathering = await here(c)
    return show(c, gathering, { values: { ...planSent(planOf(gathering)), ...whenSent(gathering) } })
  })
  .post('/desk/gatherings/:id', may('plan gatherings'), async (c) => {
    const { ctx, view } = c.var
    const gathering = await here(c)
    const sent = await sentForm(c)
    const said = await read(c, gathering, sent)
    if (!said.good) return said.answer
    const on = { id: gathering.id, version: wholeNumber(sent['version']) ?? 0 }
    const answer = await change(ctx, on, { plan: said.plan, ...said.when })
    if (answer.done) return sendTo(c, deskHrefOf(gathering), { kind: 'done', text: planningWords(ctx.lang).saved })
    if (answer.why === 'unknown') return c.notFound()
    if (answer.why === 'stale') return c.html(planConflict(view, { ctx, sent, said, now: await here(c) }), 409)
    return refusedPage(c, { gathering, sent, ...said, why: answer.why })
  })
  .post('/desk/gatherings/:id/publication', may('plan gatherings'), async (c) => {
    const gathering = await here(c)
    const version = wholeNumber((await sentForm(c))['version']) ?? 0
    const w = planningWords(c.var.ctx.lang)
    const answer = await publish(c.var.ctx, { id: gathering.id, version })
    if (answer.done) return sendTo(c, deskHrefOf(gathering), { kind: 'done', text: w.published })
    return answer.why === 'unknown' ? c.notFound() : changedMeanwhile(c, gathering)
  })
  .post('/desk/gatherings/:id/removal', may('plan gatherings'), async (c) => {
    const gathering = await here(c)
    const version = wholeNumber((await sentForm(c))['version']) ?? 0
    const w = planningWords(c.var.ctx.lang)
    const answer = await discard(c.var.ctx, { id: gathering.id, version })
    if (answer.done) return sendTo(c, '/desk/gatherings', { kind: 'done', text: w.discarded })
    return answer.why === 'unknown' ? c.notFound() : changedMeanwhile(c, gathering)
  })
  .get('/desk/gatherings/:id/off', may('plan gatherings'), async (c) => {
    const gathering = await here(c)
    return c.html(offPage(c.var.view, { gathering, newId: uuidv7(c.var.ctx.now), values: {} }))
  })
  .post('/desk/gatherings/:id/off', may('plan gatherings'), async (c) => {
    const { ctx } = c.var
    const gathering = await here(c)
    const sent = await sentForm(c)
    return off(c, gathering, { sent, newId: formId(sent, ctx.now) })
  })

const changedMeanwhile = (c: Asked, gathering: Gathering): Response =>
  sendTo(c, deskHrefOf(gathering), { kind: 'problem', text: planningWords(c.var.ctx.lang).refused.over })

type Calling = { sent: Sent; newId: string }

/** What is to become of it; another time lies within the open hours of its venue. */
async function readCalling(ctx: Ctx, gathering: Gathering, { sent, newId }: Calling) {
  const read = readOff(sent, ctx.now)
  if (!read.good) return read
  const { when, ...how } = read.value
  const instead = when && insteadOf(gathering, { id: newId, ...when })
  const isOpen = instead === null || isOpenThen(await choicesHere(ctx), instead.plan, instead)
  return checked<Off, 'closed-then'>({ ...how, instead }, isOpen ? [] : closedThen)
}

async function off(c: Asked, gathering: Gathering, { sent, newId }: Calling): Promise<Response> {
  const { ctx, view } = c.var
  const w = planningWords(ctx.lang)
  const again = (errors: FieldError[]) => c.html(offPage(view, { gathering, newId, errors, values: sent }), 422)
  const said = await readCalling(ctx, gathering, { sent, newId })
  if (!said.good) return again(sentences(said.problems, fieldWords(ctx.lang).refused))
  const on = { id: gathering.id, version: wholeNumber(sent['version']) ?? 0 }
  const answer = await callOff(ctx, on, said.value)
  if (answer.done) return sendTo(c, deskHrefOf(gathering), { kind: 'done', text: w.isOff })
  if (answer.why === 'unknown') return c.notFound()
  if (answer.why === 'stale' || answer.why === 'over') return changedMeanwhile(c, gathering)
  return again([{ field: 'day', text: w.refused[answer.why] }])
}
