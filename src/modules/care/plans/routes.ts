import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf, isDay } from '#base/days.ts'
import { choiceIn, idFrom, textIn, wholeNumber, type Sent } from '#base/form.rules.ts'
import type { Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentForm, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { careHref, planHref } from '../address.ts'
import { sheetReminder } from '../sheets/reminder.ts'
import { planFormWords } from './form.words.ts'
import { carePage } from './list.page.ts'
import { overview, planSheet, type PlanSheet } from './listing.ts'
import { looksAt, openPlan } from './looking.ts'
import { making } from './making.routes.ts'
import { goersTo, pair, unpair } from './pairing.ts'
import { openedPage } from './opened.page.ts'
import { planPage } from './plan.page.ts'
import type { PlanBack } from './shown.ts'
import { most, readConsent } from './plan.rules.ts'
import { consent, endPlan, refusePlan, type PlanRefusal } from './planning.ts'
import { notThisWeek, thisWeekAgain } from './quiet.ts'
import { pausePlan, resumePlan } from './resting.ts'
import { planWords } from './words.ts'

type Asked = Context<WebEnv>
const keep = may('keep care plans')
const at = '/desk/care/plans/:id'

/** The plan an address names, for whoever keeps it; 404 for everybody else. */
async function kept(c: Asked): Promise<PlanSheet> {
  c.header('cache-control', 'no-store')
  const sheet = await planSheet(c.var.ctx, idFrom(c.req.param('id')))
  if (!sheet) throw new HTTPException(404)
  return sheet
}

async function show(c: Asked, sheet: PlanSheet, back?: { part?: PlanBack; problem?: string; status: 422 | 409 }) {
  const { ctx, view } = c.var
  const could = await goersTo(ctx, sheet.plan)
  const looks = await looksAt(ctx, sheet.plan.id)
  const page = { ctx, sheet, looks, couldGo: could, newId: uuidv7(ctx.now), back: back?.part, problem: back?.problem }
  return c.html(planPage(view, page), back?.status ?? 200)
}

const versioned = (sheet: PlanSheet, sent: Sent) => ({ id: sheet.plan.id, version: wholeNumber(sent['version']) ?? 0 })

/** Back to the plan with a sentence; 409 with how it stands now where somebody was faster. */
async function answered(c: Asked, outcome: Outcome<unknown, PlanRefusal>, text: string) {
  const sheet = await kept(c)
  if (outcome.done) return sendTo(c, planHref(sheet.plan), { kind: 'done', text })
  if (outcome.why === 'unknown') throw new HTTPException(404)
  return show(c, sheet, { problem: planFormWords(c.var.ctx.lang).refused[outcome.why], status: 409 })
}

type Wrong = { form: PlanBack['form']; values: Sent; field: string; why: keyof ReturnType<typeof refusals> }

const problem = (c: Asked, { form, values, field, why }: Wrong) => ({
  part: { form, values, errors: [{ field, text: refusals(c)[why] }] },
  status: 422 as const,
})

const refusals = (c: Asked) => planFormWords(c.var.ctx.lang).refused

async function opened(c: Asked) {
  const { ctx, view } = c.var
  const sheet = await kept(c)
  const sent = await sentForm(c)
  const reason = textIn(sent, 'lookReason', { most: 200 })
  if (reason.problem || reason.text === null)
    return show(c, sheet, problem(c, { form: 'opening', values: sent, field: 'lookReason', why: 'no-reason' }))
  const outcome = await openPlan(ctx, { id: formId(sent, ctx.now), planId: sheet.plan.id, reason: reason.text })
  if (!outcome.done) throw new HTTPException(404)
  return c.html(openedPage(view, { sheet, words: outcome.value }))
}

async function consented(c: Asked) {
  const sheet = await kept(c)
  const sent = await sentForm(c)
  const read = readConsent(sent)
  const errors = read.good ? [] : sentences(read.problems, refusals(c))
  if (!read.good) return show(c, sheet, { part: { form: 'consent', values: sent, errors }, status: 422 })
  const outcome = await consent(c.var.ctx, versioned(sheet, sent), read.value)
  return answered(c, outcome, planWords(c.var.ctx.lang).done.consented)
}

async function paused(c: Asked) {
  const { ctx } = c.var
  const sheet = await kept(c)
  const sent = await sentForm(c)
  const until = sent['until'] ?? ''
  if (until !== '' && (!isDay(until) || until <= dayOf(ctx.now)))
    return show(c, sheet, problem(c, { form: 'pause', values: sent, field: 'until', why: 'day-past' }))
  const outcome = await pausePlan(ctx, versioned(sheet, sent), until === '' ? null : until)
  return answered(c, outcome, planWords(ctx.lang).done.paused)
}

async function ended(c: Asked) {
  const sheet = await kept(c)
  const sent = await sentForm(c)
  const why = textIn(sent, 'why', { most: most.words })
  if (why.problem || why.text === null)
    return show(
      c,
      sheet,
      problem(c, { form: 'end', values: sent, field: 'why', why: why.problem ? why.problem.why : 'missing' }),
    )
  const outcome = await endPlan(c.var.ctx, versioned(sheet, sent), why.text)
  return answered(c, outcome, planWords(c.var.ctx.lang).done.ended)
}

async function week(c: Asked) {
  const sheet = await kept(c)
  const outcome = await notThisWeek(c.var.ctx, sheet.plan.id)
  if (!outcome.done) throw new HTTPException(404)
  return sendTo(c, planHref(sheet.plan), { kind: 'done', text: planWords(c.var.ctx.lang).done.week(outcome.value) })
}

async function weekAgain(c: Asked) {
  const sheet = await kept(c)
  const outcome = await thisWeekAgain(c.var.ctx, sheet.plan.id)
  if (!outcome.done) throw new HTTPException(404)
  return sendTo(c, planHref(sheet.plan), { kind: 'done', text: planWords(c.var.ctx.lang).done.weekAgain })
}

async function paired(c: Asked) {
  const { ctx } = c.var
  const sheet = await kept(c)
  const sent = await sentForm(c)
  const part = choiceIn(sent, 'part', ['main', 'substitute'] as const)
  if (part === null)
    return show(c, sheet, problem(c, { form: 'pair', values: sent, field: 'part', why: 'choose-part' }))
  const volunteerId = idFrom(sent['volunteer']) ?? ''
  if (volunteerId === '')
    return show(c, sheet, problem(c, { form: 'pair', values: sent, field: 'volunteer', why: 'no-such-volunteer' }))
  const outcome = await pair(ctx, { id: formId(sent, ctx.now), planId: sheet.plan.id, volunteerId, part })
  if (outcome.done) return sendTo(c, planHref(sheet.plan), { kind: 'done', text: planWords(ctx.lang).done.paired })
  if (outcome.why === 'unknown') throw new HTTPException(404)
  return show(
    c,
    sheet,
    problem(c, {
      form: 'pair',
      values: sent,
      field: outcome.why === 'one-main' ? 'part' : 'volunteer',
      why: outcome.why,
    }),
  )
}

async function unpaired(c: Asked) {
  const sheet = await kept(c)
  const id = idFrom(c.req.param('pair'))
  const outcome = id === null ? null : await unpair(c.var.ctx, { id, planId: sheet.plan.id })
  if (!outcome?.done) throw new HTTPException(404)
  return sendTo(c, planHref(sheet.plan), { kind: 'done', text: planWords(c.var.ctx.lang).done.unpaired })
}

/** Arrangements with elders: what was agreed, by whom it is kept, who goes. */
export const plans = new Hono<WebEnv>()
  .get(careHref, keep, async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    return c.html(carePage(view, { ctx, ...(await overview(ctx)), reminder: await sheetReminder(ctx) }))
  })
  .route('/', making)
  .get(at, keep, async (c) => show(c, await kept(c)))
  .post(`${at}/opening`, keep, opened)
  .post(`${at}/consent`, keep, consented)
  .post(`${at}/refusal`, keep, async (c) => {
    const outcome = await refusePlan(c.var.ctx, versioned(await kept(c), await sentForm(c)))
    return answered(c, outcome, planWords(c.var.ctx.lang).done.refused)
  })
  .post(`${at}/pause`, keep, paused)
  .post(`${at}/resumption`, keep, async (c) => {
    const outcome = await resumePlan(c.var.ctx, versioned(await kept(c), await sentForm(c)))
    return answered(c, outcome, planWords(c.var.ctx.lang).done.resumed)
  })
  .post(`${at}/not-this-week`, keep, week)
  .post(`${at}/this-week`, keep, weekAgain)
  .post(`${at}/end`, keep, ended)
  .post(`${at}/pairs`, keep, paired)
  .post(`${at}/pairs/:pair/end`, keep, unpaired)
