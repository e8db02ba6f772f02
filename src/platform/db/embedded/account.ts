import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The user PostgreSQL runs as when we are root: it refuses to run as root itself. */
export type Account = { uid: number; gid: number; name: string }

export const isRoot = (): boolean => process.getuid?.() === 0

/** For root: `postgres` if this machine has that user, else `nobody`. For everybody else: nothing, they run it as themselves. */
export function accountToUse(): Account | undefined {
  if (!isRoot()) return undefined
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: 65_534, gid: 65_534, name: 'nobody' }
}

function accountNamed(name: string): Account | undefined {
  const ask = (what: string) => Number(spawnSync('id', [what, name], { encoding: 'utf8' }).stdout || NaN)
  const [uid, gid] = [ask('-u'), ask('-g')]
  return Number.isNaN(uid) || Number.isNaN(gid) || uid === 0 ? undefined : { uid, gid, name }
}

/** For root over a database that is there already: the user who owns it. */
export function ownerOf(path: string): Account | undefined {
  if (!isRoot()) return undefined
  const { uid, gid } = statSync(path)
  return uid === 0 ? accountToUse() : { uid, gid, name: `user ${uid}` }
}

/** Whether the account may enter a directory and all directories above it, by their modes. We ourselves always may. */
export function mayEnter(directory: string, account: Account | undefined): boolean {
  if (!account) return true
  const { uid, gid, mode } = statSync(directory)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  return directory === dirname(directory) || mayEnter(dirname(directory), account)
}

/** What `spawn` needs to run as the account. */
export const runAs = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}

/** What PostgreSQL's programs are told of our environment: no secrets, and no language (macOS needs to hear of one, or it starts threads). */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const needed = ['PATH', 'LD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot']
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), LC_ALL: 'C', TZ: 'UTC' }
}
