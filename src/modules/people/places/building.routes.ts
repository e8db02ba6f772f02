import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import { confirmPage } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { twoVersions } from '../conflict.page.ts'
import { buildingPage, pinPage } from './building.page.ts'
import { buildingById, changeBuilding, pinBuilding, removeBuilding, type Building } from './building.ts'
import { ground } from './ground.ts'
import { addHomes } from './home.ts'
import { homesFrom } from './names.rules.ts'
import { noticePage } from './notice.page.ts'
import { buildingHref } from './page.ts'
import { clickedPin, readBuildingName, readPin, type Pin } from './place.rules.ts'
import { placeWords } from './words.ts'

type Asked = Context<WebEnv>

/** The building an address names; 404 when it is unknown or not the reader's. */
async function buildingOf(c: Asked): Promise<Building> {
  const id = idFrom(c.req.param('id'))
  const building = id === null ? null : await buildingById(c.var.ctx, id)
  if (!building) throw new HTTPException(404)
  return building
}

async function siblingsOf(c: Asked, building: Building) {
  const compounds = await ground(c.var.ctx)
  return compounds.find((compound) => compound.id === building.compoundId)?.buildings ?? []
}

export const buildings = new Hono<WebEnv>()
  .get('/desk/places/buildings/:id', may('see places'), async (c) => {
    const building = await buildingOf(c)
    return c.html(buildingPage(c.var.view, { building, siblings: await siblingsOf(c, building) }))
  })
  .post('/desk/places/buildings/:id', may('change places'), async (c) => {
    const { ctx, view } = c.var
    const w = placeWords(view.lang)
    const building = await buildingOf(c)
    const sent = await sentForm(c)
    const read = readBuildingName(sent)
    const again = async (errors: { field: string; text: string }[]) => {
      const siblings = await siblingsOf(c, building)
      return c.html(buildingPage(view, { building, siblings, wrong: { form: 'change', errors, values: sent } }), 422)
    }
    if (!read.good) return again(sentences(read.problems, w.refused))
    const change = {
      id: building.id,
      name: read.value,
      version: wholeNumber(sent['version']) ?? 0,
      after: sent['after'] ?? '',
    }
    const answer = await changeBuilding(ctx, change)
    if (answer.done) return sendTo(c, buildingHref(building.id), { kind: 'done', text: w.saved })
    if (answer.why === 'unknown') return c.notFound()
    return answer.why === 'stale' ? bothBuildings(c, change) : again([{ field: 'name', text: w.refused[answer.why] }])
  })
  .post('/desk/places/buildings/:id/homes', may('change places'), async (c) => {
    const { ctx, view } = c.var
    const w = placeWords(view.lang)
    const building = await buildingOf(c)
    const sent = await sentForm(c)
    const read = homesFrom(sent['homes'] ?? '')
    if (!read.good) {
      const page = { ...view, path: buildingHref(building.id) }
      const errors = [
        { field: 'homes', text: `${w.refused[read.why]}${read.what ? ` (${read.what.slice(0, 40)})` : ''}` },
      ]
      const siblings = await siblingsOf(c, building)
      return c.html(buildingPage(page, { building, siblings, wrong: { form: 'homes', errors, values: sent } }), 422)
    }
    const answer = await addHomes(ctx, building.id, read.homes)
    if (!answer.done) return c.notFound()
    const text = w.madeHomes(answer.value.added, answer.value.known)
    return sendTo(c, buildingHref(building.id), { kind: 'done', text })
  })
  .get('/desk/places/buildings/:id/pin', may('change places'), async (c) =>
    c.html(pinPage(c.var.view, { building: await buildingOf(c), width: c.req.query('width') === '840' ? 840 : 280 })),
  )
  .get('/desk/places/buildings/:id/pin/:width{280|840}', may('change places'), async (c) => {
    const building = await buildingOf(c)
    const width = c.req.param('width') === '840' ? 840 : 280
    const values = clickedPin(new URL(c.req.url).search, width)
    const view = { ...c.var.view, path: `${buildingHref(building.id)}/pin` }
    return c.html(pinPage(view, { building, width, ...(values ? { values } : {}) }))
  })
  .post('/desk/places/buildings/:id/pin', may('change places'), async (c) => {
    const { view } = c.var
    const building = await buildingOf(c)
    const sent = await sentForm(c)
    const read = readPin(sent)
    if (read.good) return setPin(c, { building, pin: read.value, version: wholeNumber(sent['version']) ?? 0 })
    const errors = sentences(read.problems, placeWords(view.lang).refused)
    return c.html(pinPage(view, { building, width: 280, errors, values: sent }), 422)
  })
  .post('/desk/places/buildings/:id/pin/remove', may('change places'), async (c) => {
    const building = await buildingOf(c)
    const sent = await sentForm(c)
    return setPin(c, { building, pin: null, version: wholeNumber(sent['version']) ?? 0 })
  })
  .get('/desk/places/buildings/:id/notice', may('see places'), async (c) => {
    const { ctx, view } = c.var
    const building = await buildingOf(c)
    const url = fullUrl(c, `/needs/new?building=${building.id}&area=${ctx.area.code}`)
    return c.html(noticePage(view, { building, url }))
  })
  .get('/desk/places/buildings/:id/remove', may('change places'), async (c) => {
    const building = await buildingOf(c)
    const w = placeWords(c.var.view.lang)
    const title = w.removeTitle(building.name)
    const back = { href: buildingHref(building.id), text: w.keep }
    const body = confirmPage({ title, lines: w.removeLines, action: `${back.href}/remove`, yes: w.remove, no: back })
    return c.html(deskPage({ ...c.var.view, title }, body))
  })
  .post('/desk/places/buildings/:id/remove', may('change places'), async (c) => {
    const w = placeWords(c.var.view.lang)
    const building = await buildingOf(c)
    const answer = await removeBuilding(c.var.ctx, building.id)
    if (answer.done)
      return sendTo(c, `/desk/places/compounds/${building.compoundId}`, { kind: 'done', text: w.removed })
    if (answer.why === 'unknown') return c.notFound()
    return sendTo(c, buildingHref(building.id), { kind: 'problem', text: w.refused[answer.why] })
  })

