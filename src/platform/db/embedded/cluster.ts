import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bareEnvironment, runAs } from './account.ts'
import { fault } from './faults.ts'
import type { Ground } from './ground.ts'
import { makeOwnDirectory } from './place.ts'
import { makeSecret, readSecret, type Secret } from './secret.ts'

/** The data directory stands, of the right version, and the superuser's password is `secret.superuser`. */
export type Cluster = { fresh: boolean; secret: Secret }

/** The bootstrap superuser: makes roles and databases, and serves tests. The program itself never works as it. */
export const SUPERUSER = 'jinlin_super'

/** Lays out the data directory if there is none; else checks that these binaries can serve it. */
export async function prepareCluster(ground: Ground): Promise<Cluster> {
  const { home, cluster, logs, account } = ground.place
  makeOwnDirectory(logs, account)
  sweepLogs(logs)
  const kept = readSecret(home)
  if (existsSync(cluster)) {
    checkVersion(ground)
    return { fresh: false, secret: kept ?? renewSecret(ground) }
  }
  const secret = kept ?? makeSecret(home)
  await layOut(ground, secret.superuser)
  return { fresh: true, secret }
}

/** PostgreSQL empties a log file when its weekday comes again, but only if it runs through midnight. */
function sweepLogs(logs: string): void {
  for (const name of readdirSync(logs)) {
    const path = join(logs, name)
    if (Date.now() - statSync(path).mtimeMs > 6 * 86_400_000) rmSync(path, { force: true })
  }
}

function checkVersion({ place, binaries }: Ground): void {
  const written = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  if (Number(written) !== binaries.major)
    throw fault('otherVersion', place.cluster, `${written}, and the one here is ${binaries.major}`)
}

const DRAFT = 'cluster.new-'

/** The first of these that the machine knows gives the classes of characters; order and case are PostgreSQL's own. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C']

async function layOut(ground: Ground, password: string): Promise<void> {
  const { home, cluster, account } = ground.place
  // A name of its own: an initdb left over from a killed program may still be writing into its draft.
  for (const name of readdirSync(home))
    if (name.startsWith(DRAFT)) rmSync(join(home, name), { recursive: true, maxRetries: 10 })
  const draft = join(home, `${DRAFT}${randomBytes(4).toString('hex')}`)
  const passwordFile = join(home, 'password.new')
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (account) chownSync(passwordFile, account.uid, account.gid)
    await runInitdb(ground, draft, passwordFile)
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function runInitdb(ground: Ground, draft: string, passwordFile: string): Promise<void> {
  const { place, binaries, fsync } = ground
  const fixed = [
    '-D',
    draft,
    '-U',
    SUPERUSER,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--no-instructions',
  ]
  const order = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(fsync ? [] : ['--no-sync'])]
  let why = ''
  for (const locale of LOCALES) {
    rmSync(draft, { recursive: true, force: true })
    makeOwnDirectory(draft, place.account)
    try {
      const options = { cwd: place.home, env: bareEnvironment(), ...runAs(place.account) }
      await promisify(execFile)(join(binaries.bin, 'initdb'), [...fixed, ...order, `--locale=${locale}`], options)
      return
    } catch (error) {
      why = (error as { stderr?: string }).stderr?.trim() ?? String(error)
      if (!why.includes('locale')) break
    }
  }
  throw fault('initFailed', why)
}

/** The file of passwords was lost: new ones, the superuser's set in PostgreSQL's single-user mode, which asks for none. */
function renewSecret({ place, binaries, log }: Ground): Secret {
  log('The file of database passwords was missing; new ones are made.')
  const secret = makeSecret(place.home)
  const { status, stderr } = spawnSync(join(binaries.bin, 'postgres'), ['--single', '-D', place.cluster, 'postgres'], {
    input: `alter role ${SUPERUSER} password '${secret.superuser}'\n`,
    encoding: 'utf8',
    cwd: place.home,
    env: bareEnvironment(),
    ...runAs(place.account),
  })
  if (status !== 0 || stderr.includes('ERROR')) throw fault('startFailed', stderr.trim())
  return secret
}
