import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import type { Area, Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { doorFor, fieldIn } from '../door.test.kit.ts'
import { addPerson, movePerson, personById } from './person.ts'
import { searchPeople } from './search.ts'

const staff = account('小陈', 'staff')

type World = Awaited<ReturnType<typeof world>>
async function world() {
  const services = await freshServices()
  const here = await area(services)
  const elsewhere = await area(services, 'elsewhere', '别处居民区')
  const tower = await compound(services, here, {
    compound: '长江大楼',
    building: '3号楼',
    rooms: ['501', '502', '1101'],
  })
  const other = await compound(services, here, { compound: '临江大厦', building: '3号楼', rooms: ['502'] })
  const far = await compound(services, elsewhere, { compound: '远方', building: '1号楼', rooms: ['101'] })
  return { services, here, elsewhere, tower, other, far }
}

let at: World
beforeAll(async () => {
  at = await world()
})

const as = (actor = staff, where: Area = at.here) => ctx(at.services, where, actor)

async function person(name: string, home = '', { phones = [], who = as() }: { phones?: string[]; who?: Ctx } = {}) {
  const id = uuidv7(who.now)
  const answer = await addPerson(who, id, { name, home, phones, dropPhones: [] })
  if (!answer.done) throw new Error(answer.why)
  return id
}

const names = async (text: string, who = as()) => (await searchPeople(who, text)).map((one) => one.name)

describe('finding people', () => {
  beforeAll(async () => {
    await person('何阿姨', '长江大楼 3号楼 502', { phones: ['13800000001'] })
    await person('何志强', '长江大楼 3号楼 501')
    await person('单田芳', '临江大厦 3号楼 502')
    await person('吕布', '长江大楼 3号楼 1101')
    await person('欧阳娜娜')
    const gone = await person('贺安远')
    await movePerson(as(), { id: gone, version: 1, to: 'left' })
  })

  test.each([
    ['何阿姨', ['何阿姨']],
    ['hay', ['何阿姨', '贺安远']],
    ['HAY', ['何阿姨', '贺安远']],
    ['heayi', ['何阿姨']],
    ['he ayi', ['何阿姨']],
    ['阿姨', ['何阿姨']],
    ['ayi', ['何阿姨']],
    ['heay', ['何阿姨', '贺安远']],
    ['shantf', ['单田芳']],
    ['dantianfang', ['单田芳']],
    ['lvbu', ['吕布']],
    ['lubu', ['吕布']],
    ['lü bù', ['吕布']],
    ['nana', ['欧阳娜娜']],
    ['oynn', ['欧阳娜娜']],
    ['没有这个人', []],
    ['%', []],
    ['_', []],
    ['', []],
  ])('%s', async (text, expected) => {
    expect(await names(text)).toEqual(expected)
  })

  test.each([
    ['3号楼502', ['单田芳', '何阿姨']],
    ['3-502', ['单田芳', '何阿姨']],
    ['长江大楼 502', ['何阿姨']],
    ['长江大楼三号楼五零二', ['何阿姨']],
    ['临江3号楼', ['单田芳']],
    ['11-1101', ['吕布']],
    ['502', ['单田芳', '何阿姨']],
    ['何阿姨 3-502', ['何阿姨']],
    ['hay 3-502', ['何阿姨']],
    ['9号楼502', []],
    ['13800000001', ['何阿姨']],
    ['+86 138 0000 0001', ['何阿姨']],
    ['0001', []],
  ])('by address or telephone: %s', async (text, expected) => {
    expect(await names(text)).toEqual(expected)
  })

  test('somebody of whom only the building is known is found there, and by those who work there', async () => {
    const id = await person('楼知', '长江大楼 3号楼')
    expect((await personById(as(), id))?.home).toMatchObject({ id: null, building: '3号楼', compound: '长江大楼' })
    expect(await names('长江大楼3号楼')).toContain('楼知')
    expect(await names('楼知', as(account('小周', 'staff', at.tower.compoundId)))).toEqual(['楼知'])
    expect(await names('楼知', as(account('小周', 'staff', at.other.compoundId)))).toEqual([])
  })

  test('somebody of one compound finds only their own', async () => {
    const ours = as(account('小周', 'staff', at.other.compoundId))
    expect(await names('3-502', ours)).toEqual(['单田芳'])
    expect(await names('hay', ours)).toEqual([])
    expect(await names('13800000001', ours)).toEqual([])
  })

  test('another area finds nobody here', async () => {
    expect(await names('hay', as(staff, at.elsewhere))).toEqual([])
  })

  test('a corrected name is found by its new reading only', async () => {
    const id = await person('仇英')
    expect(await names('qiuy')).toEqual(['仇英'])
    const door = doorFor(at.services, at.here, staff)
    await door.post(`/desk/people/${id}`, { version: '1', name: '邱莹', home: '', phones: '' })
    expect(await names('仇英')).toEqual([])
    expect(await names('qiuying')).toEqual(['邱莹'])
  })
})

describe('the page of a person', () => {
  test('shows a telephone only as far as tells two apart, and whole for a reason, once, with a trace', async () => {
    const id = await person('杜丽', '长江大楼 3号楼 502', { phones: ['13912345678', '021-65001234'] })
    const door = doorFor(at.services, at.here, staff)
    const shown = await door.get(`/desk/people/${id}`)
    expect(shown.html).toContain('139****5678、021-****1234')
    expect(shown.html).not.toContain('13912345678')
    const without = await door.post(`/desk/people/${id}/phones`, { reason: ' ' })
    expect(without.status).toBe(422)
    expect(without.html).not.toContain('13912345678')
    const opening = { id: fieldIn(shown.html, 'id'), reason: '回复漏水' }
    const opened = await door.post(`/desk/people/${id}/phones`, opening)
    expect(opened.html).toContain('13912345678')
    await door.post(`/desk/people/${id}/phones`, opening)
    const after = await door.get(`/desk/people/${id}`)
    expect(after.html.match(/回复漏水/g)).toHaveLength(1)
    const facts = await inArea(as(), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select(['name', 'detail'])
        .where('area_id', '=', at.here.id)
        .where('subject_id', '=', id)
        .execute(),
    )
    expect(facts.map((fact) => fact.name).sort()).toEqual(['people.person.added', 'people.phone.opened'])
    expect(JSON.stringify(facts)).not.toContain('1391234')
  })

  test('two who correct one person: the second sees both versions and loses nothing', async () => {
    const id = await person('丁一')
    const door = doorFor(at.services, at.here, staff)
    const edit = await door.get(`/desk/people/${id}/edit`)
    const version = fieldIn(edit.html, 'version')
    expect((await door.post(`/desk/people/${id}`, { version, name: '丁一一', home: '', phones: '' })).status).toBe(303)
    const late = await door.post(`/desk/people/${id}`, { version, name: '丁二', home: '', phones: '13700000000' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('丁一一')
    expect(late.html).toContain('丁二')
    expect(late.html).toContain('13700000000')
    const saved = await door.post(`/desk/people/${id}`, {
      version: fieldIn(late.html, 'version'),
      name: '丁二',
      home: '',
      phones: '13700000000',
    })
    expect(saved.status).toBe(303)
    expect((await personById(as(), id))?.name).toBe('丁二')
  })

  test('numbers are added and taken away without being read', async () => {
    const id = await person('冯芳', '', { phones: ['13600000001'] })
    const door = doorFor(at.services, at.here, staff)
    const before = await personById(as(), id)
    const drop = `drop-${before?.phones[0]?.id ?? ''}`
    await door.post(`/desk/people/${id}`, {
      version: '1',
      name: '冯芳',
      home: '',
      phones: '136 0000 0002，021-65000000',
      [drop]: 'yes',
    })
    expect((await personById(as(), id))?.phones.map((phone) => phone.masked)).toEqual(['136****0002', '021-****0000'])
  })

  test('seven numbers are refused and none is taken away', async () => {
    const id = await person('沈七', '', { phones: ['13600000001'] })
    const door = doorFor(at.services, at.here, staff)
    const drop = `drop-${(await personById(as(), id))?.phones[0]?.id ?? ''}`
    const many = Array.from({ length: 7 }, (_, i) => `1370000000${i}`).join(',')
    const answer = await door.post(`/desk/people/${id}`, {
      version: '1',
      name: '沈七',
      home: '',
      phones: many,
      [drop]: 'yes',
    })
    expect(answer.status).toBe(422)
    expect((await personById(as(), id))?.phones).toHaveLength(1)
  })

  test('nor do more numbers come together over time', async () => {
    const id = await person('沈六', '', { phones: ['13600000001', '13600000002', '13600000003', '13600000004'] })
    const door = doorFor(at.services, at.here, staff)
    const more = (phones: string) => door.post(`/desk/people/${id}`, { version: '1', name: '沈六', home: '', phones })
    expect((await more('13700000001,13700000002,13700000003')).status).toBe(422)
    expect((await personById(as(), id))?.phones).toHaveLength(4)
    expect((await more('13700000001,13700000002')).status).toBe(303)
  })

  test('moving away and coming back, with undo', async () => {
    const id = await person('胡来', '长江大楼 3号楼 501')
    const door = doorFor(at.services, at.here, staff)
    const gone = await door.post(`/desk/people/${id}/away`, { version: '1' })
    expect(gone.flash).toContain('/back')
    expect((await personById(as(), id))?.state).toBe('left')
    await door.post(`/desk/people/${id}/back`)
    expect((await personById(as(), id))?.state).toBe('here')
    expect((await door.post(`/desk/people/${id}/away`, { version: '1' })).status).toBe(409)
  })
})

describe('adding somebody', () => {
  test('a doubled press is one person', async () => {
    const door = doorFor(at.services, at.here, staff)
    const page = await door.get(`/desk/people/new?home=${at.tower.homeIds[0] ?? ''}`)
    expect(fieldIn(page.html, 'home')).toBe('长江大楼 3号楼 501室')
    const fields = { id: fieldIn(page.html, 'id'), name: '万双双', home: '长江大楼 3号楼 501室', phones: '13500000000' }
    const [one, two] = await Promise.all([door.post('/desk/people', fields), door.post('/desk/people', fields)])
    expect([one.status, two.status]).toEqual([303, 303])
    expect(one.to).toBe(two.to)
    expect(await names('万双双')).toEqual(['万双双'])
    const facts = await inArea(as(), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select('id')
        .where('area_id', '=', at.here.id)
        .where('subject_id', '=', fields.id)
        .execute(),
    )
    expect(facts).toHaveLength(1)
  })

  test.each([
    ['name', { name: '', home: '' }, '请写姓名'],
    ['two names', { name: '张三、李四', home: '' }, '两个人'],
    ['a telephone', { name: '张三', phones: '1380000' }, '电话看不懂'],
    ['a home nobody knows', { name: '张三', home: '99号楼101' }, '没有找到这一户'],
    ['a home of two compounds', { name: '张三', home: '3号楼502' }, '有几户都对得上'],
  ])('refuses %s, keeps what was written, and says what to do', async (_, fields, sentence) => {
    const answer = await doorFor(at.services, at.here, staff).post('/desk/people', fields)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(sentence)
    expect(fieldIn(answer.html, 'name')).toBe(fields.name)
  })

  test('somebody of one compound writes nobody down elsewhere', async () => {
    const door = doorFor(at.services, at.here, account('小周', 'staff', at.other.compoundId))
    expect((await door.post('/desk/people', { name: '张三', home: '长江大楼 3号楼 502' })).status).toBe(422)
    expect((await door.post('/desk/people', { name: '张三', home: '' })).status).toBe(422)
    expect((await door.post('/desk/people', { name: '范围', home: '3号楼502' })).status).toBe(303)
  })
})

describe('who may come in', () => {
  test('somebody of one compound is offered only its places and people in the list', async () => {
    const scoped = doorFor(at.services, at.here, account('小周', 'staff', at.other.compoundId))
    const page = await scoped.get('/desk/people')
    expect(page.html).toContain('临江大厦')
    expect(page.html).not.toContain('长江大楼')
    const asked = await scoped.get(`/desk/people?building=${at.tower.buildingId}`)
    expect(asked.html).not.toContain('何阿姨')
  })

  test('another area, another compound and made-up ids are not found', async () => {
    const far = await person('远人', '', { who: as(staff, at.elsewhere) })
    const near = await person('近人', '长江大楼 3号楼 502')
    const door = doorFor(at.services, at.here, staff)
    const scoped = doorFor(at.services, at.here, account('小周', 'staff', at.other.compoundId))
    for (const path of [
      `/desk/people/${far}`,
      `/desk/people/${far}/edit`,
      `/desk/homes/${at.far.homeIds[0] ?? ''}`,
      '/desk/people/1',
      '/desk/homes/x',
    ])
      expect((await door.get(path)).status, path).toBe(404)
    expect((await door.post(`/desk/people/${far}/phones`, { reason: '看看' })).status).toBe(404)
    expect((await door.post(`/desk/people/${far}/away`)).status).toBe(404)
    for (const path of [
      `/desk/people/${near}`,
      `/desk/people/${near}/edit`,
      `/desk/homes/${at.tower.homeIds[1] ?? ''}`,
    ])
      expect((await scoped.get(path)).status, path).toBe(404)
    expect((await scoped.post(`/desk/people/${near}/phones`, { reason: '看看' })).status).toBe(404)
    expect((await scoped.post(`/desk/people/${near}`, { version: '1', name: '改名' })).status).toBe(404)
  })

  test.each(['property', 'owners', 'volunteer', 'secretary', 'technical', 'privacy'] as const)(
    '%s sees nobody',
    async (role) => {
      const door = doorFor(at.services, at.here, account('别人', role))
      for (const path of ['/desk/people', '/desk/people?q=hay', '/desk/people/new', '/desk/places'])
        expect((await door.get(path)).status, path).toBe(403)
    },
  )
})

test('the list goes on page by page, forth and back, and each page is an address', async () => {
  const where = await area(at.services, 'long-list', '长名单')
  const who = as(staff, where)
  for (let i = 0; i < 120; i++) await person(`王${String.fromCodePoint(0x4e00 + i)}`, '', { who })
  const door = doorFor(at.services, where, staff)
  const seen: string[] = []
  let path = '/desk/people'
  let back = ''
  for (let page = 0; page < 4 && path !== ''; page++) {
    const { html } = await door.get(path)
    seen.push(...Array.from(html.matchAll(/<a href="\/desk\/people\/([0-9a-f-]{36})">/g), (match) => match[1] ?? ''))
    back = /rel="prev"\s+href="([^"]+)"/.exec(html)?.[1] ?? ''
    path = (/rel="next"\s+href="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
  const middle = await door.get(back.replaceAll('&amp;', '&'))
  expect(Array.from(middle.html.matchAll(/<a href="\/desk\/people\/([0-9a-f-]{36})">/g), (match) => match[1])).toEqual(
    seen.slice(50, 100),
  )
})
