import { beforeAll, describe, expect, test } from 'vitest'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { doorFor, fieldIn } from '../door.test.kit.ts'
import { compoundPlan, placeChoices } from './choices.ts'
import { ground } from './ground.ts'
import { reordered } from './order.rules.ts'
import { clickedPin, readPin } from './place.rules.ts'
import { spotsOf } from './plan.ts'

const staff = account('小陈', 'staff')

async function world() {
  const services = await freshServices()
  const here = await area(services)
  const elsewhere = await area(services, 'elsewhere', '别处居民区')
  const tower = await compound(services, here)
  const far = await compound(services, elsewhere, { compound: '远方', building: '1号楼', rooms: ['101'] })
  return {
    services,
    here,
    elsewhere,
    tower,
    far,
    door: doorFor(services, here, staff),
    who: ctx(services, here, staff),
  }
}
let at: Awaited<ReturnType<typeof world>>
beforeAll(async () => {
  at = await world()
})

const compoundHref = () => `/desk/places/compounds/${at.tower.compoundId}`
const buildingHref = () => `/desk/places/buildings/${at.tower.buildingId}`
const names = async () =>
  (await ground(at.who)).map((one) => `${one.name}: ${one.buildings.map(({ name }) => name).join(' ')}`)

describe('compounds', () => {
  test('are added once, however often the button is pressed, and never twice under one name', async () => {
    const page = await at.door.get('/desk/places')
    const form = { id: fieldIn(page.html, 'id'), name: '临江　大厦', address: '' }
    const [one, two] = await Promise.all([at.door.post('/desk/places', form), at.door.post('/desk/places', form)])
    expect([one.status, two.status]).toEqual([303, 303])
    const again = await at.door.post('/desk/places', { name: '临江 大厦' })
    expect(again.status).toBe(422)
    expect(again.html).toContain('这个名称已经有了')
    expect((await names()).filter((name) => name.startsWith('临江'))).toHaveLength(1)
  })

  test('are renamed and put in another order; a stale save shows both', async () => {
    const page = await at.door.get(compoundHref())
    const version = fieldIn(page.html, 'version')
    const last = (await ground(at.who)).at(-1)?.id ?? ''
    expect(
      (await at.door.post(compoundHref(), { version, name: '长江大楼', address: '东大名路', after: last })).status,
    ).toBe(303)
    expect((await names()).at(-1)).toContain('长江大楼')
    const late = await at.door.post(compoundHref(), { version, name: '长江大楼小区', address: '' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('东大名路')
    expect(late.html).toContain('长江大楼小区')
    expect(
      (await at.door.post(compoundHref(), { version: fieldIn(late.html, 'version'), name: '长江大楼', after: '' }))
        .status,
    ).toBe(303)
    expect((await names())[0]).toContain('长江大楼')
  })

  test('go only when nothing hangs on them', async () => {
    expect((await at.door.get(`${compoundHref()}/remove`)).html).toContain('撤掉')
    const used = await at.door.post(`${compoundHref()}/remove`)
    expect(used.flash).toContain('不能撤掉')
    const made = await at.door.post('/desk/places', { name: '写错的' })
    expect((await at.door.post(`${made.to}/remove`)).to).toBe('/desk/places')
    expect((await names()).join()).not.toContain('写错的')
  })
})

describe('buildings', () => {
  test('are added by range, known ones left alone', async () => {
    const answer = await at.door.post(`${compoundHref()}/buildings`, { names: '1号楼-4号楼' })
    expect(answer.flash).toContain('添了 3 幢，另外 1 幢原来就有')
    expect((await names())[0]).toBe('长江大楼: 3号楼 1号楼 2号楼 4号楼')
    const odd = await at.door.post(`${compoundHref()}/buildings`, { names: '4号楼-1号楼' })
    expect(odd.status).toBe(422)
    expect(odd.html).toContain('4号楼-1号楼')
  })

  test('are renamed, ordered and never named twice', async () => {
    const version = fieldIn((await at.door.get(buildingHref())).html, 'version')
    const last = (await ground(at.who))[0]?.buildings.at(-1)?.id ?? ''
    expect((await at.door.post(buildingHref(), { version, name: '3号楼', after: last })).status).toBe(303)
    expect((await names())[0]).toBe('长江大楼: 1号楼 2号楼 4号楼 3号楼')
    expect((await at.door.post(buildingHref(), { version, name: '三号楼' })).status).toBe(409)
    const fresh = fieldIn((await at.door.get(buildingHref())).html, 'version')
    expect((await at.door.post(buildingHref(), { version: fresh, name: '1号楼', after: last })).html).toContain(
      '这个名称已经有了',
    )
  })

  test('stand on the plan where somebody clicked', async () => {
    const page = await at.door.get(`${buildingHref()}/pin`)
    expect(page.html).toMatch(/<a href="[^"]+\/pin\/280"[^>]*><img[^>]* ismap/)
    const clicked = await at.door.get(`${buildingHref()}/pin/280?140,49`)
    const version = fieldIn(clicked.html, 'version')
    expect([fieldIn(clicked.html, 'x'), fieldIn(clicked.html, 'y')]).toEqual(['50', '25'])
    expect((await at.door.get(`${buildingHref()}/pin/840?nonsense`)).status).toBe(200)
    expect((await at.door.post(`${buildingHref()}/pin`, { version, x: '50', y: '25' })).status).toBe(303)
    const spot = (await compoundPlan(at.who, at.tower.compoundId))?.spots.find(({ id }) => id === at.tower.buildingId)
    expect(spot).toMatchObject({ x: 50, y: 25, guessed: false })
    expect((await at.door.post(`${buildingHref()}/pin`, { version, x: '10', y: '20' })).status).toBe(409)
    expect((await at.door.post(`${buildingHref()}/pin`, { version, x: '101', y: '20' })).status).toBe(422)
    const now = fieldIn((await at.door.get(`${buildingHref()}/pin`)).html, 'version')
    expect((await at.door.post(`${buildingHref()}/pin/remove`, { version: now })).status).toBe(303)
    const picture = await at.door.request(`${compoundHref()}/plan.svg`)
    expect(picture.headers.get('content-type')).toContain('image/svg+xml')
    expect(await picture.text()).toContain('3号楼')
  })

  test('have a notice whose code leads to the form for this very building', async () => {
    const page = await at.door.get(`${buildingHref()}/notice`)
    expect(page.html).toContain(`http://localhost/needs/new?building=${at.tower.buildingId}&amp;area=dongdaming`)
    expect(page.html).toContain('021-00000000')
  })
})

describe('homes', () => {
  test('are added by lines, corrected, and taken away while empty', async () => {
    const answer = await at.door.post(`${buildingHref()}/homes`, { homes: '2-3层：01-02、501室' })
    expect(answer.flash).toContain('添了 4 户，另外 1 户原来就有')
    const page = await at.door.get(buildingHref())
    const [id = ''] = Array.from(page.html.matchAll(/\/desk\/homes\/([0-9a-f-]{36})/g), (match) => match[1] ?? '')
    const home = await at.door.get(`/desk/homes/${id}`)
    expect(fieldIn(home.html, 'room')).toBe('201')
    const version = fieldIn(home.html, 'version')
    expect((await at.door.post(`/desk/homes/${id}`, { version, unit: '2单元', room: '201室' })).status).toBe(303)
    expect((await at.door.get(`/desk/homes/${id}`)).html).toContain('2单元 201室')
    expect((await at.door.post(`/desk/homes/${id}`, { version, unit: '', room: '9' })).status).toBe(409)
    const fresh = fieldIn((await at.door.get(`/desk/homes/${id}`)).html, 'version')
    expect((await at.door.post(`/desk/homes/${id}`, { version: fresh, unit: '', room: '202' })).html).toContain(
      '这个名称已经有了',
    )
    await at.door.post('/desk/people', { name: '住户', home: '长江大楼3号楼2单元201' })
    expect((await at.door.post(`/desk/homes/${id}/remove`)).flash).toContain('不能撤掉')
    expect((await at.door.get('/desk/places')).html).toContain('1 人')
  })
})

describe('who may come in', () => {
  test('another area and another compound are not found', async () => {
    const scoped = doorFor(at.services, at.here, account('小周', 'staff', at.tower.compoundId))
    const other = await at.door.post('/desk/places', { name: '别的小区' })
    for (const path of ['', '/remove', '/plan.svg']) {
      expect((await at.door.get(`/desk/places/compounds/${at.far.compoundId}${path}`)).status, path).toBe(404)
      expect((await scoped.get(other.to + path)).status, path).toBe(404)
    }
    for (const path of ['', '/pin', '/notice', '/remove'])
      expect((await at.door.get(`/desk/places/buildings/${at.far.buildingId}${path}`)).status, path).toBe(404)
    for (const path of ['', '/pin', '/pin/remove', '/homes', '/remove'])
      expect(
        (
          await at.door.post(`/desk/places/buildings/${at.far.buildingId}${path}`, {
            name: '改',
            homes: '1',
            x: '1',
            y: '1',
          })
        ).status,
        path,
      ).toBe(404)
    expect((await scoped.get('/desk/places')).html).not.toContain('别的小区')
    expect((await scoped.post('/desk/places', { name: '我的小区' })).status).toBe(404)
    expect((await scoped.post(`${compoundHref()}/buildings`, { names: '9号楼' })).status).toBe(303)
  })

  test('anybody may name a place', async () => {
    const places = await placeChoices(ctx(at.services, at.here))
    expect(places.map(({ name }) => name)).toContain('长江大楼')
    expect(await compoundPlan(ctx(at.services, at.here), at.far.compoundId)).toBeNull()
  })
})

test.each([
  [{ ids: ['a', 'b', 'c'], moved: 'c', after: 'a' }, 'acb'],
  [{ ids: ['a', 'b', 'c'], moved: 'a', after: '' }, 'abc'],
  [{ ids: ['a', 'b', 'c'], moved: 'b', after: '' }, 'bac'],
  [{ ids: ['a', 'b', 'c'], moved: 'a', after: 'unknown' }, 'abc'],
  [{ ids: ['a', 'b', 'c'], moved: 'a', after: 'a' }, 'abc'],
])('%o', ({ ids, moved, after }, expected) => {
  expect(reordered(ids, moved, after).join('')).toBe(expected)
})

test.each([
  [
    { x: '50%', y: '５' },
    { x: 500, y: 50 },
  ],
  [
    { x: '0', y: '100' },
    { x: 0, y: 1000 },
  ],
  [{ x: '', y: '1' }, null],
  [{ x: '-1', y: '1' }, null],
  [{ x: '101', y: '1' }, null],
])('a pin %o', (sent, expected) => {
  const read = readPin(sent)
  expect(read.good ? read.value : null).toEqual(expected)
})

test.each([
  ['?140,49', 280, { x: '50', y: '25' }],
  ['?0,0', 280, { x: '0', y: '0' }],
  ['?900,588', 840, { x: '100', y: '100' }],
  ['?x,y', 280, null],
  ['', 280, null],
] as const)('a click %s on a picture %i wide', (query, width, expected) => {
  expect(clickedPin(query, width)).toEqual(expected)
})

test('buildings without a pin stand in a grid inside the plan', () => {
  const spots = spotsOf(Array.from({ length: 7 }, (_, i) => ({ id: String(i), name: `${i}`, pin: null })))
  expect(spots.every(({ x, y, guessed }) => guessed && x > 0 && x < 100 && y > 0 && y < 100)).toBe(true)
  expect(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(7)
})
