import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { confirmPage } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { deskPage } from '#platform/web/layout.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { twoVersions } from '../conflict.page.ts'
import { addBuildings } from './building.ts'
import { addCompound, changeCompound, removeCompound } from './compound.ts'
import { ground, type CompoundLine } from './ground.ts'
import { namesFrom } from './names.rules.ts'
import { compoundPage } from './compound.page.ts'
import { placesPage } from './page.ts'
import { planPicture, spotsOf } from './plan.ts'
import { readCompound } from './place.rules.ts'
import { placeWords } from './words.ts'

type Asked = Context<WebEnv>

/** The compound an address names, with those beside it; 404 when it is unknown or not the reader's. */
async function compoundOf(c: Asked): Promise<{ compound: CompoundLine; others: CompoundLine[] }> {
  const others = await ground(c.var.ctx)
  const compound = others.find((one) => one.id === idFrom(c.req.param('id')))
  if (!compound) throw new HTTPException(404)
  return { compound, others }
}

const compoundHref = (id: string) => `/desk/places/compounds/${id}`

export const places = new Hono<WebEnv>()
  .get('/desk/places', may('see places'), async (c) =>
    c.html(placesPage(c.var.view, { compounds: await ground(c.var.ctx), newId: uuidv7(c.var.ctx.now) })),
  )
  .post('/desk/places', may('change places'), async (c) => {
    const { ctx, view } = c.var
    const w = placeWords(view.lang)
    const sent = await sentForm(c)
    const id = formId(sent, ctx.now)
    const read = readCompound(sent)
    const again = async (errors: { field: string; text: string }[]) =>
      c.html(
        placesPage(view, { compounds: await ground(ctx), newId: id, wrong: { form: 'new', errors, values: sent } }),
        422,
      )
    if (!read.good) return again(sentences(read.problems, w.refused))
    const answer = await addCompound(ctx, id, read.value)
    if (answer.done) return sendTo(c, compoundHref(id), { kind: 'done', text: w.madeCompound(read.value.name) })
    if (answer.why === 'unknown') return c.notFound()
    return again([{ field: 'name', text: w.refused[answer.why] }])
  })
  .get('/desk/places/compounds/:id', may('see places'), async (c) =>
    c.html(compoundPage(c.var.view, await compoundOf(c))),
  )
  .post('/desk/places/compounds/:id', may('change places'), async (c) => {
    const { ctx, view } = c.var
    const w = placeWords(view.lang)
    const { compound, others } = await compoundOf(c)
    const sent = await sentForm(c)
    const read = readCompound(sent)
    const again = (errors: { field: string; text: string }[]) =>
      c.html(compoundPage(view, { compound, others, wrong: { form: 'change', errors, values: sent } }), 422)
    if (!read.good) return again(sentences(read.problems, w.refused))
    const change = {
      ...read.value,
      id: compound.id,
      version: wholeNumber(sent['version']) ?? 0,
      after: sent['after'] ?? '',
    }
    const answer = await changeCompound(ctx, change)
    if (answer.done) return sendTo(c, compoundHref(compound.id), { kind: 'done', text: w.saved })
    if (answer.why === 'unknown') return c.notFound()
    return answer.why === 'stale' ? bothCompounds(c, change) : again([{ field: 'name', text: w.refused[answer.why] }])
  })
  .post('/desk/places/compounds/:id/buildings', may('change places'), async (c) => {
    const { ctx, view } = c.var
    const w = placeWords(view.lang)
    const { compound, others } = await compoundOf(c)
    const sent = await sentForm(c)
    const read = namesFrom(sent['names'] ?? '')
    if (!read.good) {
      const errors = [
        { field: 'names', text: `${w.refused[read.why]}${read.what ? ` (${read.what.slice(0, 40)})` : ''}` },
      ]
      const page = { ...view, path: compoundHref(compound.id) }
      return c.html(compoundPage(page, { compound, others, wrong: { form: 'buildings', errors, values: sent } }), 422)
    }
    const answer = await addBuildings(ctx, compound.id, read.names)
    if (!answer.done) return c.notFound()
    const text = w.madeBuildings(answer.value.added, answer.value.known)
    return sendTo(c, compoundHref(compound.id), { kind: 'done', text })
  })
  .get('/desk/places/compounds/:id/plan.svg', may('see places'), async (c) => {
    const { compound } = await compoundOf(c)
    const picture = await planPicture(spotsOf(compound.buildings))
    return c.body(picture.toString(), 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
    })
  })
  .get('/desk/places/compounds/:id/remove', may('change places'), async (c) => {
    const { compound } = await compoundOf(c)
    const w = placeWords(c.var.view.lang)
    const title = w.removeTitle(compound.name)
    const back = { href: compoundHref(compound.id), text: w.keep }
    const body = confirmPage({ title, lines: w.removeLines, action: `${back.href}/remove`, yes: w.remove, no: back })
    return c.html(deskPage({ ...c.var.view, title }, body))
  })
  .post('/desk/places/compounds/:id/remove', may('change places'), async (c) => {
    const w = placeWords(c.var.view.lang)
    const { compound } = await compoundOf(c)
    const answer = await removeCompound(c.var.ctx, compound.id)
    if (answer.done) return sendTo(c, '/desk/places', { kind: 'done', text: w.removed })
    if (answer.why === 'unknown') return c.notFound()
    return sendTo(c, compoundHref(compound.id), { kind: 'problem', text: w.refused[answer.why] })
  })

async function bothCompounds(
  c: Asked,
  mine: { name: string; address: string | null; after: string },
): Promise<Response> {
  const { view } = c.var
  const w = placeWords(view.lang)
  const { compound } = await compoundOf(c)
  const page = twoVersions(view, {
    fields: [
      { name: 'name', label: w.compoundName, mine: mine.name, theirs: compound.name },
      { name: 'address', label: w.address, mine: mine.address ?? '', theirs: compound.address ?? '' },
      { name: 'after', mine: mine.after, theirs: '' },
    ],
    action: compoundHref(compound.id),
    version: compound.version,
    href: compoundHref(compound.id),
  })
  return c.html(page, 409)
}
