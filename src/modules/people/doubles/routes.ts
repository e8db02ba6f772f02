import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { factsList, type FieldError, type Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html } from '#platform/web/html.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { sayHome } from '../places/names.rules.ts'
import { personHref } from '../residents/page.ts'
import { personById, type Person } from '../residents/person.ts'
import { searchPeople } from '../residents/search.ts'
import { keptInstead, mergeById, type Merged } from './history.ts'
import { mergeHref, mergePage, sayThings } from './history.page.ts'
import { phonesOfBoth } from './likely.ts'
import { mergePersons, type MergeWish, type Parts } from './merge.ts'
import { readChoice, type Choice } from './merging.rules.ts'
import { comparePage, doubleHref, findDoublePage } from './page.ts'
import { unmergePersons } from './unmerge.ts'
import { doubleWords } from './words.ts'

type Asked = Context<WebEnv>

async function personAt(c: Asked, id: string | null): Promise<Person> {
  const person = id === null ? null : await personById(c.var.ctx, id)
  if (!person) throw new HTTPException(404)
  return person
}

const thisPerson = (c: Asked) => personAt(c, idFrom(c.req.param('id')))

type Again = { errors: readonly FieldError[]; values: Kept; newId: string }

/** Both side by side, with what was chosen when the form comes back. */
async function compare(c: Asked, pair: { person: Person; other: Person }, again?: Again): Promise<Response> {
  const { ctx, view } = c.var
  if (pair.person.id === pair.other.id) throw new HTTPException(404)
  const phones = await phonesOfBoth(ctx, { kept: pair.person.id, gone: pair.other.id })
  const path = doubleHref(pair.person.id, pair.other.id)
  const page = comparePage({ ...view, path }, { ...pair, phones, newId: uuidv7(ctx.now), ...again })
  return c.html(page, again ? 422 : 200)
}

const show = async (c: Asked): Promise<Response> => {
  const { ctx, view } = c.var
  const person = await thisPerson(c)
  const other = idFrom(c.req.query('with'))
  if (other !== null) return compare(c, { person, other: await personAt(c, other) })
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const found = q ? await searchPeople(ctx, q, { limit: 20 }) : []
  return c.html(findDoublePage(view, { person, q, found: found.filter(({ id }) => id !== person.id) }))
}

const take = (parts: Parts) => async (c: Asked) => {
  const { ctx, view } = c.var
  const w = doubleWords(view.lang)
  const sent = await sentForm(c)
  const wish = wishOf(c, sent)
  const read = readChoice(sent)
  const again = async (errors: FieldError[]) =>
    compare(
      c,
      { person: await personAt(c, wish.kept.id), other: await personAt(c, wish.gone.id) },
      { errors, values: sent, newId: wish.id },
    )
  if (!read.good) return again(sentences(read.problems, w.refused))
  const answer = await mergePersons(ctx, parts, { ...wish, choice: read.value })
  if (answer.done) {
    const { name } = await personAt(c, answer.value)
    return sendTo(c, personHref(answer.value), { kind: 'done', text: w.done(name) })
  }
  if (answer.why === 'unknown') throw new HTTPException(404)
  if (answer.why === 'stale') return stale(c, wish, read.value)
  return again([{ field: 'name', text: w.refused[answer.why] }])
}

/** Which two, as the page that sent the form knew them. */
function wishOf(c: Asked, sent: Sent): Omit<MergeWish, 'choice'> {
  const kept = idFrom(c.req.param('id'))
  const gone = idFrom(sent['with'])
  if (kept === null || gone === null) throw new HTTPException(404)
  return {
    id: formId(sent, c.var.ctx.now),
    kept: { id: kept, version: wholeNumber(sent['version']) ?? 0 },
    gone: { id: gone, version: wholeNumber(sent['otherVersion']) ?? 0 },
  }
}

/** Both versions: what was chosen, and how the two stand now; one of them may be part of another by now. */
async function stale(c: Asked, { kept, gone }: Omit<MergeWish, 'choice'>, choice: Choice): Promise<Response> {
  const { ctx, view } = c.var
  const w = doubleWords(view.lang)
  const [one, other] = await Promise.all([personById(ctx, kept.id), personById(ctx, gone.id)])
  const facts = (person: Person) =>
    factsList([
      { term: w.name, text: person.name },
      { term: w.home, text: person.home ? sayHome(person.home) : w.noHome },
      { term: w.phone, text: person.phones.map((phone) => phone.masked).join('、') || w.noPhone },
    ])
  const said = { kept: w.stays, gone: w.goes }
  const mine = factsList([
    { term: w.whichName, text: said[choice.name] },
    { term: w.whichHome, text: said[choice.home] },
  ])
  const missing = one ? gone.id : kept.id
  const href = one && other ? doubleHref(kept.id, gone.id) : personHref((await keptInstead(ctx, missing)) ?? missing)
  const theirs = one && other ? html`${facts(one)} ${facts(other)}` : factsList([{ term: w.name, text: w.theirsGone }])
  const page = conflictPage(
    { ...view, title: '' },
    { mine: { body: mine }, theirs: { body: theirs }, theirsHref: href },
  )
  return c.html(page, 409)
}

/** A merging and the one who stayed; 404 when either is unknown or not the reader's. */
async function mergedOf(c: Asked): Promise<{ merged: Merged; person: Person }> {
  const id = idFrom(c.req.param('id'))
  const merged = id === null ? null : await mergeById(c.var.ctx, id)
  return { merged: merged ?? raise(), person: await personAt(c, merged?.keptId ?? null) }
}

const raise = (): never => {
  throw new HTTPException(404)
}

const takeBack = (parts: Parts) => async (c: Asked) => {
  const { merged } = await mergedOf(c)
  const w = doubleWords(c.var.view.lang)
  const answer = await unmergePersons(c.var.ctx, parts, merged.id)
  const to = mergeHref(merged.id)
  if (!answer.done) {
    if (answer.why === 'unknown') throw new HTTPException(404)
    return sendTo(c, to, { kind: 'problem', text: w.notBack[answer.why] })
  }
  const things = sayThings(c.var.view.lang, answer.value)
  return sendTo(c, to, things ? { kind: 'note', text: w.partedBut(things) } : { kind: 'done', text: w.parted })
}

/** Somebody who was written down twice. `parts` is what every module has to lead over. */
export const doublesDoor = (parts: Parts) =>
  new Hono<WebEnv>()
    .get('/desk/people/:id/double', may('make one of two entries'), show)
    .post('/desk/people/:id/double', may('make one of two entries'), take(parts))
    .get('/desk/merges/:id', may('make one of two entries'), async (c) =>
      c.html(mergePage(c.var.view, { ...(await mergedOf(c)), now: c.var.ctx.now })),
    )
    .post('/desk/merges/:id/undo', may('make one of two entries'), takeBack(parts))
