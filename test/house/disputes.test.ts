import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { expect, test } from 'vitest'
import { doors } from '#app/mount.ts'
import { routesOf } from '#app/docs.ts'
import { auto, guest, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { ctxOf } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { neighbourhood, told } from '../../src/modules/needs/cast.test.kit.ts'
import { followCode } from '../../src/modules/needs/follow-code.ts'
import { sayNumber } from '../../src/modules/needs/number.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'

/** Every door of the program, as somebody without a right to it, with the number of what is between neighbours. */
const where = await neighbourhood()
const secret = await told(where, { words: '隔壁老吴半夜拖椅子', spot: '七楼西头', dispute: true, category: 'noise' })
// Whatever the secretary was once: named for it by an older program, and let to look until a moment ago.
await inArea(where.at(auto), (tx) =>
  tx
    .updateTable('needs.need')
    .set({ handler_id: where.secretary.id, shown_to: where.secretary.id, shown_until: where.services.now() })
    .where('area_id', '=', where.area.id)
    .where('id', '=', secret.needId)
    .execute(),
)
const open = await told(where, { words: '灯不亮', category: 'lighting' })
const number = sayNumber(secret.number)
const unknown = '2024-4444'
const traces = [number, '老吴', '拖椅子', '七楼西头']

const colleagues: [string, Actor][] = [
  ['a colleague', where.staff],
  ['the secretary', where.secretary],
  ['the property manager', where.property],
  ['the owners', where.owners],
  ['a volunteer', where.volunteer],
  ['the technician', where.technical],
  ['a guest', guest],
]

function programFor(actor: Actor) {
  const app = new Hono<WebEnv>()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text(String(error.status), error.status)
    throw error
  })
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    c.set('services', where.services)
    c.set('ctx', ctxOf(where.services, where.area, { actor, lang: 'zh' }))
    c.set('view', {
      lang: 'zh',
      elder: false,
      dark: 'auto',
      path: pathname + search,
      assets: where.services.assets,
      area: { code: where.area.code, name: where.area.name, phone: null, hours: null },
      requestId: 'test',
      client: '',
    })
    await next()
  })
  for (const door of doors) app.route('/', door)
  return app
}

const all = routesOf(programFor(guest))
const fields = {
  version: '1',
  title: '题目',
  category: 'noise',
  term: 'ordinary',
  contact: 'telephone',
  hand: 'me',
  handler: where.staff.id ?? '',
  reader: where.secretary.id ?? '',
  mergeReason: 'same-matter',
  mergeWords: '一起',
  reason: 'not-ours',
  purpose: 'visit',
}

const withNumber = all.filter(({ path }) => path.includes(':number'))

test('every address of a need answers as for a number that was never given', async () => {
  expect(withNumber.length).toBeGreaterThan(25)
  for (const [who, actor] of colleagues) {
    const app = programFor(actor)
    for (const { method, path } of withNumber) {
      const ask = async (of: string) => {
        const body = method === 'POST' ? { body: new URLSearchParams(fields) } : {}
        const answer = await app.request(path.replace(':number', of), { method, ...body })
        const text = await answer.text()
        const told = [answer.status, text, answer.headers.get('location')].join('\n')
        return told.replaceAll(of, 'N').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      }
      expect([who, method, path, await ask(number)]).toEqual([who, method, path, await ask(unknown)])
      if (
        path.startsWith('/desk/') &&
        actor === where.staff &&
        path !== '/desk/needs/:number/unsolved' &&
        !path.includes('/work/') &&
        !path.endsWith('/handler') &&
        !path.endsWith('/look')
      )
        expect([method, path, (await ask(number)).slice(0, 3)]).toEqual([method, path, '404'])
    }
  }
})

test('no page and no file anybody can ask for carries a trace of it', async () => {
  const lists = [
    '/needs?state=open',
    '/needs?category=noise',
    '/desk/needs?state=all',
    '/desk/needs?category=noise',
    `/desk/search?q=${number}`,
  ]
  const plans = [`/needs/plan?compound=${where.here.compoundId}`]
  for (const [who, actor] of colleagues) {
    const app = programFor(actor)
    const plain = all.filter(({ method, path }) => method === 'GET' && !path.includes(':')).map(({ path }) => path)
    const figures = ['received', 'closeRate', 'oldestOpen', 'responseRate', 'onTimeCloseRate'].flatMap((key) => [
      `/figures/needs.${key}`,
      `/figures/needs.${key}/rows.csv`,
    ])
    for (const path of [...plain, ...lists, ...plans, ...figures]) {
      const answer = await app.request(path)
      const text = `${await answer.text()} ${path.startsWith('/desk/search') ? '' : (answer.headers.get('location') ?? '')}`
      for (const trace of traces) expect([who, path, text.includes(trace)]).toEqual([who, path, false])
    }
    const sheet = await app.request('/figures/needs.received/rows.xlsx')
    if (sheet.status !== 200) continue
    const read = await readSheets(Buffer.from(await sheet.arrayBuffer()), 'rows.xlsx')
    const said = JSON.stringify(read)
    for (const trace of traces) expect([who, 'xlsx', said.includes(trace)]).toEqual([who, 'xlsx', false])
    expect([who, said.includes(sayNumber(open.number))]).toEqual([who, true])
  }
})

test('what looks for similar matters does not find it, nor does its code open anything else', async () => {
  const app = programFor(guest)
  const answer = await app.request('/needs/similar', {
    method: 'POST',
    body: new URLSearchParams({ category: 'noise', words: '隔壁半夜拖椅子' }),
  })
  expect(await answer.text()).not.toContain(number)
  expect(followCode(where.at(), secret.needId)).not.toBe(followCode(where.at(), open.needId))
})
