import type { Door } from './door.ts'
import type { Ground } from './ground.ts'
import { pause } from './processes.ts'
import { startServer, type Server } from './server.ts'

/** Who wants to know how the database is doing. */
export type Listeners = {
  /** It died, or is being started again: answer 503 until `up`. */
  down: ((why: string) => void)[]
  up: (() => void)[]
  /** It died for good, after several tries: the program should end. */
  exit: ((why: string) => void)[]
}

/** Keeps a PostgreSQL running. */
export type Keeper = { listeners: Listeners; pid: () => number; isUp: () => boolean; stop: () => Promise<void> }

type State = {
  server: Server
  up: boolean
  stopping: Promise<void> | undefined
  deaths: number[]
  revival: Promise<void>
}

const MOST_FAILED_STARTS = 6
const RECENT_MS = 10_000
const LONGEST_PAUSE_MS = 1000

/** Starts PostgreSQL, and again whenever it dies, until `stop`; gives up after six failed starts in a row. */
export async function keepRunning(ground: Ground, door: Door): Promise<Keeper> {
  const listeners: Listeners = { down: [], up: [], exit: [] }
  const state: State = {
    server: await startServer(ground, door),
    up: true,
    stopping: undefined,
    deaths: [],
    revival: Promise.resolve(),
  }

  const wanted = () => state.stopping === undefined
  const watch = () => void state.server.ended.then((why) => (state.revival = revive(why)))
  const revive = async (why: string): Promise<void> => {
    state.up = false
    if (!wanted()) return
    ground.log(`PostgreSQL ${why}; starting it again.`)
    listeners.down.forEach((tell) => tell(why))
    const fatal = await startAgain(ground, door, state)
    if (!wanted()) return
    if (fatal === undefined) watch()
    if (fatal === undefined) listeners.up.forEach((tell) => tell())
    else listeners.exit.forEach((tell) => tell(fatal))
  }
  watch()

  const stop = async (): Promise<void> => {
    await state.revival
    await state.server.stop()
    state.up = false
  }
  return { listeners, pid: () => state.server.pid, isUp: () => state.up, stop: () => (state.stopping ??= stop()) }
}

/** Undefined when it runs again or is no longer wanted, else why we gave up. Waits longer when deaths follow each other fast. */
async function startAgain(ground: Ground, door: Door, state: State): Promise<string | undefined> {
  for (let failed = 0; ;) {
    const now = performance.now()
    state.deaths = [...state.deaths.filter((at) => now - at < RECENT_MS), now]
    await pause(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** (state.deaths.length - 1)))
    if (state.stopping) return undefined
    try {
      state.server = await startServer(ground, door)
      state.up = true
      return undefined
    } catch (error) {
      const why = (error as Error).message
      ground.log(why)
      if (++failed === MOST_FAILED_STARTS) return why
    }
  }
}
