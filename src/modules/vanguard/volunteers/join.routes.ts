import { Hono, type Context } from 'hono'
import { dayOf } from '#base/days.ts'
import { idFrom, oneLine } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { searchPeople } from '#modules/people/public.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentences, type Form } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { volunteerHref, volunteersHref } from './address.ts'
import { newPage } from './form.page.ts'
import { chosenPerson, join } from './joining.ts'
import { teamsNow } from './membership.ts'
import { oneWords } from './one.words.ts'
import { readJoining } from './volunteer.rules.ts'
import { volunteerWords } from './words.ts'

type Asked = Context<WebEnv>

/** Everything typed, with every value of what may be ticked several times. */
export const valuesOf = (form: Form): Kept =>
  Object.fromEntries(Object.keys(form.sent).map((name) => [name, form.all(name)]))

type Again = { id: string; personId: string | null; errors?: FieldError[]; values?: Kept }

async function show(c: Asked, { id, personId, errors, values }: Again) {
  const { ctx, view } = c.var
  const q = oneLine(c.req.query('q')).slice(0, 60)
  const people = q === '' ? [] : await searchPeople(ctx, q, { limit: 20 })
  const [teams, person] = await Promise.all([teamsNow(ctx), chosenPerson(ctx, personId)])
  const back = { ...(errors ? { errors } : {}), ...(values ? { values } : {}) }
  c.header('cache-control', 'no-store')
  const page = newPage(
    { ...view, path: `${volunteersHref}/new` },
    { ctx, id, teams, person, find: { q, people }, ...back },
  )
  return c.html(page, errors ? 422 : 200)
}

async function takeIn(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const form = await readForm(c)
  const id = formId(form.sent, ctx.now)
  const personId = idFrom(form.sent['person'])
  const refused = volunteerWords(ctx.lang).refused
  const again = (errors: FieldError[]) => show(c, { id, personId, errors, values: valuesOf(form) })
  const read = readJoining(form, dayOf(ctx.now))
  if (!read.good) return again(sentences(read.problems, refused))
  const answer = await join(ctx, id, read.value)
  if (!answer.done) return again([{ field: 'name', text: refused[answer.why] }])
  return sendTo(c, volunteerHref(id), { kind: 'done', text: oneWords(ctx.lang).added(read.value.name) })
}

/** Taking somebody in at the desk. */
export const joins = new Hono<WebEnv>()
  .get(`${volunteersHref}/new`, may('keep volunteers'), (c) =>
    show(c, { id: uuidv7(c.var.ctx.now), personId: idFrom(c.req.query('person')) }),
  )
  .post(volunteersHref, may('keep volunteers'), takeIn)
