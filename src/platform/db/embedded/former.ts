import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isTemporaryDoor } from './door.ts'
import { fault } from './faults.ts'
import { lifeOf, processesIn, servesCluster, signals, until } from './processes.ts'

/** What PostgreSQL writes into its lock file: its process, its socket directory, and `ready` when it takes connections. */
export type Postmaster = { pid: number; socketDir: string; status: string }

/** Reads the lock file of a data directory, if there is one. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Math.abs(Number(lines[0])), socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

/**
 * Brings a PostgreSQL that outlived its program (killed with SIGKILL) to a clean end, so that ours can start. To be
 * called by the holder of the claim only: nobody else's PostgreSQL can then be running there. The lock file of a dead
 * process is left to PostgreSQL, which checks it and looks for backends that still live. It is deleted only when
 * its number is known to belong to a zombie nobody collects or to a stranger, which PostgreSQL would take for its like.
 */
export async function endFormer(cluster: string, log: (line: string) => void): Promise<void> {
  const former = readPostmaster(cluster)
  if (!former?.pid || former.pid === process.pid) return
  if (lifeOf(former.pid).state === 'alive' && servesCluster(former.pid, cluster) === 'yes') {
    log(`Stopping PostgreSQL (process ${former.pid}) left over from an earlier run.`)
    await endProcess(former.pid)
  }
  await until(() => lifeOf(former.pid).state !== 'zombie', 2_000)
  await endBackends(cluster)
  clearTrace(cluster, former.pid)
  if (isTemporaryDoor(former.socketDir)) rmSync(former.socketDir, { recursive: true, force: true })
}

async function endProcess(pid: number): Promise<void> {
  const ended = () => lifeOf(pid).state !== 'alive'
  // SIGINT is PostgreSQL's fast shutdown; SIGQUIT leaves the rest to crash recovery, which loses nothing acknowledged.
  signals(pid, 'SIGINT')
  if (await until(ended, 30_000)) return
  signals(pid, 'SIGQUIT')
  if (!(await until(ended, 10_000))) throw fault('formerStays', String(pid))
}

/** Backends of a killed PostgreSQL finish what they are at, which may be long; nobody waits for it any more. */
async function endBackends(cluster: string): Promise<void> {
  for (const pid of processesIn(cluster)) signals(pid, 'SIGQUIT')
  await until(() => processesIn(cluster).length === 0, 5_000)
}

function clearTrace(cluster: string, pid: number): void {
  const { state } = lifeOf(pid)
  const stranger = state === 'zombie' || (state === 'alive' && servesCluster(pid, cluster) === 'no')
  if (stranger && readPostmaster(cluster)?.pid === pid) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}
