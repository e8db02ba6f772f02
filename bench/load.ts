import { readFileSync, readdirSync } from 'node:fs'
import autocannon from 'autocannon'

/** What a burst of requests cost. CPU is of the server and all database processes together, in ms a request. */
export type Burst = { rate: number; p50: number; p99: number; cpu: number; failed: number; bytes: number }

type Target = {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: () => string
  /** Another path for each request. */
  paths?: () => string
  /** So many requests instead of so many seconds. */
  amount?: number
}

/** Sends requests over 32 connections for so many seconds, from this process, and reads the others' processor time. */
export async function burst(target: Target, pids: () => number[], seconds = 6): Promise<Burst> {
  const before = cpuMs(pids())
  const result = await autocannon({
    url: target.url,
    connections: 32,
    ...(target.amount === undefined ? { duration: seconds } : { amount: target.amount }),
    method: target.method ?? 'GET',
    headers: target.headers ?? {},
    requests: [{ setupRequest: (request) => ({ ...request, ...changed(target) }) }],
  })
  const spent = cpuMs(pids()) - before
  const good = target.method === 'POST' ? result['3xx'] : result['2xx']
  const failed = result.requests.total - good + result.errors
  return {
    rate: good / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: spent / Math.max(1, good),
    failed,
    bytes: result.throughput.total / Math.max(1, result.requests.total),
  }
}

const changed = ({ body, paths }: Target) => ({
  ...(body ? { body: body() } : {}),
  ...(paths ? { path: paths() } : {}),
})

const TICK_MS = 10

/** Processor time of processes and their ended children, in ms. */
function cpuMs(pids: number[]): number {
  let ticks = 0
  for (const pid of pids) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      ticks += Number(fields[11]) + Number(fields[12]) + (Number(fields[13]) + Number(fields[14]))
    } catch {
      // A backend that ended between listing and reading; its parent counts it.
    }
  }
  return ticks * TICK_MS
}

/** A process and all that descend from it. */
export function family(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const parent = Number(
        readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')[1],
      )
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // gone meanwhile
    }
  }
  const all = [pid]
  for (const one of all) all.push(...(children.get(one) ?? []))
  return all
}

/** Resident memory of processes without counting shared pages twice (PSS), in MB. */
export function memoryMb(pids: number[]): number {
  let kb = 0
  for (const pid of pids) {
    try {
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // gone meanwhile
    }
  }
  return kb / 1024
}
