import { Hono, type Context } from 'hono'
import { dayOf } from '#base/days.ts'
import { choiceIn, type Sent } from '#base/form.rules.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { choicesHere } from '../planning/choices.ts'
import { fieldWords } from '../planning/fields.words.ts'
import { freshPlan } from '../planning/sent.ts'
import { choosing, packForm, undecided, unpackForm } from './carried.ts'
import { formWords } from './form.words.ts'
import { makeSeries, previewSeries } from './make-series.ts'
import { home, newPage } from './new.page.ts'
import { previewPage } from './preview.page.ts'
import { rhythms } from './rule.rules.ts'
import { horizonOf } from './series.ts'
import { readSeries, type SeriesInput } from './template.rules.ts'
import { seriesWords } from './words.ts'

type Asked = Context<WebEnv>
const plan = may('plan gatherings')

/** What a form that nobody filled in yet says. */
const fresh = (c: Asked): Sent => ({
  ...freshPlan,
  from: '09:00',
  to: '10:30',
  every: '1',
  startsOn: dayOf(c.var.ctx.now),
  onHoliday: c.req.query('rhythm') === 'lunar' ? 'keep' : 'skip',
})

async function showForm(c: Asked, sent: Sent, errors: FieldError[] = []) {
  const { ctx, view } = c.var
  const rhythm = choiceIn(sent, 'rhythm', rhythms) ?? choiceIn(c.req.query(), 'rhythm', rhythms) ?? 'weekly'
  const values: Kept = { ...sent, days: (sent['days'] ?? '').split(',') }
  const filled = { values, errors, choices: await choicesHere(ctx) }
  c.header('cache-control', 'no-store')
  return c.html(newPage(view, { id: formId(sent, ctx.now), rhythm, filled }), errors.length ? 422 : 200)
}

/** Reads the form and sends it on to the page that shows every date. */
async function check(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const form = await readForm(c)
  const sent: Sent = { ...form.sent, days: form.all('days').join(',') }
  const read = readSeries(sent, { today: dayOf(ctx.now), offered: await choicesHere(ctx) })
  const refused = { ...fieldWords(ctx.lang).refused, ...formWords(ctx.lang).refused }
  if (!read.good) return showForm(c, sent, sentences(read.problems, refused))
  const packed = packForm({ ...sent, id: formId(sent, ctx.now) })
  if (packed === null) return showForm(c, sent, [{ field: 'about', text: refused['too-long'] }])
  return c.redirect(`${home}/preview?with=${packed}`, 303)
}

type Looked = { packed: string; form: Sent; input: SeriesInput; sent: Sent }

/** The series an address or a form carries, as it was checked before; null when it is none any more. */
async function carried(c: Asked, packed: string | undefined, sent: Sent): Promise<Looked | null> {
  const { ctx } = c.var
  const form = unpackForm(packed)
  const read = form && readSeries(form, { today: dayOf(ctx.now), offered: await choicesHere(ctx) })
  return form && read?.good ? { packed: packed ?? '', form, input: read.value, sent } : null
}

async function showPreview(c: Asked, { packed, form, input, sent }: Looked, why?: 'clash' | 'unknown-venue') {
  const { ctx, view } = c.var
  const preview = await previewSeries(ctx, input, choosing(sent))
  const errors = why ? undecided(ctx, { why, dates: preview.dates, sent }) : []
  const carries = { id: formId(form, ctx.now), with: packed }
  const way = { action: home, back: `${home}/new?with=${packed}`, carries }
  c.header('cache-control', 'no-store')
  const page = previewPage(view, { input, preview, until: horizonOf(ctx), now: ctx.now, values: sent, errors, way })
  return c.html(page, why ? 422 : 200)
}

async function make(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const looked = await carried(c, sent['with'], sent)
  if (!looked) return c.redirect(`${home}/new?with=${sent['with'] ?? ''}`, 303)
  const id = formId(looked.form, ctx.now)
  const made = await makeSeries(ctx, { id, input: looked.input, choose: choosing(sent) })
  if (!made.done) return showPreview(c, looked, made.why)
  return sendTo(c, `${home}/${made.value.id}`, { kind: 'done', text: seriesWords(ctx.lang).made })
}

/** A new series: the form, every date before it is made, and the making. */
export const newSeries = new Hono<WebEnv>()
  .get(`${home}/new`, plan, (c) => showForm(c, unpackForm(c.req.query('with')) ?? fresh(c)))
  .post(`${home}/new`, plan, check)
  .get(`${home}/preview`, plan, async (c) => {
    const looked = await carried(c, c.req.query('with'), {})
    return looked ? showPreview(c, looked) : c.redirect(`${home}/new`, 303)
  })
  .post(home, plan, make)
