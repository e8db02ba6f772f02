import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Services } from '#platform/services.ts'
import { uuidv7 } from '#base/uuid.ts'
import { giveGrant } from '#platform/auth/auth.ts'
import { authRoutes } from '#platform/auth/routes.ts'
import { appOf, asDemo, between, browser, emptied, goodPassword, signedUp } from '#test/browser.ts'
import { area, compound, ctx, freshServices } from '#test/world.ts'
import { cards } from './routes.ts'
import { cardLetters, readCardCode, spokenCode } from './code.rules.ts'

type World = Awaited<ReturnType<typeof world>>
type Shared = Awaited<ReturnType<typeof freshServices>>

let shared: Shared
beforeAll(async () => {
  shared = await freshServices()
})

/** A demonstration area with a home of two people, and a community worker at the desk. */
async function world(services: Shared) {
  await emptied(services)
  const here = await asDemo(services, await area(services))
  const { homeIds, compoundId, buildingId } = await compound(services, here)
  const personId = await person(services, here, homeIds[0]!)
  await signedUp(services, here, { name: '王芳', role: 'staff' })
  const app = appOf(services, here, authRoutes, cards)
  const desk = browser(app)
  await desk.post('/sign-in', { name: '王芳', password: goodPassword })
  const href = `/desk/homes/${homeIds[0]!}/card`
  const print = async (fields: Record<string, string> = {}) => {
    const answer = await desk.post(href, fields)
    const page = await answer.text()
    return { status: answer.status, answer, page, code: answer.status === 200 ? between(page, '/c/', '</span>') : '' }
  }
  const hand = async (to = personId) => desk.post(`${href}/handed`, { card: await livingId(services, here), to })
  return { services, here, homeIds, compoundId, buildingId, personId, app, desk, href, print, hand }
}

async function person(services: Services, here: Area, homeId: string): Promise<string> {
  const by = ctx(services, here)
  const id = uuidv7(by.now)
  const row = {
    area_id: here.id,
    id,
    name: '何秀英',
    pinyin: 'he xiu ying',
    home_id: homeId,
    made_at: by.now,
    changed_at: by.now,
  }
  await inArea(by, (tx) => tx.insertInto('people.person').values(row).execute())
  return id
}

const livingId = async (services: Services, here: Area): Promise<string> => {
  const row = await inArea(ctx(services, here), (tx) =>
    tx
      .selectFrom('people.card')
      .select('id')
      .where('area_id', '=', here.id)
      .where('state', '<>', 'revoked')
      .executeTakeFirst(),
  )
  return row?.id ?? ''
}

const enter = (w: World, code: string, { client = '10.0.0.7', ...fields }: Record<string, string> = {}) => {
  const me = browser(w.app, { 'x-client': client })
  return me.post('/card', { code, ...fields }).then((answer) => ({ me, answer }))
}

