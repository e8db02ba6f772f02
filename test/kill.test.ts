import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomFrom } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { readPostmaster } from '#platform/db/embedded/former.ts'
import { processesIn, signals } from '#platform/db/embedded/processes.ts'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import { build } from '../bin/build.mjs'
import { clusterOf, shop } from './program.ts'

/** The program and its database are killed at random while people send their needs. What was acknowledged is there. */
const dataDir = join(shop(), 'data')
const env = { ...process.env, PORT: '0', JINLIN_DATA: dataDir, JINLIN_LIMITS: 'off', JINLIN_LOG: 'fatal' }
let server: ChildProcess
let url = ''

function start(): Promise<void> {
  server = spawn(process.execPath, ['dist/jinlin.mjs', 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const port = /ready at http:\/\/localhost:(\d+)/.exec(text)?.[1]
      if (port) {
        url = `http://127.0.0.1:${port}`
        resolve()
      }
    })
    server.once('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)))
  })
}

const acknowledged = new Set<string>()
let asked = 0
let working = true

/** One neighbour after another sends a need; what the server answered with a receipt counts as promised. */
async function neighbours(): Promise<void> {
  while (working) {
    const id = uuidv7(new Date())
    const body = new URLSearchParams({ id, category: 'lighting', words: `第 ${asked++} 件：楼道灯不亮` })
    try {
      const answer = await fetch(`${url}/needs/new`, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      })
      if (answer.status === 303 && answer.headers.get('location')?.startsWith('/needs/receipt/')) acknowledged.add(id)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50)) // the server is gone for a moment
    }
  }
}

beforeAll(async () => {
  await build()
  await start()
})

afterAll(async () => {
  working = false
  await stop()
  // A program that is asked to end takes its database along; whatever is left would run on when the suite is over.
  const left = processesIn(clusterOf(dataDir))
  for (const pid of left) signals(pid, 'SIGQUIT')
  expect(left).toEqual([])
})

async function stop(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
}

test('thirty deaths at random moments lose nothing that was acknowledged', { timeout: 900_000 }, async () => {
  const random = randomFrom(30)
  const crowd = Promise.all([neighbours(), neighbours(), neighbours(), neighbours()])
  for (let death = 0; death < 30; death++) {
    await new Promise((resolve) => setTimeout(resolve, random.between(100, 900)))
    const both = random.chance(0.2)
    if (both || random.chance(0.5)) killDatabase()
    if (both || random.chance(0.5)) {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await gone
      await start()
    }
  }
  await ready()
  await new Promise((resolve) => setTimeout(resolve, 500))
  working = false
  await crowd
  expect(acknowledged.size).toBeGreaterThan(30)
  expect(await kept()).toEqual([])
  const { status, stdout } = spawnSync(process.execPath, ['dist/jinlin.mjs', 'verify'], { env, encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, expect.stringMatching(/没有发现问题|Nothing is wrong/)])
})

/** It may just be starting again after the last time, and have no process. */
function killDatabase(): void {
  const pid = readPostmaster(clusterOf(dataDir))?.pid
  if (pid) signals(pid, 'SIGKILL')
}

/** Until the database that was killed last is back. */
async function ready(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The server did not become ready again.')
}

/** The acknowledged needs that are not there. */
async function kept(): Promise<string[]> {
  const visit = visitEmbedded(join(dataDir, 'postgres'))
  if (!visit) throw new Error('No database runs.')
  const client = new pg.Client(visit.appUrl('jinlin'))
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select platform.set_area(1)')
    const { rows } = await client.query<{ id: string }>('select id from needs.need where area_id = $1', [1])
    const there = new Set(rows.map((row) => row.id))
    return [...acknowledged].filter((id) => !there.has(id))
  } finally {
    await client.end()
  }
}
