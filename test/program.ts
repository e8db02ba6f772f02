import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { build } from '../bin/build.mjs'

/** A temporary directory that others may enter, gone when the file's tests are over. */
export function shop(): string {
  const dir = mkdtempSync(join(tmpdir(), 'jinlin-program-'))
  chmodSync(dir, 0o755)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Builds the program of this checkout into a directory, so that no other build changes it under a running server. Returns the file to run. */
export async function builtIn(dir: string): Promise<string> {
  mkdirSync(dir, { recursive: true })
  for (const name of ['src', 'db', 'bin', 'package.json', 'tsconfig.json', 'node_modules'])
    symlinkSync(resolve(name), join(dir, name))
  await build(dir)
  return join(dir, 'dist/jinlin.mjs')
}

/** A program that was started: what it said, how it ended. */
export type Run = {
  child: ChildProcess
  said: () => string
  ended: Promise<number | string | null>
}

type Way = { env?: Record<string, string>; cwd?: string; uid?: number; gid?: number }

/** Starts a command with nothing of this environment but the path; killed at the end of the test if it still runs. */
export function start(command: string, words: readonly string[], { env = {}, ...way }: Way = {}): Run {
  const child = spawn(command, words, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...way,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += piece.toString()))
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  )
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return { child, said: () => text, ended }
}

/** A command that runs to its end: how it ended and everything it said. */
export async function call(program: string, words: readonly string[], way: Way = {}) {
  const run = start(process.execPath, [program, ...words], way)
  return { code: await run.ended, said: run.said() }
}

/** A server that takes requests at `url`. */
export type Server = Run & { url: string }

/** Waits for the ready line of a server that was started with PORT=0. */
export async function ready(run: Run): Promise<Server> {
  const address = () => /ready at http:\/\/localhost:(\d+)/.exec(run.said())?.[1]
  while (address() === undefined) {
    const ended = await Promise.race([
      run.ended.then(() => true),
      new Promise((r) => run.child.stdout?.once('data', r)),
    ])
    if (ended === true && address() === undefined) throw new Error(`It ended before it was ready: ${run.said()}`)
  }
  return { ...run, url: `http://127.0.0.1:${address() ?? ''}` }
}

/** Starts a server over a data directory and waits until it takes requests. */
export const serving = (program: string, dataDir: string, env: Record<string, string> = {}): Promise<Server> =>
  ready(
    start(process.execPath, [program, 'serve'], {
      env: { PORT: '0', JINLIN_DATA: dataDir, JINLIN_LIMITS: 'off', JINLIN_LOG: 'fatal', ...env },
    }),
  )

/** Where the embedded database of a data directory lies: there, or where a pointer leads. */
export function clusterOf(dataDir: string): string {
  const dir = join(dataDir, 'postgres')
  try {
    const { home } = JSON.parse(readFileSync(join(dir, 'elsewhere.json'), 'utf8')) as { home: string }
    return join(home, 'cluster')
  } catch {
    return join(dir, 'cluster')
  }
}
