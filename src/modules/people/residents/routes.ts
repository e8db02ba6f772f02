import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { twoVersions } from '../conflict.page.ts'
import { mergesOf } from '../doubles/history.ts'
import { likelyDoubles } from '../doubles/likely.ts'
import { placesInReach } from '../places/choices.ts'
import { homeById } from '../places/home.ts'
import { sayHome } from '../places/names.rules.ts'
import { openingsOf, openPhones } from './opening.ts'
import { pageSize, peoplePage, type PeopleFilter } from './list.ts'
import { foundPage, peopleListPage, personHref } from './page.ts'
import { editPersonPage, keptPerson, newPersonPage, openedPage, personPage } from './person.page.ts'
import { addPerson, changePerson, movePerson, type PersonChange } from './person.ts'
import { readPerson, readReason } from './person.rules.ts'
import { searchPeople } from './search.ts'
import { leadingOn, personMeant, personOf } from './whose.ts'
import { personWords } from './words.ts'

type Asked = Context<WebEnv>

const filterOf = (c: Asked): PeopleFilter => ({
  compoundId: idFrom(c.req.query('compound')),
  buildingId: idFrom(c.req.query('building')),
  state: c.req.query('state') === 'left' ? 'left' : 'here',
  after: idFrom(c.req.query('after')),
  before: idFrom(c.req.query('before')),
})

async function sheetOf(c: Asked, again: { errors?: FieldError[]; values?: Kept } = {}) {
  const person = await personOf(c)
  const { ctx } = c.var
  const [openings, likely, merges] = await Promise.all([
    openingsOf(ctx, person.id),
    likelyDoubles(ctx, person.id),
    mergesOf(ctx, person.id),
  ])
  return { person, openings, likely, merges, newId: uuidv7(ctx.now), now: ctx.now, ...again }
}

export const residents = new Hono<WebEnv>()
  .get('/desk/people', may('see people'), async (c) => {
    const { ctx, view } = c.var
    const q = (c.req.query('q') ?? '').trim().slice(0, 100)
    if (q !== '') return c.html(foundPage(view, { q, people: await searchPeople(ctx, q, { limit: pageSize }) }))
    const filter = filterOf(c)
    const [page, compounds] = await Promise.all([peoplePage(ctx, filter), placesInReach(ctx)])
    return c.html(peopleListPage(view, { page, filter, compounds }))
  })
  .get('/desk/people/new', may('change people'), async (c) => {
    const { ctx, view } = c.var
    const homeId = idFrom(c.req.query('home'))
    const home = homeId === null ? null : await homeById(ctx, homeId)
    return c.html(
      newPersonPage(view, { newId: uuidv7(ctx.now), kept: { values: { home: home ? sayHome(home) : '' } } }),
    )
  })
  .post('/desk/people', may('change people'), async (c) => {
    const { ctx, view } = c.var
    const w = personWords(view.lang)
    const sent = await sentForm(c)
    const id = formId(sent, ctx.now)
    const again = (errors: FieldError[]) =>
      c.html(newPersonPage({ ...view, path: '/desk/people/new' }, { newId: id, kept: { values: sent, errors } }), 422)
    const read = readPerson(sent)
    if (!read.good) return again(sentences(read.problems, w.refused))
    const answer = await addPerson(ctx, id, read.value)
    if (!answer.done) return again([{ field: 'home', text: w.refused[answer.why] }])
    return sendTo(c, personHref(id), { kind: 'done', text: w.added(read.value.name) })
  })
  .get(
    '/desk/people/:id',
    may('see people'),
    leadingOn(async (c) => c.html(personPage(c.var.view, await sheetOf(c)))),
  )
  .get(
    '/desk/people/:id/edit',
    may('change people'),
    leadingOn(async (c) => {
      const person = await personOf(c)
      const kept = { values: keptPerson(person) }
      return c.html(editPersonPage(c.var.view, { person, kept, version: person.version }))
    }),
  )
  .post('/desk/people/:id', may('change people'), async (c) => {
    const { ctx, view } = c.var
    const w = personWords(view.lang)
    const person = await personMeant(c)
    const sent = await sentForm(c)
    const version = wholeNumber(sent['version']) ?? 0
    const again = (errors: FieldError[]) =>
      c.html(editPersonPage(view, { person, version, kept: { values: sent, errors } }), 422)
    const read = readPerson(sent)
    if (!read.good) return again(sentences(read.problems, w.refused))
    // An entry that was made part of another since the form was drawn: both versions, nothing typed is lost.
    if (person.id !== c.req.param('id')) return bothPersons(c, { ...read.value, id: person.id, version }, sent)
    const answer = await changePerson(ctx, { ...read.value, id: person.id, version })
    if (answer.done) return sendTo(c, personHref(person.id), { kind: 'done', text: w.saved })
    if (answer.why === 'unknown') return c.notFound()
    if (answer.why === 'stale') return bothPersons(c, { ...read.value, id: person.id, version }, sent)
    return again([{ field: answer.why === 'phones-many' ? 'phones' : 'home', text: w.refused[answer.why] }])
  })
  .post(
    '/desk/people/:id/phones',
    may('open a telephone number'),
    leadingOn((c) => openNumbers(c)),
  )
  .post(
    '/desk/people/:id/away',
    may('change people'),
    leadingOn((c) => moved(c, 'left')),
  )
  .post(
    '/desk/people/:id/back',
    may('change people'),
    leadingOn((c) => moved(c, 'here')),
  )

