import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { makeOwnDirectory, type Place } from './place.ts'

/** Where PostgreSQL listens: a private directory with its socket; on Windows, which has none, a port of this machine only. */
export type Door = { host: string; port: number; close: () => void }

/** The kernel's limit for the path of a socket, on the strictest system (macOS), without the closing zero. */
const LONGEST = 103

/** Opens the door: makes the directory, empty, as nobody else may be using it; one below `/tmp` when the path would be too long. */
export async function openDoor(place: Place): Promise<Door> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort(), close: () => undefined }
  const beside = join(place.home, 'socket')
  const host = fits(beside) ? beside : shortDirectory()
  makeOwnDirectory(host, place.account)
  for (const name of readdirSync(host)) rmSync(join(host, name), { force: true })
  return { host, port: 5432, close: () => rmSync(host, { recursive: true, force: true }) }
}

const fits = (directory: string) => Buffer.byteLength(`${directory}/.s.PGSQL.5432`) <= LONGEST

function shortDirectory(): string {
  const own = join(tmpdir(), 'jinlin-')
  return mkdtempSync(fits(`${own}XXXXXX`) ? own : '/tmp/jinlin-')
}

/** Whether a socket directory is one we made below the temporary directory, of no use to the next run. */
export const isTemporaryDoor = (directory: string): boolean =>
  [tmpdir(), '/tmp'].includes(dirname(directory)) && /^jinlin-\w{6}$/.test(basename(directory))

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
