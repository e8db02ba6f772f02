import { Hono, type Context } from 'hono'
import { dayOf } from '#base/days.ts'
import { choiceIn, idFrom, type Sent } from '#base/form.rules.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { readForm, type Form } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { volunteersHref } from './address.ts'
import { deskWords } from './desk.words.ts'
import { valuesOf } from './join.routes.ts'
import { teamsNow } from './membership.ts'
import { pastePage, previewPage } from './paste.page.ts'
import { planPaste, takePasted, whyNot, type Chosen, type Pasted, type Planned } from './paste.ts'
import { idField, mostLines, readLines, whoField } from './paste.rules.ts'
import { pasteWords } from './paste.words.ts'
import { agreedHows, dayIn } from './volunteer.rules.ts'
import { volunteerWords } from './words.ts'

type Asked = Context<WebEnv>

const pasteHref = `${volunteersHref}/paste`

async function show(c: Asked, form?: Form, errors: FieldError[] = []) {
  const { ctx, view } = c.var
  const back = form ? { values: valuesOf(form), errors } : {}
  const page = { teams: await teamsNow(ctx), now: ctx.now, ...back }
  return c.html(pastePage({ ...view, path: pasteHref }, page), form ? 422 : 200)
}

async function preview(c: Asked, form: Form, more: { planned: readonly Planned[]; errors?: FieldError[] }) {
  const { ctx, view } = c.var
  const page = { teams: await teamsNow(ctx), now: ctx.now, values: valuesOf(form), ...more }
  c.header('cache-control', 'no-store')
  return c.html(previewPage({ ...view, path: pasteHref }, page), more.errors ? 422 : 200)
}

/** What is wrong with the form before any line is looked at. */
function problemsOf(c: Asked, { sent }: Form): FieldError[] {
  const { ctx } = c.var
  const [w, refused] = [pasteWords(ctx.lang), volunteerWords(ctx.lang).refused]
  const lines = readLines(sent['names']).length
  const agreed = dayIn(sent, 'agreedOn')
  const later = (agreed.day ?? '') > dayOf(ctx.now)
  return [
    ...(lines === 0 ? [{ field: 'names', text: w.missing }] : []),
    ...(lines > mostLines ? [{ field: 'names', text: w.tooMany(mostLines) }] : []),
    ...(choiceIn(sent, 'agreedHow', agreedHows) ? [] : [{ field: 'agreedHow', text: refused['agreed-missing'] }]),
    ...(agreed.problem ? [{ field: 'agreedOn', text: refused['day-wrong'] }] : []),
    // Of a name in a chat nobody knows the age: whoever pastes says it (domain B11, L-SHV 13).
    ...(sent['adults'] === 'yes' ? [] : [{ field: 'adults', text: w.adultsMissing }]),
    ...(later ? [{ field: 'agreedOn', text: refused['agreed-later'] }] : []),
  ]
}

async function look(c: Asked): Promise<Response> {
  const form = await readForm(c)
  const problems = problemsOf(c, form)
  if (problems.length) return show(c, form, problems)
  return preview(c, form, { planned: await planPaste(c.var.ctx, form.sent['names']) })
}

/** What was chosen for a line; undefined where nothing was, null where it is left out. */
function chosenFor(line: Planned, sent: Sent): Chosen | null | undefined {
  const who = sent[whoField(line.no)]
  const id = idFrom(sent[idField(line.no)]) ?? line.id
  if (who === 'skip') return null
  if (who === 'name') return { id, name: line.name, personId: null }
  const meant = line.meant.find(({ personId, helps }) => personId === who && !helps)
  return meant && { id, name: line.name, personId: meant.personId }
}

async function take(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const form = await readForm(c)
  const problems = problemsOf(c, form)
  if (problems.length) return show(c, form, problems)
  const planned = await planPaste(ctx, form.sent['names'])
  const lines = planned
    .filter((line) => whyNot(line) === null)
    .map((line) => ({ line, chosen: chosenFor(line, form.sent) }))
  const open = lines.filter(({ chosen }) => chosen === undefined)
  const text = pasteWords(ctx.lang).choose
  const errors = open.map(({ line }) => ({ field: whoField(line.no), text }))
  if (errors.length) return preview(c, form, { planned, errors })
  const pasted = await takePasted(
    ctx,
    lines.flatMap(({ chosen }) => chosen ?? []),
    {
      agreedHow: choiceIn(form.sent, 'agreedHow', agreedHows) ?? 'spoken',
      agreedOn: dayIn(form.sent, 'agreedOn').day ?? dayOf(ctx.now),
      teamIds: form.all('teams').flatMap((one) => idFrom(one) ?? []),
    },
  )
  return sendTo(c, volunteersHref, { kind: pasted.refused.length ? 'note' : 'done', text: sayPasted(c, pasted) })
}

function sayPasted(c: Asked, { joined, refused }: Pasted): string {
  const { lang } = c.var.ctx
  const w = pasteWords(lang)
  if (refused.length === 0) return w.done(joined)
  return w.someNot(joined, refused.map(({ name }) => name).join(deskWords(lang).and))
}

/** A pasted list: looked at first, then taken in. */
export const pastes = new Hono<WebEnv>()
  .get(pasteHref, may('keep volunteers'), (c) => show(c))
  .post(pasteHref, may('keep volunteers'), look)
  .post(`${pasteHref}/take`, may('keep volunteers'), take)
