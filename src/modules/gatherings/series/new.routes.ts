import { Hono, type Context } from 'hono'
import { dayOf, startOfDay } from '#base/days.ts'
import { choiceIn, type Sent } from '#base/form.rules.ts'
import { sayDay } from '#base/say-date.ts'
import { pack, unpack } from '#platform/calendar/packed.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { fieldsOf, readChoices, type Choices } from './choices.rules.ts'
import { isOpen, type Foreseen } from './clashes.ts'
import { sentOf } from './fields.ts'
import { formWords } from './form.words.ts'
import { makeSeries, previewSeries } from './make-series.ts'
import { home, newPage } from './new.page.ts'
import { previewPage } from './preview.page.ts'
import { previewWords } from './preview.words.ts'
import { rhythms } from './rule.rules.ts'
import { horizonOf, venuesHere } from './series.ts'
import { readSeries, type SeriesInput, type Template } from './template.ts'
import { seriesWords } from './words.ts'

type Asked = Context<WebEnv>
const plan = may('plan gatherings')

/** What a form that nobody filled in yet says. */
const usual: Template = {
  plan: {
    title: '',
    kind: 'class',
    purpose: 'learning',
    audience: 'everybody',
    effort: null,
    about: null,
    leaderId: null,
    venueId: null,
    elsewhere: null,
    signUp: 'none',
    capacity: null,
    closesHours: 1,
    replyHours: 24,
    partyMost: 1,
    forMinors: false,
    walkIns: true,
  },
  minute: 9 * 60,
  lasts: 90,
}

const fresh = (c: Asked): Sent => ({
  ...sentOf(usual),
  kind: '',
  every: '1',
  startsOn: dayOf(c.var.ctx.now),
  onHoliday: c.req.query('rhythm') === 'lunar' ? 'keep' : 'skip',
})

/** The form as it travels in an address; nothing for what is none. */
function unpacked(text: string | undefined): Sent | undefined {
  try {
    const all: unknown = JSON.parse(unpack(text ?? '') ?? '')
    if (typeof all !== 'object' || all === null) return undefined
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return undefined
  }
}

async function showForm(c: Asked, sent: Sent, errors: FieldError[] = []) {
  const { ctx, view } = c.var
  const rhythm = choiceIn(sent, 'rhythm', rhythms) ?? choiceIn(c.req.query(), 'rhythm', rhythms) ?? 'weekly'
  const values: Kept = { ...sent, days: (sent['days'] ?? '').split(',') }
  const filled = { values, errors, venues: await venuesHere(ctx) }
  c.header('cache-control', 'no-store')
  return c.html(newPage(view, { id: formId(sent, ctx.now), rhythm, filled }), errors.length ? 422 : 200)
}

/** Reads the form and sends it on to the page that shows every date. */
async function check(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const form = await readForm(c)
  const sent: Sent = { ...form.sent, days: form.all('days').join(',') }
  const read = readSeries(sent, dayOf(ctx.now))
  const w = formWords(ctx.lang)
  if (!read.good) return showForm(c, sent, sentences(read.problems, w.refused))
  const packed = pack(JSON.stringify({ ...sent, id: formId(sent, ctx.now) }))
  if (packed.length > MOST_ADDRESS) return showForm(c, sent, [{ field: 'about', text: w.refused['too-long'] }])
  return c.redirect(`${home}/preview?with=${packed}`, 303)
}

/** Longer addresses are not taken by every server on the way. */
const MOST_ADDRESS = 7000

type Looked = { packed: string; form: Sent; input: SeriesInput; sent: Sent }

/** The series an address or a form carries, as it was checked before; null when it is none any more. */
function carried(c: Asked, packed: string | undefined, sent: Sent): Looked | null {
  const form = unpacked(packed)
  const read = form && readSeries(form, dayOf(c.var.ctx.now))
  return form && read?.good ? { packed: packed ?? '', form, input: read.value, sent } : null
}

const choosing =
  (sent: Sent) =>
  (days: readonly string[]): Choices =>
    readChoices(sent, days)

async function showPreview(c: Asked, { packed, form, input, sent }: Looked, refused?: 'clash' | 'unknown-venue') {
  const { ctx, view } = c.var
  const preview = await previewSeries(ctx, input, choosing(sent))
  const errors = refused ? errorsOf(c, { why: refused, dates: preview.dates, sent }) : []
  c.header('cache-control', 'no-store')
  return c.html(
    previewPage(view, {
      id: formId(form, ctx.now),
      input,
      preview,
      packed,
      until: horizonOf(ctx),
      now: ctx.now,
      values: sent,
      errors,
    }),
    refused ? 422 : 200,
  )
}

type Refusal = { why: 'clash' | 'unknown-venue'; dates: readonly Foreseen[]; sent: Sent }

/** What is still to be decided: each date by itself, or many at the choice for all of them. */
function errorsOf(c: Asked, { why, dates, sent }: Refusal): FieldError[] {
  const { lang, now } = c.var.ctx
  const w = previewWords(lang)
  if (why === 'unknown-venue') return [{ field: 'with', text: w.venueGone }]
  const open = dates.filter(isOpen)
  const saysSkip = sent['at-rest'] === 'skip'
  if (open.length > 3)
    return [{ field: saysSkip ? 'why-rest' : 'at-rest', text: saysSkip ? w.saySkip : w.undecidedMany(open.length) }]
  return open.map(({ on, choice }) => {
    const fields = fieldsOf(on)
    const day = sayDay(lang, startOfDay(on), now)
    const skips = choice?.kind === 'skip'
    return { field: skips ? fields.reason : fields.choice, text: w.ofDay(day, skips ? w.saySkip : w.undecided) }
  })
}

async function make(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const looked = carried(c, sent['with'], sent)
  if (!looked) return c.redirect(`${home}/new?with=${sent['with'] ?? ''}`, 303)
  const id = formId(looked.form, ctx.now)
  const made = await makeSeries(ctx, { id, input: looked.input, choose: choosing(sent) })
  if (!made.done) return showPreview(c, looked, made.why)
  return sendTo(c, `${home}/${made.value.id}`, { kind: 'done', text: seriesWords(ctx.lang).made })
}

/** A new series: the form, every date before it is made, and the making. */
export const newSeries = new Hono<WebEnv>()
  .get(`${home}/new`, plan, (c) => showForm(c, unpacked(c.req.query('with')) ?? fresh(c)))
  .post(`${home}/new`, plan, check)
  .get(`${home}/preview`, plan, (c) => {
    const looked = carried(c, c.req.query('with'), {})
    return looked ? showPreview(c, looked) : c.redirect(`${home}/new`, 303)
  })
  .post(home, plan, make)