describe('a household card', () => {
  let w: World
  beforeEach(async () => {
    w = await world(shared)
  })

  test('is a sheet with a square code and ten signs, shown once and stored as a hash', async () => {
    const { page, code, answer } = await w.print()
    expect(code).toMatch(new RegExp(`^[${cardLetters}]{10}$`))
    expect(page).toContain(spokenCode(code))
    expect(page).toContain('<path class="qr-dots"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await (await w.desk.get(w.href)).text()).not.toContain(spokenCode(code))
    const row = await inArea(ctx(w.services, w.here), (tx) =>
      tx.selectFrom('people.card').selectAll().where('area_id', '=', w.here.id).executeTakeFirstOrThrow(),
    )
    expect(row.code_hash).toHaveLength(32)
    expect(JSON.stringify(row)).not.toContain(code)
  })

  test('opens nothing before it was handed over', async () => {
    const { code } = await w.print()
    const { me, answer } = await enter(w, code)
    expect(answer.status).toBe(422)
    expect((await me.whoami()).kind).toBe('guest')
    expect(await (await w.desk.get(w.href)).text()).toContain('还没交到手上')
    await w.hand()
    const again = await enter(w, code)
    expect(again.answer.headers.get('location')).toBe('/me')
    expect(await again.me.whoami()).toEqual({ kind: 'household', roles: ['resident'] })
  })

  test('an unknown code, a card not handed over and a void one get the same answer', async () => {
    const { code } = await w.print()
    const pages = [await enter(w, code), await enter(w, '0000000000')]
    await w.hand()
    await w.desk.post(`${w.href}/revoke`)
    pages.push(await enter(w, code))
    const said = await Promise.all(
      pages.map(async ({ answer }) => (await answer.text()).replaceAll(code, '0000000000')),
    )
    expect(pages.map(({ answer }) => answer.status)).toEqual([422, 422, 422])
    expect(new Set(said).size).toBe(1)
  })

  test('the code may be typed as people type', async () => {
    const { code } = await w.print()
    await w.hand()
    for (const typed of [
      code.toLowerCase(),
      ` ${spokenCode(code)} `,
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
      wide(code),
    ])
      expect((await enter(w, typed)).answer.status).toBe(303)
    expect((await enter(w, code.slice(1))).answer.status).toBe(422)
  })

  test('the address in the square code asks first: looking at it signs nobody in', async () => {
    const { code } = await w.print()
    await w.hand()
    const me = browser(w.app)
    const page = await me.get(`/c/${code}`)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const text = await page.text()
    expect(text).toContain(`name="code" value="${code}"`)
    expect(me.jar.size).toBe(0)
    expect(await (await me.get('/c/0000000000')).text()).toBe(text.replaceAll(code, '0000000000'))
  })

  test('lasts 180 days on their own telephone and 30 minutes on another', async () => {
    const { code } = await w.print()
    await w.hand()
    const own = await enter(w, code)
    const lent = await enter(w, code, { shared: 'yes' })
    expect(own.answer.headers.getSetCookie()[0]).toContain('Max-Age=15552000')
    expect(lent.answer.headers.getSetCookie()[0]).not.toContain('Max-Age')
    const start = w.services.clock.now.getTime()
    const after = async (minutes: number) => {
      w.services.clock.now = new Date(start + minutes * 60_000)
      return [(await own.me.whoami()).kind, (await lent.me.whoami()).kind]
    }
    expect(await after(29)).toEqual(['household', 'household'])
    expect(await after(30)).toEqual(['household', 'guest'])
    expect(await after(180 * 24 * 60 - 1)).toEqual(['household', 'guest'])
    expect(await after(180 * 24 * 60)).toEqual(['guest', 'guest'])
  })

  test('made void it ends its sessions at once, and opens nothing any more', async () => {
    const { code } = await w.print()
    await w.hand()
    const { me } = await enter(w, code)
    expect((await w.desk.post(`${w.href}/revoke`)).status).toBe(303)
    expect((await me.whoami()).kind).toBe('guest')
    expect((await enter(w, code)).answer.status).toBe(422)
    expect((await w.desk.post(`${w.href}/revoke`)).status).toBe(422)
  })

  test('a new one in its place makes the old void, and waits to be handed over itself', async () => {
    const old = await w.print()
    await w.hand()
    const { me } = await enter(w, old.code)
    const fresh = await w.print({ replace: 'yes' })
    expect((await me.whoami()).kind).toBe('guest')
    expect((await enter(w, old.code)).answer.status).toBe(422)
    expect((await enter(w, fresh.code)).answer.status).toBe(422)
    await w.hand()
    expect((await enter(w, fresh.code)).answer.status).toBe(303)
  })

  test('the household keeps one account through all its cards', async () => {
    await w.print()
    await w.print({ replace: 'yes' })
    const rows = await inArea(ctx(w.services, w.here), (tx) =>
      tx.selectFrom('people.card').select('account_id').where('area_id', '=', w.here.id).execute(),
    )
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map((row) => row.account_id)).size).toBe(1)
  })

  test('a second one beside it is refused, and a second press of the same sheet too', async () => {
    const id = uuidv7(w.services.clock.now)
    const first = await w.print({ id })
    const again = await w.print({ id })
    expect(again.status).toBe(422)
    expect(again.page).toContain('已经打印过')
    expect((await w.print({ id, replace: 'yes' })).status).toBe(422)
    const other = await w.print()
    expect(other.status).toBe(422)
    expect(other.page).toContain('已经有一张卡')
    await w.hand()
    expect((await enter(w, first.code)).answer.status).toBe(303)
  })

  test('two desks that print at once make one card', async () => {
    const answers = await Promise.all([w.print(), w.print(), w.print()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  })

  test('who took it must be said, and must live there', async () => {
    await w.print()
    const stranger = await person(w.services, w.here, w.homeIds[1]!)
    expect((await w.hand('')).status).toBe(422)
    expect((await w.hand(stranger)).status).toBe(422)
    expect((await w.hand('other')).status).toBe(303)
    expect((await w.hand()).status).toBe(422)
  })

  test('handing over one home’s card does not open another’s', async () => {
    await w.print()
    const other = `/desk/homes/${w.homeIds[1]!}/card`
    const answer = await w.desk.post(`${other}/handed`, { card: await livingId(w.services, w.here), to: 'other' })
    expect(answer.status).toBe(422)
  })

  test('each step is recorded, with ids and no names', async () => {
    await w.print()
    await w.hand()
    await w.desk.post(`${w.href}/revoke`)
    const facts = await inArea(ctx(w.services, w.here), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select(['name', 'detail', 'actor_kind'])
        .where('area_id', '=', w.here.id)
        .where('name', 'like', 'people.card.%')
        .orderBy('id')
        .execute(),
    )
    expect(facts.map(({ name }) => name).sort()).toEqual([
      'people.card.handed_over',
      'people.card.printed',
      'people.card.revoked',
    ])
    expect(facts.find(({ name }) => name.endsWith('handed_over'))?.detail).toEqual({
      home: w.homeIds[0],
      person: w.personId,
    })
  })
})

describe('who may', () => {
  test('only the office hands cards out, and only where it works', async () => {
    const w = await world(shared)
    await signedUp(w.services, w.here, { name: '物业小李', role: 'property' })
    const property = browser(w.app)
    await property.post('/sign-in', { name: '物业小李', password: goodPassword })
    expect((await property.get(w.href)).status).toBe(403)
    expect((await browser(w.app).post(w.href)).status).toBe(403)
    const scoped = await signedUp(w.services, w.here, { name: '片区社工' })
    const by = ctx(w.services, w.here)
    const grant = {
      accountId: scoped,
      role: 'staff' as const,
      compoundId: uuidv7(by.now),
      buildingId: null,
      endsOn: null,
      delegatedBy: null,
      reason: null,
    }
    await inArea(by, (tx) => giveGrant(tx, by, grant))
    const elsewhere = browser(w.app)
    await elsewhere.post('/sign-in', { name: '片区社工', password: goodPassword })
    expect((await elsewhere.get(w.href)).status).toBe(404)
    expect((await elsewhere.post(w.href)).status).toBe(404)
    expect((await w.desk.get(`/desk/homes/${uuidv7(by.now)}/card`)).status).toBe(404)
    expect((await w.desk.get('/desk/homes/1/card')).status).toBe(404)
  })

  test('a card of one area opens that area, from a telephone that looks at another', async () => {
    const w = await world(shared)
    const { code } = await w.print()
    await w.hand()
    const there = await area(w.services, 'elsewhere', '别处居民区')
    const app = appOf(w.services, there, cards)
    const me = browser(app)
    expect((await me.post('/card', { code })).status).toBe(303)
    expect((await me.whoami()).kind).toBe('household')
  })
})

test('guessed codes: ten from one address in 15 minutes, then 429, then again', async () => {
  const w = await world(await freshServices({ JINLIN_LIMITS: 'on' }))
  const { code } = await w.print()
  await w.hand()
  for (let guess = 0; guess < 10; guess++) expect((await enter(w, `000000000${guess}`)).answer.status).toBe(422)
  const { answer } = await enter(w, code)
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('900')
  expect((await enter(w, code, { client: '10.0.0.8' })).answer.status).toBe(303)
  w.services.clock.now = new Date(w.services.clock.now.getTime() + 900_000)
  expect((await enter(w, code)).answer.status).toBe(303)
})

test('codes have at least 40 bits, no vowels, and each sign that looks like another is read as it', () => {
  expect(10 * Math.log2(cardLetters.length)).toBeGreaterThan(45)
  expect(cardLetters).not.toMatch(/[AEIOUL]/)
  expect(readCardCode('oqil zsgb uy')).toBe('0011256' + '8VV')
  expect(readCardCode('3k7-mx9—trp2')).toBe('3K7MX9TRP2')
  expect(readCardCode('3K7MX9TRP')).toBeNull()
  expect(readCardCode('3K7MX9TRP22')).toBeNull()
  expect(readCardCode('3K7MX9TRP!')).toBeNull()
})

const wide = (text: string): string =>
  Array.from(text, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
