import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { pause, processesIn, signals } from '#platform/db/embedded/processes.ts'
import { readPostmaster } from '#platform/db/embedded/former.ts'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import { builtIn, clusterOf, serving, shop, type Server } from './program.ts'

/** A running server whose database is stopped, killed or crashed while people send their needs. */
const dir = shop()
const dataDir = join(dir, 'data')
let server: Server
let program = ''

beforeAll(async () => {
  program = await builtIn(join(dir, 'checkout'))
})

beforeEach(async () => {
  server = await serving(program, dataDir, { JINLIN_DEMO: 'off' })
  await makeArea()
})

/** Goes through the first pages of a new installation, as far as an area to send needs to. */
async function makeArea(): Promise<void> {
  const told = () => /enter the code (\S+)/.exec(server.said())?.[1]
  await until(() => told() !== undefined)
  const code = told() ?? ''
  const entered = await post('/setup/code', { code })
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const area = { name: '东大名居民区', telephone: '021-00000000' }
  await post('/setup/area', area, { cookie, 'sec-fetch-site': 'same-origin' })
}

const get = (path: string) => fetch(server.url + path, { redirect: 'manual', signal: AbortSignal.timeout(25_000) })
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(25_000),
  })

type Need = { id: string; category: string; words: string }
const need = (): Need => {
  const id = uuidv7(new Date())
  return { id, category: 'lighting', words: `楼道灯不亮 ${id}` }
}

/** Neighbours, each sending one need after another; a need that was not taken is sent again as it was, until it is. */
function neighbours(count: number) {
  const taken: Need[] = []
  /** Every status there was, and how often each neighbour was put off. */
  const statuses = new Set<number>()
  const putOff = Array.from({ length: count }, () => 0)
  let working = true
  const send = async (who: number, mine: Need) => {
    for (;;) {
      const answer = await post('/needs/new', mine)
      await answer.arrayBuffer()
      statuses.add(answer.status)
      if (answer.status === 303) return void taken.push(mine)
      putOff[who] = (putOff[who] ?? 0) + 1
      await pause(100)
    }
  }
  const one = async (who: number) => {
    while (working) await send(who, need())
  }
  const all = Promise.all(putOff.map((_, who) => one(who)))
  all.catch(() => undefined)
  const stop = () => {
    working = false
    return all
  }
  /** Waits until so many more needs were taken. */
  const more = async (many: number) => {
    const before = taken.length
    await until(() => taken.length >= before + many)
  }
  return { taken, statuses, putOff, more, stop }
}

/** Looks again and again; how long that may take is the test's time. */
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await pause(20)
}

const isReady = async () => (await get('/readyz')).status === 200

/** Every process of the database; also those that came while the first were being stopped. */
function freeze(): () => void {
  const cluster = clusterOf(dataDir)
  const stopped = new Set<number>()
  for (let more = true; more;) {
    const fresh = processesIn(cluster).filter((pid) => !stopped.has(pid))
    for (const pid of fresh) if (signals(pid, 'SIGSTOP')) stopped.add(pid)
    more = fresh.length > 0
  }
  const thaw = () => stopped.forEach((pid) => signals(pid, 'SIGCONT'))
  onTestFinished(thaw)
  return thaw
}

/** How many needs there are with each of these words. */
async function counts(needs: readonly Need[]): Promise<number[]> {
  const visit = visitEmbedded(join(dataDir, 'postgres'))
  if (!visit) throw new Error('No database runs.')
  const client = new pg.Client(visit.appUrl('jinlin'))
  await client.connect()
  try {
    await client.query('begin; select platform.set_area(1)')
    const { rows } = await client.query<{ words: string }>('select words from needs.need where area_id = $1', [1])
    const words = rows.map((row) => row.words)
    return needs.map((one) => words.filter((text) => text === one.words).length)
  } finally {
    await client.end()
  }
}

describe('the database', () => {
  test('stands still: pages say so within seconds, and all goes on by itself when it comes back', async () => {
    const crowd = neighbours(12)
    await crowd.more(20)
    const thaw = freeze()
    const [health, page, state] = await Promise.all([get('/healthz'), get('/needs/2024-0001?lang=en'), get('/readyz')])
    expect([health.status, page.status, state.status]).toEqual([200, 503, 503])
    expect(page.headers.get('retry-after')).toBe('5')
    const text = await page.text()
    expect(text).toContain('Connecting again')
    expect(await state.json()).toMatchObject({ ready: false, database: 'away' })
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(text)?.[1] ?? ''
    expect((await get(style)).status).toBe(200)
    // Also those who held a connection when it happened; they wait longest.
    await until(() => crowd.putOff.every((times) => times > 0))
    thaw()
    await until(isReady)
    await crowd.more(20)
    await crowd.stop()
    expect(crowd.statuses).toEqual(new Set([303, 503]))
    expect(new Set(await counts(crowd.taken))).toEqual(new Set([1]))
  }, 60_000)

  test('is killed, or crashes: 503 until it is back, and nothing acknowledged is lost', async () => {
    const crowd = neighbours(4)
    await crowd.more(5)
    for (const victim of [postmaster, backend]) {
      const before = crowd.putOff.join()
      expect(signals(await victim(), 'SIGKILL')).toBe(true)
      await until(() => crowd.putOff.join() !== before)
      expect((await get('/healthz')).status).toBe(200)
      await until(isReady)
      await crowd.more(5)
    }
    await crowd.stop()
    expect(crowd.statuses).toEqual(new Set([303, 503]))
    expect(new Set(await counts(crowd.taken))).toEqual(new Set([1]))
  }, 60_000)
})

const postmaster = (): number => readPostmaster(clusterOf(dataDir))?.pid ?? 0

/** One that works for the server: PostgreSQL ends all others with it and recovers. */
async function backend(): Promise<number> {
  const visit = visitEmbedded(join(dataDir, 'postgres'))
  const client = new pg.Client(visit?.appUrl('jinlin'))
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'jinlin_app' and pid <> pg_backend_pid() limit 1`,
  )
  await client.end()
  return rows[0]?.pid ?? 0
}
