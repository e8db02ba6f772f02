import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { bareEnvironment, runAs } from './account.ts'
import type { Door } from './door.ts'
import { fault } from './faults.ts'
import { endFormer, readPostmaster } from './former.ts'
import type { Ground } from './ground.ts'
import { pause } from './processes.ts'
import { settings } from './settings.ts'

/** A PostgreSQL that takes connections. `ended` resolves, with the reason, when it is no more. */
export type Server = { pid: number; ended: Promise<string>; stop: () => Promise<void> }

/** How long recovery after a crash may take before we call it stuck. */
const READY_WITHIN_MS = 10 * 60_000

/** What PostgreSQL says while the last backends of a killed predecessor are still ending: worth waiting for. */
const NOT_YET = /pre-existing shared memory block|lock file ".*" already exists/

/** Starts PostgreSQL and waits until it takes connections; throws `startFailed` with its own words. */
export async function startServer(ground: Ground, door: Door): Promise<Server> {
  for (let tries = 1; ; tries++) {
    await endFormer(ground.place.cluster, ground.log)
    const running = launch(ground, door)
    const failure = await readiness(ground, running)
    if (failure === undefined) return running.server
    if (tries === 20 || !NOT_YET.test(failure)) throw fault('startFailed', failure)
    await pause(500)
  }
}

type Running = { server: Server; lastWords: () => string }

function launch(ground: Ground, door: Door): Running {
  const { place, binaries } = ground
  const child = spawn(join(binaries.bin, 'postgres'), ['-D', place.cluster, ...settings(ground, door)], {
    cwd: place.home,
    env: bareEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in the terminal must reach the program first, which stops PostgreSQL last.
    detached: true,
    windowsHide: true,
    ...runAs(place.account),
  })
  let words = ''
  child.stderr.on('data', (piece: Buffer) => (words = (words + piece.toString()).slice(-4_000)))
  const ended = endOf(child)
  // The program may end without stopping it: whatever ends it, short of SIGKILL, then ends PostgreSQL too.
  const lastSignal = () => child.kill('SIGINT')
  process.once('exit', lastSignal)
  void ended.then(() => process.removeListener('exit', lastSignal))
  child.unref()
  ;(child.stderr as Readable & { unref: () => void }).unref()
  return { server: { pid: child.pid ?? 0, ended, stop: () => stop(child, ended) }, lastWords: () => words.trim() }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code ?? 0}`))
  })
}

/** Undefined once it takes connections, else what went wrong. */
async function readiness({ place, log }: Ground, { server, lastWords }: Running): Promise<string | undefined> {
  let end: string | undefined
  void server.ended.then((why) => (end = why))
  const isReady = () => {
    const file = readPostmaster(place.cluster)
    return file?.pid === server.pid && file.status === 'ready'
  }
  const patience = setTimeout(() => void server.stop(), READY_WITHIN_MS)
  const news = setInterval(
    () => log('PostgreSQL is still recovering from a crash; this can take some minutes.'),
    10_000,
  )
  while (end === undefined && !isReady()) await pause(10)
  clearTimeout(patience)
  clearInterval(news)
  return end === undefined ? undefined : `${end}. ${lastWords()}`.trim()
}

/** Fast shutdown: open transactions are rolled back, everything else reaches the disk. */
async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.ref()
  child.kill('SIGINT')
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await ended
  clearTimeout(impatient)
}
