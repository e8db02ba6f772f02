import { locks, tryLock, type Held } from '../lock/lock.ts'
import type { Services } from '../services.ts'

/** Work that comes round: what, and how many seconds lie between two times. It must not mind being done once more. */
export type Schedule = { name: string; everySeconds: number; run: (services: Services) => Promise<unknown> }

const LOOK_MS = 1000

/** The clock of the installation. */
type Clock = { stop: () => Promise<void> }

/**
 * Runs each schedule at its times, in one process of the installation: the one that holds the lock. When that process
 * ends, or its connection does, another takes over within seconds. A schedule that fails is noted and comes round again.
 */
export function runSchedules(services: Services, schedules: readonly Schedule[]): Clock {
  const due = new Map<Schedule, number>()
  let held: Held | undefined
  let stopped = false
  let round: Promise<void> = Promise.resolve()

  const look = async () => {
    if (held?.stands() === false) {
      await held.giveBack()
      held = undefined
    }
    held ??= await tryLock(services.db, [locks.schedules, 0])
    if (held) await runDue()
  }
  const runDue = async () => {
    for (const schedule of schedules) {
      const now = performance.now()
      if (stopped || now < (due.get(schedule) ?? 0)) continue
      due.set(schedule, now + schedule.everySeconds * 1000)
      await runOne(services, schedule)
    }
  }
  const tick = () => {
    round = round.then(look).catch((error: unknown) => {
      services.log.warn({ error: (error as Error).message }, 'schedules wait for the database')
    })
  }
  const timer = setInterval(tick, LOOK_MS)
  tick()
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await round
      await held?.giveBack()
    },
  }
}

async function runOne(services: Services, { name, run }: Schedule): Promise<void> {
  try {
    await run(services)
  } catch (error) {
    services.log.error({ err: error, schedule: name }, 'a schedule failed')
  }
}
