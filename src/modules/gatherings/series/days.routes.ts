import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { choiceIn, idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Gathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { fieldWords } from '../planning/fields.words.ts'
import { clockSent } from '../planning/sent.ts'
import { choosing, packForm, undecided, unpackForm } from './carried.ts'
import { changeWords } from './change.words.ts'
import { previewDays } from './days.ts'
import { daysPage, offsPart } from './days.page.ts'
import { readDays, type NewDays } from './days.rules.ts'
import { daysWords } from './days.words.ts'
import { formWords } from './form.words.ts'
import { daysHref, home } from './new.page.ts'
import { previewPage } from './preview.page.ts'
import { patternSent, rhythms } from './rule.rules.ts'
import { openSeries, type Series } from './series.ts'
import { setDays } from './set-days.ts'

type Asked = Context<WebEnv>
const plan = may('plan gatherings')

/** The series of the address, and the gathering from which on it gets other days. */
type Target = { series: Series; at: Gathering; from: string }

/** Both; undefined for a series that is unknown, over or elsewhere, and a gathering that is over or not of it. */
async function target(c: Asked): Promise<Target | undefined> {
  const opened = await openSeries(c.var.ctx, idFrom(c.req.param('id')))
  const at = opened?.gatherings.find(({ id }) => id === c.req.param('at'))
  if (!opened || opened.series.ended_at !== null || !at?.series_on) return undefined
  const isAhead = isStanding(at.state) && at.starts_at > c.var.ctx.now
  return isAhead ? { series: opened.series, at, from: at.series_on } : undefined
}

async function asked(c: Asked): Promise<Target> {
  const found = await target(c)
  if (!found) throw new HTTPException(404)
  return found
}

/** What the form says before anybody changed it. */
const now = ({ series }: Target): Sent => ({
  ...patternSent(series),
  ...clockSent(series),
  onHoliday: series.on_holiday,
})

function showForm(c: Asked, found: Target, { sent, errors = [] }: { sent: Sent; errors?: FieldError[] }) {
  const { ctx, view } = c.var
  const rhythm = choiceIn(c.req.query(), 'rhythm', rhythms) ?? choiceIn(sent, 'rhythm', rhythms) ?? 'weekly'
  const values = { ...sent, days: (sent['days'] ?? '').split(',') }
  c.header('cache-control', 'no-store')
  const page = daysPage(view, { ...found, rhythm, newId: formId(sent, ctx.now), now: ctx.now, values, errors })
  return c.html(page, errors.length ? 422 : 200)
}

const read = (c: Asked, { series, from }: Target, sent: Sent) =>
  readDays(sent, {
    from,
    untilOn: series.until_on,
    rhythm: choiceIn(sent, 'rhythm', rhythms) ?? 'weekly',
    today: dayOf(c.var.ctx.now),
  })

/** Reads the form and sends it on to the page that shows what becomes of every date. */
async function check(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const found = await asked(c)
  const form = await readForm(c)
  const sent: Sent = { ...form.sent, days: form.all('days').join(',') }
  const said = read(c, found, sent)
  const refused = { ...changeWords(ctx.lang).refused, ...fieldWords(ctx.lang).refused, ...formWords(ctx.lang).refused }
  if (!said.good) return showForm(c, found, { sent, errors: sentences(said.problems, refused) })
  const packed = packForm({ ...sent, id: formId(sent, ctx.now) })
  if (packed === null) return showForm(c, found, { sent, errors: [{ field: 'reason', text: refused['too-long'] }] })
  return c.redirect(`${daysHref(found.series, found.at)}/preview?with=${packed}`, 303)
}

type Looked = Target & { packed: string; form: Sent; days: NewDays; sent: Sent }

/** The days an address or a form carries, as they were checked before; null when they are none any more. */
function carried(c: Asked, found: Target, { packed, sent }: { packed: string | undefined; sent: Sent }): Looked | null {
  const form = unpackForm(packed)
  const said = form && read(c, found, form)
  return form && said?.good ? { ...found, packed: packed ?? '', form, days: said.value, sent } : null
}

type Refused = 'clash' | 'unknown-venue' | 'stale'

async function showPreview(c: Asked, looked: Looked, why?: Refused) {
  const { ctx, view } = c.var
  const { series, at, from, days, form, packed, sent } = looked
  const preview = await previewDays(ctx, { series, from, days, choose: choosing(sent) })
  const href = daysHref(series, at)
  const carries = { id: formId(form, ctx.now), with: packed, version: String(series.version) }
  const way = { action: `${href}/set`, back: `${href}?with=${packed}`, carries }
  const more = offsPart(ctx.lang, preview, ctx.now)
  const errors = errorsOf(c, { why, dates: preview.dates, sent })
  c.header('cache-control', 'no-store')
  const data = { input: preview.input, preview, until: preview.to, now: ctx.now, values: sent, errors, way, more }
  return c.html(previewPage(view, data), why === undefined ? 200 : why === 'stale' ? 409 : 422)
}

type Problems = { why: Refused | undefined; dates: Parameters<typeof undecided>[1]['dates']; sent: Sent }

function errorsOf(c: Asked, { why, dates, sent }: Problems): FieldError[] {
  const { ctx } = c.var
  if (why === undefined) return []
  return why === 'stale'
    ? [{ field: 'with', text: daysWords(ctx.lang).staleTwice }]
    : undecided(ctx, { why, dates, sent })
}

async function set(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const found = await target(c)
  const newId = formId(sent, ctx.now)
  if (!found) return again(c, newId)
  const looked = carried(c, found, { packed: sent['with'], sent })
  if (!looked) return c.redirect(daysHref(found.series, found.at), 303)
  const { series, from, days } = looked
  const version = wholeNumber(sent['version']) ?? 0
  const answer = await setDays(ctx, { id: series.id, version, newId, from, days, choose: choosing(sent) })
  if (!answer.done) return answer.why === 'unknown' ? c.notFound() : showPreview(c, looked, answer.why)
  const { seriesId, moved, off } = answer.value
  return sendTo(c, `${home}/${seriesId}`, { kind: 'done', text: daysWords(ctx.lang).set(moved, off) })
}

/** The same form once more: the series it made is there. */
async function again(c: Asked, newId: string): Promise<Response> {
  const made = await openSeries(c.var.ctx, newId)
  return made ? c.redirect(`${home}/${newId}`, 303) : c.notFound()
}

const at = `${home}/:id/days/:at`

/** Other days for a series, from one of its gatherings on: the form, what would become of every date, and the doing. */
export const daysOfSeries = new Hono<WebEnv>()
  .get(at, plan, async (c) => {
    const found = await asked(c)
    return showForm(c, found, { sent: unpackForm(c.req.query('with')) ?? now(found) })
  })
  .post(at, plan, check)
  .get(`${at}/preview`, plan, async (c) => {
    const found = await asked(c)
    const looked = carried(c, found, { packed: c.req.query('with'), sent: {} })
    return looked ? showPreview(c, looked) : c.redirect(daysHref(found.series, found.at), 303)
  })
  .post(`${at}/set`, plan, set)
