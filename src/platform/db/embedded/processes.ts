import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

/** How a process of this machine is doing. A zombie has ended but was not yet collected by its parent. */
export type Life = { state: 'gone' } | { state: 'zombie' } | { state: 'alive'; since: string }

/**
 * Whether a process lives, and since when. `since` tells a process from a later one with the same number; it can be
 * compared, nothing else. It is empty on Windows, where nobody says it cheaply.
 */
export function lifeOf(pid: number): Life {
  if (process.platform === 'linux') return lifeFromProc(pid)
  if (process.platform === 'win32') return signals(pid, 0) ? { state: 'alive', since: '' } : { state: 'gone' }
  return lifeFromPs(pid)
}

function lifeFromProc(pid: number): Life {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field is the program's name in brackets and may hold anything; the rest is counted from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return { state: 'zombie' }
    return { state: 'alive', since: `${bootId()}-${fields[19] ?? ''}` }
  } catch {
    return { state: 'gone' }
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8)
  } catch {
    return ''
  }
}

function lifeFromPs(pid: number): Life {
  const line = ps(pid, 'stat=,lstart=')
  if (line === '') return { state: 'gone' }
  return line.startsWith('Z')
    ? { state: 'zombie' }
    : { state: 'alive', since: line.replace(/^\S+/, '').replaceAll(/\W/g, '') }
}

function ps(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

/** Whether a living process is the PostgreSQL of this data directory; `unknown` where we may not look. */
export function servesCluster(pid: number, cluster: string): 'yes' | 'no' | 'unknown' {
  if (process.platform === 'win32') return 'unknown'
  if (process.platform !== 'linux') return ps(pid, 'command=').includes(cluster) ? 'yes' : 'no'
  try {
    // PostgreSQL works in its data directory, and the link follows a directory that was moved.
    const isPostgres = readFileSync(`/proc/${pid}/comm`, 'latin1').trim() === 'postgres'
    return isPostgres && readlinkSync(`/proc/${pid}/cwd`) === cluster ? 'yes' : 'no'
  } catch {
    return 'unknown'
  }
}

/** All living processes of a data directory, where the system lets us ask (Linux). */
export function processesIn(cluster: string): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => servesCluster(pid, cluster) === 'yes')
}

/** Sends a signal; false if there is no such process or it is not ours to signal. */
export function signals(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && signal === 0
  }
}

/** Waits until `done` says so, looking every 20 ms; false when the time is over first. */
export async function until(done: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!done()) {
    if (performance.now() > end) return false
    await pause(20)
  }
  return true
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
