import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { guest, type Actor, type Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { ctxOf } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { home } from './routes.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let here: Area
let empty: Area
let places: Awaited<ReturnType<typeof compound>>

type Reader = { actor?: Actor; where?: Area; lang?: 'zh' | 'en'; elder?: boolean; cookie?: string }

async function get(
  path: string,
  { actor = guest, where = here, lang = 'zh', elder = false, cookie = '' }: Reader = {},
) {
  const app = new Hono<WebEnv>()
  app.use(async (c, next) => {
    c.set('services', services)
    c.set('ctx', ctxOf(services, where, { actor, lang }))
    c.set('view', {
      lang,
      elder,
      dark: 'auto',
      path,
      area: { code: where.code, name: where.name, phone: where.telephone, hours: where.hours },
      assets: services.assets,
      requestId: 'test',
      client: '',
    })
    await next()
  })
  app.route('/', home)
  const answer = await app.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

const textOf = (page: string) =>
  page
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

type Some = {
  day: string
  seq: number
  title?: string
  onBoard?: boolean
  result?: string
  homeId?: string
  waiting?: boolean
}

const at = (day: string) => new Date(`${day}T10:00:00+08:00`)

/** How far it has come, as the table keeps it. */
function courseOf({ result, waiting }: Some) {
  if (result === undefined) return { state: 'submitted' as const }
  const done = { resolved_at: at(result), result: '修好了' }
  if (waiting) return { ...done, state: 'resolved' as const }
  return { ...done, state: 'confirmed' as const, closed_at: at(result), solved: true, answered_by: 'asker' as const }
}

/** Needs written straight into the table: what another process would have done. */
async function write(needs: Some[], withFact = false) {
  const scope = ctx(services, here)
  await inArea(scope, async (tx) => {
    for (const need of needs) {
      const submitted = at(need.day)
      await tx
        .insertInto('needs.need')
        .values({
          area_id: here.id,
          id: uuidv7(submitted),
          form_hash: Buffer.from([1]),
          follow_hash: Buffer.from([1]),
          term: 'ordinary',
          ...courseOf(need),
          year: 2024,
          seq: need.seq,
          category: 'lift',
          title: need.title ?? null,
          on_board: need.onBoard ?? true,
          words: '电梯关门夹人，张阿姨被夹到了',
          channel: 'web',
          reply_by: 'page',
          compound_id: places.compoundId,
          home_id: need.homeId ?? null,
          submitted_at: submitted,
          contact_due_at: submitted,
          due_at: submitted,
        })
        .execute()
    }
    if (withFact) await record(tx, scope, { name: 'needs.need.submitted', subjectId: null })
  })
}

const gatheringOn = (day: string) => ({
  area_id: here.id,
  id: uuidv7(at(day)),
  title: `${day}的课`,
  kind: 'class' as const,
  purpose: 'learning' as const,
  audience: 'everybody' as const,
  starts_at: at(day),
  ends_at: new Date(at(day).getTime() + 3_600_000),
  state: 'published' as const,
  sign_up: 'none' as const,
  made_at: at(day),
  published_at: at(day),
})

const household = (): Actor => ({
  kind: 'household',
  id: 'household-501',
  name: '3号楼501',
  homeId: places.homeIds[0] ?? null,
  grants: [{ role: 'resident', compoundId: null, buildingId: null }],
})

beforeAll(async () => {
  services = await freshServices()
  here = await area(services)
  empty = await area(services, 'new-one', '新居民区')
  places = await compound(services, here)
  await write([
    { day: '2024-10-21', result: '2024-10-23', seq: 1, title: '3号楼 5 层楼道灯不亮' },
    { day: '2024-10-20', seq: 2, title: '南门口地砖松动' },
    { day: '2024-10-01', result: '2024-10-22', seq: 3, title: '楼上半夜吵', onBoard: false },
    { day: '2024-09-01', result: '2024-10-01', seq: 4, homeId: places.homeIds[0]!, waiting: true },
    { day: '2024-09-02', seq: 5, homeId: places.homeIds[0]! },
    { day: '2024-09-03', seq: 6, homeId: places.homeIds[1]! },
  ])
})

describe('the front door', () => {
  it('opens with what people came for, then the year, then what came of it', async () => {
    const { status, text } = await get('/')
    expect(status).toBe(200)
    for (const way of ['/needs/new', '/needs', '/me', 'tel:02100000000', '/figures'])
      expect(text).toContain(`href="${way}"`)
    const said = textOf(text)
    expect(said).toContain('今天是10月24日 周四')
    expect(said).toContain('2024年一起做的事')
    expect(said).toContain('实功 · 诉求')
    expect(said).toContain('021-00000000')
  })

  it('shows numbers that lead to their records, and no effort that has none', async () => {
    const { text } = await get('/')
    expect(text).toContain('href="/figures/needs.received?from=2024-01-01&amp;to=2024-10-24"')
    expect(textOf(text)).toContain('收到的诉求 6 件')
    expect(textOf(text)).not.toMatch(/真功|绣功|外功|内功/)
    const untouched = textOf((await get('/', { where: empty })).text)
    expect(untouched).not.toContain('一起做的事')
    expect(untouched).toContain('还没有有结果的诉求')
  })

  it('names what came to a result, never the words of an asker and nothing that is off the board', async () => {
    const { text } = await get('/')
    expect(textOf(text)).toContain('3号楼 5 层楼道灯不亮')
    expect(textOf(text)).toContain('2 天有了结果')
    expect(text).not.toMatch(/夹人|楼上半夜吵|南门口|2024-0003/)
  })

  it('asks the database for none of it twice, and sees a new need at once', async () => {
    await get('/')
    let asked = 0
    services.db.pool.on('acquire', () => (asked += 1))
    await get('/')
    expect(asked).toBe(0)
    await write([{ day: '2024-10-24', seq: 7 }], true)
    expect(textOf((await get('/')).text)).toContain('收到的诉求 7 件')
  })

  it('is four big buttons in the elder view', async () => {
    const { text } = await get('/', { elder: true })
    expect(text.match(/class="elder-button/g)).toHaveLength(4)
    const ways = [...text.matchAll(/class="elder-button[^>]*href="([^"]*)"/g)].map(([, way]) => way)
    expect(ways).toEqual(['tel:02100000000', '/needs/new', '/gatherings', '/me'])
    expect(text).toMatch(/<h1[^>]*>东大名居民区<\/h1>/)
  })

  it('leads to the calendar, with the next three gatherings, and to the next one in the elder view', async () => {
    expect(textOf((await get('/')).text)).toContain('接下来还没有排活动')
    const days = ['2024-10-27', '2024-10-25', '2024-10-23', '2024-10-28', '2024-10-26']
    await inArea(ctx(services, here), async (tx) => {
      for (const day of days) await tx.insertInto('gatherings.gathering').values(gatheringOn(day)).execute()
      await record(tx, ctx(services, here), { name: 'gatherings.gathering.published', subjectId: null })
    })
    const { text } = await get('/')
    expect(text).toContain('href="/gatherings"')
    expect([...text.matchAll(/href="\/gatherings\/[^"]*">(\S+)</g)].map(([, title]) => title)).toEqual(
      ['2024-10-25', '2024-10-26', '2024-10-27'].map((day) => `${day}的课`),
    )
    expect(textOf((await get('/', { elder: true })).text)).toContain('10月25日 周五 上午10点 2024-10-25的课')
  })

  it('speaks English', async () => {
    const said = textOf((await get('/', { lang: 'en' })).text)
    expect(said).toContain('Done together in 2024')
    expect(said).toContain('a result after 2 days')
  })
})

describe('my matters', () => {
  it('asks a guest for number and code, or card, or password', async () => {
    const { text, headers } = await get('/me')
    expect(text).toContain('action="/needs/follow"')
    expect(text).toMatch(/name="number"/)
    expect(text).toMatch(/name="code"/)
    expect(text).toContain('href="/card"')
    expect(text).toContain('href="/sign-in"')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('lists what a household told, what waits for its answer first, and nobody else’s', async () => {
    const { text } = await get('/me', { actor: household() })
    expect(textOf(text)).toContain('您家：3号楼501')
    const order = ['等您说一声', '2024-0004', '我家反映过的', '2024-0005'].map((part) => textOf(text).indexOf(part))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(Math.min(...order)).toBeGreaterThan(0)
    expect(text).not.toContain('2024-0006')
  })

  it('tells a household that has said nothing yet where to begin', async () => {
    const nobody = { ...household(), homeId: uuidv7(services.now()) }
    const { text } = await get('/me', { actor: nobody })
    expect(textOf(text)).toContain('还没有反映过什么')
    expect(text).toContain('href="/needs/new"')
  })

  it('leads staff to the desk', async () => {
    const { text } = await get('/me', { actor: account('小王', 'staff') })
    expect(text).toContain('href="/desk"')
    expect(text).toContain('action="/sign-out"')
  })
})

describe('what you know about me', () => {
  it('tells a guest that nobody is known, and which switches the browser keeps', async () => {
    const said = textOf((await get('/me/known', { cookie: 'elder=1; lang=zh; other=somethingelse' })).text)
    expect(said).toContain('我们不知道您是谁')
    expect(said).toMatch(/长辈版 1/)
    expect(said).not.toContain('somethingelse')
  })

  it('shows a household everything stored about whoever lives under its door, and nobody who moved away', async () => {
    const scope = ctx(services, here)
    await inArea(scope, async (tx) => {
      for (const [i, state] of (['here', 'here', 'left'] as const).entries())
        await tx
          .insertInto('people.person')
          .values({
            area_id: here.id,
            id: uuidv7(scope.now),
            name: `何阿姨${i}`,
            pinyin: 'heayi',
            home_id: places.homeIds[0]!,
            state,
            left_at: state === 'left' ? scope.now : null,
            made_at: scope.now,
            changed_at: scope.now,
          })
          .execute()
    })
    const { text } = await get('/me/known', { actor: household() })
    expect(textOf(text)).toContain('这个门牌下记着 2 位')
    expect(text).toContain('何阿姨0')
    expect(text).toContain('何阿姨1')
    expect(text).not.toContain('何阿姨2')
  })

  it('leads staff to their account', async () => {
    expect((await get('/me/known', { actor: account('小王', 'staff') })).text).toContain('href="/account"')
  })

  it('shows hostile cookies as text', async () => {
    const { status, text } = await get('/me/known', { cookie: 'area=%3Cscript%3Ealert(1)%3C%2Fscript%3E' })
    expect(status).toBe(200)
    expect(text).not.toContain('<script>alert')
  })
})
