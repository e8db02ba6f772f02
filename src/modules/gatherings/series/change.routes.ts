import { Hono, type Context } from 'hono'
import { dayOf } from '#base/days.ts'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { isStanding } from '../kinds.rules.ts'
import { choicesHere } from '../planning/choices.ts'
import { fieldWords } from '../planning/fields.words.ts'
import { changeFrom, type Change } from './change.ts'
import { changeConflict, changePage, stopPage, type Scope } from './change.page.ts'
import { changeWords } from './change.words.ts'
import { sentOf } from './fields.ts'
import { packKept } from './kept.ts'
import { home } from './new.page.ts'
import { openSeries, templateOf, type Opened } from './series.ts'
import { readEnd, readPause } from './stop.rules.ts'
import { endSeries, pauseSpan } from './stopping.ts'
import { readTemplate, type Template } from './template.rules.ts'

type Asked = Context<WebEnv>
const plan = may('plan gatherings')

/** The series of the address that goes on; undefined for an unknown one, one that ended, and one elsewhere. */
async function going(c: Asked): Promise<Opened | undefined> {
  const opened = await openSeries(c.var.ctx, idFrom(c.req.param('id')))
  return opened && opened.series.ended_at === null ? opened : undefined
}

type Target = { opened: Opened; scope: Scope; now: Template; count: number }

/** What a change is about: the series, how far it reaches, what it is now. */
async function target(c: Asked, kind: Scope['kind']): Promise<Target | undefined> {
  const opened = await going(c)
  if (!opened) return undefined
  const { series, gatherings } = opened
  const coming = gatherings.filter(
    ({ state, own, starts_at }) => isStanding(state) && !own && starts_at > c.var.ctx.now,
  )
  const now = templateOf(series)
  if (kind === 'all') return { opened, scope: { kind }, now, count: coming.length }
  const at = gatherings.find(({ id }) => id === c.req.param('at'))
  if (!at) return undefined
  const count = coming.filter(({ series_on }) => (series_on ?? '') >= (at.series_on ?? '')).length
  return { opened, scope: { kind, at }, now, count }
}

type Back = { values: Kept; errors: FieldError[] }

async function showChange(c: Asked, { opened, scope, now, count }: Target, back?: Back) {
  const { ctx, view } = c.var
  const filled = { values: back?.values ?? sentOf(now), errors: back?.errors ?? [], choices: await choicesHere(ctx) }
  const kept = typeof back?.values['version'] === 'string' ? Number(back.values['version']) : opened.series.version
  c.header('cache-control', 'no-store')
  const page = changePage(view, { opened, scope, newId: uuidv7(ctx.now), version: kept, count, filled, now: ctx.now })
  return c.html(page, back ? 422 : 200)
}

const form = (kind: Scope['kind']) => async (c: Asked) => {
  const found = await target(c, kind)
  return found ? showChange(c, found) : c.notFound()
}

const change = (kind: Scope['kind']) => async (c: Asked) => {
  const { ctx, view } = c.var
  const found = await target(c, kind)
  const sent = await sentForm(c)
  if (!found) return again(c, sent)
  const choices = await choicesHere(ctx)
  const read = readTemplate(sent, choices)
  const errors = read.good ? [] : sentences(read.problems, fieldWords(ctx.lang).refused)
  if (!read.good) return showChange(c, found, { values: sent, errors })
  const outcome = await act(c, found, { template: read.value, sent })
  if (outcome.done) return changed(c, outcome.value)
  if (outcome.why === 'unknown') return c.notFound()
  const { version } = found.opened.series
  const both = { ...found, mine: read.value, sent, version, choices }
  if (outcome.why === 'stale') return c.html(changeConflict(view, both), 409)
  const text = changeWords(ctx.lang).why[outcome.why]
  return showChange(c, found, { values: sent, errors: [{ field: 'venue', text }] })
}

/** The same form once more: the gathering it was about belongs to the series that form made. */
async function again(c: Asked, sent: Sent): Promise<Response> {
  const made = await openSeries(c.var.ctx, idFrom(sent['id']))
  return made ? c.redirect(`${home}/${made.series.id}`, 303) : c.notFound()
}

function act(c: Asked, { opened, scope }: Target, { template, sent }: { template: Template; sent: Sent }) {
  const { ctx } = c.var
  const on = { id: opened.series.id, version: wholeNumber(sent['version']) ?? 0, template }
  const from = scope.kind === 'all' ? null : scope.at.series_on
  return changeFrom(ctx, { ...on, from, newId: formId(sent, ctx.now) })
}

function changed(c: Asked, { seriesId, changed: count, kept }: Change): Response {
  const left = kept.length ? `?kept=${packKept(kept)}` : ''
  return sendTo(c, `${home}/${seriesId}${left}`, { kind: 'done', text: changeWords(c.var.ctx.lang).changed(count) })
}

type Which = 'pause' | 'end'

const showStop = (which: Which) => async (c: Asked) => {
  const opened = await going(c)
  if (!opened) return c.notFound()
  const { from = '', to = '' } = c.req.query()
  const today = dayOf(c.var.ctx.now)
  const values = { from: from || today, to, stopsOn: today }
  return c.html(stopPage(c.var.view, { series: opened.series, which, values, errors: [] }))
}

async function pause(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const opened = await going(c)
  if (!opened) return c.notFound()
  const w = changeWords(ctx.lang)
  const sent = await sentForm(c)
  const read = readPause(sent, dayOf(ctx.now))
  const back = { series: opened.series, which: 'pause', values: sent } as const
  if (!read.good) return c.html(stopPage(view, { ...back, errors: sentences(read.problems, w.refused) }), 422)
  const outcome = await pauseSpan(ctx, { id: opened.series.id, ...read.value })
  if (!outcome.done) return c.notFound()
  return sendTo(c, `${home}/${opened.series.id}`, { kind: 'done', text: w.paused(outcome.value.paused) })
}

async function end(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const opened = await going(c)
  if (!opened) return c.notFound()
  const w = changeWords(ctx.lang)
  const sent = await sentForm(c)
  const read = readEnd(sent, dayOf(ctx.now))
  const { series } = opened
  const back = { series, which: 'end', values: sent } as const
  if (!read.good) return c.html(stopPage(view, { ...back, errors: sentences(read.problems, w.refused) }), 422)
  const outcome = await endSeries(ctx, { id: series.id, version: wholeNumber(sent['version']) ?? 0, ...read.value })
  if (outcome.done)
    return sendTo(c, `${home}/${series.id}`, { kind: 'done', text: w.cancelled(outcome.value.cancelled) })
  if (outcome.why === 'unknown') return c.notFound()
  return c.html(stopPage(view, { ...back, errors: [{ field: 'stopsOn', text: w.stale }] }), 409)
}

const at = `${home}/:id`

/** Changes of a gathering and those after it, of all; spans left out; the end of a series. */
export const changes = new Hono<WebEnv>()
  .get(`${at}/change`, plan, form('all'))
  .post(`${at}/change`, plan, change('all'))
  .get(`${at}/change/:at`, plan, form('following'))
  .post(`${at}/change/:at`, plan, change('following'))
  .get(`${at}/pause`, plan, showStop('pause'))
  .post(`${at}/pause`, plan, pause)
  .get(`${at}/end`, plan, showStop('end'))
  .post(`${at}/end`, plan, end)