async function setPin(c: Asked, change: { building: Building; pin: Pin | null; version: number }): Promise<Response> {
  const { ctx, view } = c.var
  const w = placeWords(view.lang)
  const { building, pin, version } = change
  const answer = await pinBuilding(ctx, { id: building.id, pin, version })
  if (answer.done) return sendTo(c, buildingHref(building.id), { kind: 'done', text: w.pinSaved })
  if (answer.why === 'unknown') return c.notFound()
  const [mine, theirs] = [pin, building.pin]
  const page = twoVersions(view, {
    fields: [
      { name: 'x', label: w.pinX, mine: percent(mine?.x), theirs: percent(theirs?.x) },
      { name: 'y', label: w.pinY, mine: percent(mine?.y), theirs: percent(theirs?.y) },
    ],
    action: `${buildingHref(building.id)}/pin${pin ? '' : '/remove'}`,
    version: building.version,
    href: buildingHref(building.id),
  })
  return c.html(page, 409)
}

const percent = (thousandths: number | undefined): string =>
  thousandths === undefined ? '' : String(Math.round(thousandths / 10))

async function bothBuildings(c: Asked, mine: { name: string; after: string }): Promise<Response> {
  const { view } = c.var
  const building = await buildingOf(c)
  const page = twoVersions(view, {
    fields: [
      { name: 'name', label: placeWords(view.lang).buildingName, mine: mine.name, theirs: building.name },
      { name: 'after', mine: mine.after, theirs: '' },
    ],
    action: buildingHref(building.id),
    version: building.version,
    href: buildingHref(building.id),
  })
  return c.html(page, 409)
}
