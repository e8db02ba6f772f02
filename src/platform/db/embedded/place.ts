import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { accountToUse, isRoot, mayEnter, ownerOf, type Account } from './account.ts'
import { fault } from './faults.ts'

/** Where the database lives: `home` holds all of it, `cluster` is PostgreSQL's own directory in it. */
export type Place = { home: string; cluster: string; logs: string; account: Account | undefined }

type Pointer = { home: string; from: string }

/**
 * Finds the database of a directory, or chooses where a new one goes: in the directory itself, or, if PostgreSQL's user
 * cannot reach or own it there (a 0700 home, a Windows disk under WSL), in a place outside to which a pointer file leads.
 * `shelters` are beginnings of such places, the best first.
 */
export function findPlace(dir: string, shelters = sheltersOutside()): Place {
  mkdirSync(dir, { recursive: true })
  const real = realpathSync(dir)
  const home = realpathSync(followPointer(real) ?? (existsSync(join(real, 'cluster')) ? real : choose(real, shelters)))
  const cluster = join(home, 'cluster')
  const account = existsSync(cluster) ? ownerOf(cluster) : accountToUse()
  checkOwner(cluster, account)
  return { home, cluster, logs: join(home, 'log'), account }
}

/** Where a database goes that cannot stay in its directory: for root the machine's place for such things, else the user's; at worst the temporary directory. */
export function sheltersOutside(): string[] {
  const own = process.env['XDG_DATA_HOME'] ?? join(process.env['HOME'] ?? tmpdir(), '.local/share')
  return [isRoot() ? '/var/lib/jinlin/' : join(own, 'jinlin/'), join(tmpdir(), 'jinlin-')]
}

const pointerIn = (dir: string) => join(dir, 'elsewhere.json')

function readPointer(dir: string): Pointer | undefined {
  try {
    return JSON.parse(readFileSync(pointerIn(dir), 'utf8')) as Pointer
  } catch {
    return undefined
  }
}

function followPointer(real: string): string | undefined {
  const pointer = readPointer(real)
  if (!pointer) return undefined
  if (pointer.from !== real) {
    // A copied checkout must not write into the database of its original; a moved one takes its database along.
    const copied = readPointer(pointer.from)?.home === pointer.home
    rmSync(pointerIn(real))
    if (copied) return undefined
    writePointer(real, pointer.home)
  }
  if (!existsSync(pointer.home)) throw fault('placeIsGone', pointer.home, pointerIn(real))
  return pointer.home
}

function writePointer(real: string, home: string): void {
  writeFileSync(pointerIn(real), JSON.stringify({ home, from: real } satisfies Pointer), { flag: 'wx' })
  writeFileSync(
    join(real, 'README.txt'),
    `The database of this directory is kept in\n  ${home}\nbecause the user PostgreSQL runs as cannot use this directory.\nelsewhere.json leads there; deleting it begins an empty database. For copies use: jinlin backup\n`,
  )
}

function choose(real: string, shelters: string[]): string {
  const account = accountToUse()
  if (account) letIn(real, account)
  if (suits(real, account)) return real
  for (const shelter of shelters) {
    const home = shelterFor(real, shelter)
    if (home === undefined) continue
    if (!suits(home, account)) rmdirSync(home)
    else return settleIn(real, home)
  }
  throw fault('nowhere', real)
}

/** A new directory with a name nobody can guess, so that nobody can lay a trap there (`/tmp` is everybody's). */
function shelterFor(real: string, shelter: string): string | undefined {
  try {
    mkdirSync(dirname(shelter + 'x'), { recursive: true, mode: 0o755 })
    const home = mkdtempSync(`${shelter}${createHash('sha256').update(real).digest('hex').slice(0, 12)}-`)
    if (isRoot()) chmodSync(home, 0o711)
    return realpathSync(home)
  } catch {
    return undefined
  }
}

function settleIn(real: string, home: string): string {
  try {
    writePointer(real, home)
    return home
  } catch {
    // Another program chose at the same moment and was faster; or we may not write here at all.
    rmdirSync(home)
    const chosen = readPointer(real)?.home
    if (chosen === undefined) throw fault('nowhere', real)
    return chosen
  }
}

/** The directory itself is the database's own: if it alone keeps the account out, as a fresh temporary one does, it is opened for passing through. */
function letIn(real: string, account: Account): void {
  const { uid, mode } = statSync(real)
  if (uid === 0 && !mayEnter(real, account) && mayEnter(dirname(real), account)) chmodSync(real, mode | 0o011)
}

/** Whether a directory can belong to the account alone, as PostgreSQL demands, and be entered by it. */
function suits(home: string, account: Account | undefined): boolean {
  const trial = join(home, `trial-${process.pid}`)
  try {
    makeOwnDirectory(trial, account)
    const { uid, mode } = statSync(trial)
    return (
      (process.platform === 'win32' || (mode & 0o777) === 0o700) &&
      (!account || uid === account.uid) &&
      mayEnter(home, account)
    )
  } catch {
    return false
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

/** Makes a directory (if it is missing) that only the account can look into, and root. */
export function makeOwnDirectory(path: string, account: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  if (account) chownSync(path, account.uid, account.gid)
}

function checkOwner(cluster: string, account: Account | undefined): void {
  if (!existsSync(cluster) || process.platform === 'win32') return
  if (account) {
    if (!mayEnter(cluster, account)) throw fault('unreachable', cluster, account.name)
  } else if (statSync(cluster).uid !== process.getuid?.()) throw fault('belongsToAnother', cluster)
}
