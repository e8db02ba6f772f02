import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fault } from './faults.ts'
import { lifeOf, pause } from './processes.ts'

/** The right of this program, and no other, to run the database of a place. */
export type Claim = { release: () => void }

type Card = { pid: number; since: string; room: string; laid: number }

const HEARTBEAT_MS = 2_000

/**
 * Claims a place, or throws `heldByAnother` when the holder does not leave within `patience` ms. Each program lays down its own card before it looks for others', so that
 * two can never both go on; two that come at the same instant step back and try again. A card counts while its program
 * lives: same process number and same start, or, where we cannot see the process (another container or machine on the
 * same disk), while it is still being touched.
 */
export async function claim(home: string, patience = 0): Promise<Claim> {
  const end = performance.now() + patience
  for (let tries = 1; ; tries++) {
    const mine = layDown(home)
    const holder = await livingOther(home, mine)
    if (holder === undefined) return hold(mine)
    rmSync(mine, { force: true })
    if (performance.now() >= end && (tries >= 3 || !holder.isNew)) throw fault('heldByAnother', home, holder.pid)
    await pause(100 + Math.random() * 300)
  }
}

const cardName = /^program-(\d+)-.*\.json$/

function layDown(home: string): string {
  const life = lifeOf(process.pid)
  const since = life.state === 'alive' ? life.since : ''
  const mine = join(home, `program-${process.pid}-${createHash('sha256').update(since).digest('hex').slice(0, 8)}.json`)
  try {
    writeFileSync(mine, JSON.stringify({ pid: process.pid, since, room: room(), laid: Date.now() } satisfies Card), {
      flag: 'wx',
      mode: 0o644,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw fault('heldByAnother', home, String(process.pid))
    throw error
  }
  return mine
}

/** Programs in one room see each other's process numbers. */
function room(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

type Holder = { pid: string; isNew: boolean }

async function livingOther(home: string, mine: string): Promise<Holder | undefined> {
  for (const name of readdirSync(home)) {
    const path = join(home, name)
    const pid = cardName.exec(name)?.[1]
    if (pid === undefined || path === mine) continue
    if (await lives(path)) return { pid, isNew: Date.now() - (readCard(path)?.laid ?? 0) < 5_000 }
    rmSync(path, { force: true })
  }
  return undefined
}

async function lives(path: string): Promise<boolean> {
  const card = readCard(path)
  if (card?.room !== room()) return isTouched(path)
  const life = lifeOf(card.pid)
  return life.state === 'alive' && life.since === card.since
}

function readCard(path: string): Card | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Card
  } catch {
    return undefined
  }
}

async function isTouched(path: string): Promise<boolean> {
  const first = touchedAt(path)
  const end = performance.now() + 3 * HEARTBEAT_MS
  while (performance.now() < end) {
    await pause(100)
    const now = touchedAt(path)
    if (now !== first) return now !== undefined
  }
  return false
}

const touchedAt = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs

function hold(mine: string): Claim {
  const heart = setInterval(() => {
    const now = new Date()
    try {
      utimesSync(mine, now, now)
    } catch {
      // Somebody deleted the directory under us; PostgreSQL finds out by itself.
    }
  }, HEARTBEAT_MS).unref()
  const release = () => {
    clearInterval(heart)
    rmSync(mine, { force: true })
  }
  return { release }
}
