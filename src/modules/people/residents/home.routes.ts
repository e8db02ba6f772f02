import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import { confirmPage, type FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { twoVersions } from '../conflict.page.ts'
import { changeHome, removeHome } from '../places/home.ts'
import { sayHome, type HomeName } from '../places/names.rules.ts'
import { readHomeName } from '../places/place.rules.ts'
import { placeWords } from '../places/words.ts'
import { homeHref, homePage } from './home.page.ts'
import { household, type Household } from './household.ts'
import { personWords } from './words.ts'

type Asked = Context<WebEnv>

/** The home an address names with its people; 404 when unknown or not the reader's. */
async function householdOf(c: Asked): Promise<Household> {
  const id = idFrom(c.req.param('id'))
  const found = id === null ? null : await household(c.var.ctx, id)
  if (!found) throw new HTTPException(404)
  return found
}

export const homes = new Hono<WebEnv>()
  .get('/desk/homes/:id', may('see people'), async (c) => c.html(homePage(c.var.view, await householdOf(c))))
  .post('/desk/homes/:id', may('change places'), async (c) => {
    const { ctx, view } = c.var
    const w = placeWords(view.lang)
    const found = await householdOf(c)
    const sent = await sentForm(c)
    const again = (errors: FieldError[]) => c.html(homePage(view, { ...found, errors, values: sent }), 422)
    const read = readHomeName(sent)
    if (!read.good) return again(sentences(read.problems, w.refused))
    const change = { ...read.value, id: found.home.id, version: wholeNumber(sent['version']) ?? 0 }
    const answer = await changeHome(ctx, change)
    if (answer.done) return sendTo(c, homeHref(found.home.id), { kind: 'done', text: w.saved })
    if (answer.why === 'unknown') return c.notFound()
    return answer.why === 'stale' ? bothHomes(c, change) : again([{ field: 'room', text: w.refused[answer.why] }])
  })
  .get('/desk/homes/:id/remove', may('change places'), async (c) => {
    const { home } = await householdOf(c)
    const w = personWords(c.var.view.lang)
    const title = w.removeTitle(sayHome(home))
    const back = { href: homeHref(home.id), text: w.keep }
    const body = confirmPage({
      title,
      lines: w.removeLines,
      action: `${back.href}/remove`,
      yes: w.removeHome,
      no: back,
    })
    return c.html(deskPage({ ...c.var.view, title }, body))
  })
  .post('/desk/homes/:id/remove', may('change places'), async (c) => {
    const { home } = await householdOf(c)
    const { lang } = c.var.view
    const answer = await removeHome(c.var.ctx, home.id)
    if (answer.done)
      return sendTo(c, `/desk/places/buildings/${answer.value}`, { kind: 'done', text: personWords(lang).removed })
    if (answer.why === 'unknown') return c.notFound()
    return sendTo(c, homeHref(home.id), { kind: 'problem', text: placeWords(lang).refused[answer.why] })
  })

async function bothHomes(c: Asked, mine: HomeName): Promise<Response> {
  const w = placeWords(c.var.view.lang)
  const { home } = await householdOf(c)
  const page = twoVersions(c.var.view, {
    fields: [
      { name: 'unit', label: w.unit, mine: mine.unit, theirs: home.unit },
      { name: 'room', label: w.room, mine: mine.room, theirs: home.room },
    ],
    action: homeHref(home.id),
    version: home.version,
    href: homeHref(home.id),
  })
  return c.html(page, 409)
}