async function openNumbers(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const sent = await sentForm(c)
  const read = readReason(sent)
  if (!read.good) {
    const errors = sentences(read.problems, personWords(view.lang).refused)
    return c.html(
      personPage({ ...view, path: c.req.path.replace(/\/phones$/, '') }, await sheetOf(c, { errors, values: sent })),
      422,
    )
  }
  const person = await personOf(c)
  const answer = await openPhones(ctx, { id: formId(sent, ctx.now), personId: person.id, reason: read.value })
  if (!answer.done) return c.notFound()
  c.header('cache-control', 'no-store')
  return c.html(openedPage(view, { person, numbers: answer.value }))
}

async function moved(c: Asked, to: 'here' | 'left'): Promise<Response> {
  const w = personWords(c.var.view.lang)
  const person = await personOf(c)
  const sent = await sentForm(c)
  const answer = await movePerson(c.var.ctx, {
    id: person.id,
    version: wholeNumber(sent['version']) ?? person.version,
    to,
  })
  if (answer.done) {
    const text = to === 'left' ? w.moveAwayDone(person.name) : w.comeBackDone(person.name)
    const undoHref = `${personHref(person.id)}/${to === 'left' ? 'back' : 'away'}`
    return sendTo(c, personHref(person.id), { kind: 'done', text, undoHref })
  }
  if (answer.why === 'unknown') throw new HTTPException(404)
  const both = twoVersions(
    { ...c.var.view, path: personHref(person.id) },
    {
      fields: [{ name: 'state', label: w.state, mine: w[to], theirs: w[person.state] }],
      action: `${personHref(person.id)}/${to === 'left' ? 'away' : 'back'}`,
      version: person.version,
      href: personHref(person.id),
    },
  )
  return c.html(both, 409)
}

async function bothPersons(c: Asked, mine: PersonChange, sent: Sent): Promise<Response> {
  const w = personWords(c.var.view.lang)
  const theirs = await personMeant(c)
  const drops = mine.dropPhones.map((id) => ({ name: `drop-${id}`, mine: 'yes', theirs: '' }))
  const page = twoVersions(c.var.view, {
    fields: [
      { name: 'name', label: w.name, mine: mine.name, theirs: theirs.name },
      { name: 'home', label: w.home, mine: mine.home, theirs: theirs.home ? sayHome(theirs.home) : '' },
      {
        name: 'phones',
        label: w.phones,
        mine: sent['phones'] ?? '',
        theirs: theirs.phones.map((phone) => phone.masked).join('、'),
      },
      ...drops,
    ],
    action: personHref(mine.id),
    version: theirs.version,
    href: personHref(mine.id),
  })
  return c.html(page, 409)
}
