import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Writable } from 'node:stream'
import pino from 'pino'
import { buildApp } from '#app/main.ts'
import { loadDemo } from '#app/demo/demo.ts'
import { inArea } from '#platform/db/in-area.ts'
import { auto, type Area } from '#platform/ctx.ts'
import { installQueue } from '#platform/jobs/jobs.ts'
import { pinyinOf } from '#modules/people/public.ts'
import { volunteersWithSkills } from '#modules/vanguard/public.ts'
import { signInToDemo } from '#platform/auth/sign-in/demo.ts'
import { ctx, freshServices } from '#test/world.ts'

/** The search as a browser meets it, over the demonstration. */
const services = await freshServices()
const lines: string[] = []
const kept = new Writable({
  write: (line: Buffer, _, next) => {
    lines.push(line.toString())
    next()
  },
})
const log = pino({ level: 'trace' }, kept)
const app = buildApp({ ...services, log })
let here: Area
const cookies = new Map<string, string>()
const seats = [
  'director',
  'staff',
  'secretary',
  'property',
  'owners',
  'volunteer',
  'privacy',
  'technical',
  'household',
] as const

beforeAll(async () => {
  await installQueue(services.owner)
  await loadDemo(services, () => undefined)
  here = services.areas.byCode('dongdaming') as Area
  for (const seat of seats) {
    const entered = await signInToDemo(services, here, { seat, request: new Request('http://here.test/') })
    if (!entered.done) throw new Error(entered.why)
    cookies.set(seat, entered.value.split(';')[0] ?? '')
  }
}, 180_000)

const get = async (address: string, seat = 'guest', more = '') =>
  app.request(`http://here.test${address}`, {
    headers: { cookie: [cookies.get(seat), more].filter(Boolean).join('; ') },
  })
const find = async (q: string, seat = 'guest', more = ''): Promise<string> =>
  (await get(`/find?q=${encodeURIComponent(q)}${more}`, seat)).text()
const sections = (page: string) => [...page.matchAll(/id="found-([a-z]+)"/g)].map(([, kind]) => kind)

const somebody = () =>
  inArea(ctx(services, here, auto), (tx) =>
    tx
      .selectFrom('people.person')
      .select(['name'])
      .where('area_id', '=', here.id)
      .where('state', '=', 'here')
      .executeTakeFirstOrThrow(),
  )

describe('by rights only', () => {
  test('people are found by those who may see people and by nobody else', async () => {
    const { name } = await somebody()
    for (const seat of ['guest', ...seats]) {
      const page = await find(name, seat)
      const mayKnow = seat === 'staff' || seat === 'director'
      expect([seat, sections(page).includes('people')]).toEqual([seat, mayKnow])
      expect([seat, page.includes('/desk/people/')]).toEqual([seat, mayKnow])
    }
  })

  test('volunteers are found by the committee, by name and initials, and by nobody else', async () => {
    const who = ctx(services, here, auto)
    const [one] = await inArea(who, (tx) => volunteersWithSkills(tx, who))
    const initials = pinyinOf(one!.name)
      .split(/\s+/)
      .map((part) => part[0])
      .join('')
    for (const seat of ['guest', ...seats]) {
      const committee = ['staff', 'director', 'secretary'].includes(seat)
      for (const q of [one!.name, initials])
        expect([seat, q, (await find(q, seat)).includes(`/desk/volunteers/${one!.id}`)]).toEqual([seat, q, committee])
      expect([seat, sections(await find(one!.name, seat)).includes('volunteers')]).toEqual([seat, committee])
    }
  })

  test('an address leads to the home for those who may see it, and to what was told there for everybody else', async () => {
    expect(await find('3号楼502', 'staff')).toMatch(/found-places[\s\S]*\/desk\/homes\//)
    for (const seat of ['guest', 'secretary', 'property', 'household']) {
      expect(await find('3号楼502', seat)).not.toContain('/desk/homes/')
      expect(await find('3号楼', seat)).toMatch(/href="\/needs\?compound=[^"]+building=/)
    }
  })

  test('pages are those of one’s own menu and the front door, by name, pinyin, initials and in either language', async () => {
    const pages = async (q: string, seat = 'guest') =>
      (await find(q, seat)).split('id="found-pages"')[1]?.split('</ul>')[0] ?? ''
    expect(await pages('名册导入', 'staff')).toContain('/desk/people/import')
    expect(await pages('mcdr', 'staff')).toContain('/desk/people/import')
    expect(await pages('roster', 'staff')).toContain('/desk/people/import')
    for (const seat of ['guest', 'property', 'technical', 'household'])
      expect(await pages('名册导入', seat)).not.toContain('/desk/people/import')
    expect(await pages('工作日历', 'technical')).toContain('/desk/calendar')
    expect(await pages('wyfy')).toContain('href="/needs/new"')
  })
})

