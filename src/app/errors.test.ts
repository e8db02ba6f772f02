import { createServer, type AddressInfo, type Socket } from 'node:net'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { PoolConfig } from 'pg'
import pino from 'pino'
import { openAuth } from '#platform/auth/auth.ts'
import { openDatabase } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { browser } from '#test/browser.ts'
import { demoArea, freshServices } from '#test/world.ts'
import { buildApp } from './main.ts'

let services: Awaited<ReturnType<typeof freshServices>>

beforeAll(async () => {
  services = await freshServices()
  await demoArea(services)
})

/** The same installation after its database went away. */
function cutOff(target: PoolConfig): Services {
  const db = openDatabase(target)
  onTestFinished(() => db.close())
  return { ...services, db, auth: openAuth({ ...services, db }) }
}

const nobodyThere: PoolConfig = { host: '/nowhere', user: 'x', database: 'x' }

/** Somebody who was signed in while the database was there. */
async function staffMember() {
  const before = browser(buildApp(services))
  await before.post('/sign-in/demo', { as: 'staff' })
  const after = browser(buildApp(cutOff(nobodyThere)))
  for (const [name, value] of before.jar) after.jar.set(name, value)
  return after
}

const refreshes = (page: string) => page.includes('http-equiv="refresh"')
const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${value}" />`

test('a fault in the program is logged with the pattern of its address, not with the code that stood in it', async () => {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const areas = {
    ...services.areas,
    all: () => {
      throw new Error('a fault of ours')
    },
  }
  const answer = await buildApp({ ...services, areas, log }).request('/c/SECRETCARD')
  expect(answer.status).toBe(500)
  expect(lines.join('')).toContain('"route":"/c/:code"')
  expect(lines.join('')).not.toContain('SECRETCARD')
})

describe('while the database is away', () => {
  let me: ReturnType<typeof browser>
  beforeEach(() => {
    me = browser(buildApp(cutOff(nobodyThere)))
  })

  test('a page says so, in the reader’s language, and asks again by itself', async () => {
    const answer = await me.get('/needs')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    const page = await answer.text()
    expect(page).toContain('正在重新连上')
    expect(refreshes(page)).toBe(true)
    expect(await (await me.get('/needs?lang=en')).text()).toContain('Connecting again')
    expect(await (await me.get('/needs')).text()).toContain('Connecting again')
  })

  test('what was typed stands on the page, goes to the same place under the same id, and waits for the person', async () => {
    const sent = { id: '0192bd2e-3f40-7000-8000-000000000001', category: 'lighting', words: '灯<坏>了 "5楼"' }
    const answer = await me.post('/needs/new?building=1', sent)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    const page = await answer.text()
    expect(page).toContain('再交一次')
    expect(page).toMatch(/<form[^>]*action="\/needs\/new\?building=1"[^>]*method="post"/)
    expect(page).toContain(hidden('id', sent.id))
    expect(page).toContain(hidden('category', 'lighting'))
    expect(page).toContain(hidden('words', '灯&lt;坏&gt;了 &quot;5楼&quot;'))
    expect(refreshes(page)).toBe(false)
    expect(page).not.toContain('type="file"')
  })

  test('photos cannot be kept: they may be chosen again', async () => {
    const body = new FormData()
    body.append('words', '灯坏了')
    body.append('photos', new File([new Uint8Array(9)], 'a.jpg', { type: 'image/jpeg' }))
    const app = buildApp(cutOff(nobodyThere))
    const page = await (await app.request('/needs/new', { method: 'POST', body })).text()
    expect(page).toContain(hidden('words', '灯坏了'))
    expect(page).toMatch(/<input[^>]*type="file"[^>]*name="photos"[^>]*multiple/)
    expect(page).toContain('enctype="multipart/form-data"')
  })

  test('a password is not written on the page', async () => {
    const answer = await me.post('/sign-in', { name: '王芳', password: 'geheim-2024' })
    expect(answer.status).toBe(503)
    const page = await answer.text()
    expect(page).toContain(hidden('name', '王芳'))
    expect(page).not.toContain('geheim')
  })

  test('somebody signed in, whom the shell cannot look up, gets both in their language', async () => {
    const she = await staffMember()
    she.jar.set('lang', 'en')
    expect((await she.get('/desk')).status).toBe(503)
    const answer = await she.post('/desk/needs/record', { id: 'x', words: 'The lamp is out' })
    expect(answer.status).toBe(503)
    const page = await answer.text()
    expect(page).toContain('Send again')
    expect(page).toContain(hidden('words', 'The lamp is out'))
  })

  test('a form of another site gets nothing of it', async () => {
    expect((await me.post('/needs/new', { words: 'x' }, { origin: 'http://elsewhere.test' })).status).toBe(403)
  })

  test('what needs no database comes all the same; readiness says what is missing', async () => {
    expect((await me.get('/healthz')).status).toBe(200)
    const state = await me.get('/readyz')
    expect(state.status).toBe(503)
    expect(await state.json()).toMatchObject({ ready: false, database: 'away' })
  })
})

test('a database that takes the connection and says nothing is away, too', async () => {
  const held = new Set<Socket>()
  const silent = createServer((socket) => void held.add(socket)).listen(0, '127.0.0.1')
  onTestFinished(() => {
    held.forEach((socket) => socket.destroy())
    silent.close()
  })
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as AddressInfo
  const me = browser(buildApp(cutOff({ host: '127.0.0.1', port, user: 'x', database: 'x' })))
  const both = await Promise.all([me.get('/needs'), me.post('/needs/new', { words: '灯坏了' })])
  expect(both.map(({ status }) => status)).toEqual([503, 503])
})
