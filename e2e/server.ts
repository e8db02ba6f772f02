import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the journeys find the server of this run. */
export const addressFile = join('.cache', 'server-address')

/** Starts the program as a person would (`npm start`) on a fresh data directory and waits for its ready line. */
export default async function startServer(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-e2e-'))
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env: { ...process.env, PORT: '0', JINLIN_DATA: dataDir, JINLIN_LIMITS: 'off', JINLIN_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await readyLine(child)
  mkdirSync('.cache', { recursive: true })
  writeFileSync(addressFile, JSON.stringify({ url: address.replace('localhost', '127.0.0.1'), dataDir }))
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const address = /Jinlin is ready at (\S+)/.exec(text)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`The server ended (${code}) before it was ready:\n${text}`)))
  })
}