describe('what is shown', () => {
  test('few of each kind and a way to more; one kind alone goes further; the parts that answer are set off', async () => {
    const page = await find('垃圾')
    expect(page).toMatch(/<mark>垃圾<\/mark>/)
    expect(page).toContain('kind=needs')
    const [some, all] = [page, await find('垃圾', 'guest', '&kind=needs')].map(
      (one) => one.split('class="end num"').length,
    )
    expect(some).toBe(6)
    expect(all).toBeGreaterThan(6)
    expect(sections(await find('垃圾', 'guest', '&kind=pages'))).not.toContain('needs')
  })

  test('nothing typed says what can be; nothing found says how to go on', async () => {
    expect(await find('')).toContain('首字母')
    const page = await find('鹦鹉螺潜艇')
    expect(page).toContain('没有找到「鹦鹉螺潜艇」')
    expect(page).toMatch(/href="\/needs\/new"[\s\S]*href="tel:/)
    expect(await find('鹦鹉螺潜艇', 'guest', '&lang=en')).toContain('Nothing found')
  })

  test('a whole number leads straight there, to the desk or to the board', async () => {
    const need = await inArea(ctx(services, here, auto), (tx) =>
      tx
        .selectFrom('needs.need')
        .select(['year', 'seq'])
        .where('area_id', '=', here.id)
        .where('on_board', '=', true)
        .where('state', '=', 'confirmed')
        .executeTakeFirstOrThrow(),
    )
    const number = `${need.year}-${String(need.seq).padStart(4, '0')}`
    expect((await get(`/find?q=${need.year}-${need.seq}`)).headers.get('location')).toBe(`/needs/${number}`)
    expect((await get(`/find?q=${need.year}-${need.seq}`, 'staff')).headers.get('location')).toBe(
      `/desk/needs/${number}`,
    )
  })
})

test('what was looked for is neither logged, counted, recorded nor kept', async () => {
  const secret = '秘密的黄鹂鸟'
  const facts = () =>
    inArea(ctx(services, here, auto), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .where('area_id', '=', here.id)
        .executeTakeFirstOrThrow(),
    )
  const before = await facts()
  lines.length = 0
  const answer = await get(`/find?q=${encodeURIComponent(secret)}`, 'staff')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('set-cookie') ?? '').not.toContain(encodeURIComponent(secret))
  expect(await facts()).toEqual(before)
  const told = [lines.join(''), await services.metrics.text()].join('')
  for (const form of [secret, encodeURIComponent(secret), '黄鹂']) expect(told).not.toContain(form)
})

test('whatever is typed, the answer is a page', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 90 }),
    fc.string({ unit: fc.constantFrom(...Array.from('路灯3号楼电梯ab%_\\\'"-#５①\u0000🀄 　')), maxLength: 30 }),
    fc.constantFrom(
      '何'.repeat(3000),
      'a'.repeat(3000),
      '0',
      '99999999',
      '2024-99999999',
      '%',
      '_',
      '\\',
      "'; drop table needs.need; --",
      '1e309',
    ),
  )
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom('guest', 'staff', 'property', 'household'), async (q, seat) => {
      const query = new URLSearchParams({ q }).toString()
      expect((await get(`/find?${query}`, seat)).status).toBe(200)
    }),
    { numRuns: 60 },
  )
}, 60_000)
