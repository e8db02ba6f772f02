import type { Area } from '../ctx.ts'
import type { Services } from '../services.ts'
import { deliverArea } from './delivery.ts'
import type { Hears } from './retries.ts'

export type { Hears } from './retries.ts'

/** Facts of one burst are taken together; a listener hears of them so much later at most. */
const GATHER_MS = 100
/** How often every area is looked at, for facts another process wrote and for listeners to be tried again. */
const SWEEP_MS = 15_000
/** When another worker is at it. */
const BUSY_MS = 1000

/** A running delivery. */
export type Delivery = {
  /** Waits until everything recorded so far was offered once. */
  settled: () => Promise<void>
  /** Lets the area at hand finish, then stops. */
  stop: () => Promise<void>
}

/**
 * Tells listeners of facts, after commit and at least once: a listener must do no harm when told twice. In each area facts
 * come in the order they were written; a listener that fails is tried again later without holding up anything else.
 */
export function deliver(services: Services, hears: Hears): Delivery {
  const rounds = inRounds(async (areaIds, again) => {
    for (const areaId of areaIds) if ((await deliverTo(services, hears, areaId)) === 'busy') again(areaId, BUSY_MS)
  })
  const sweep = () => services.areas.all().forEach(({ id }) => rounds.wake(id))
  const hear = (areaId: number) => rounds.wake(areaId)
  services.db.onFacts.add(hear)
  const sweeper = setInterval(sweep, SWEEP_MS)
  sweep()
  return {
    settled: () => {
      sweep()
      return rounds.now()
    },
    stop: () => {
      clearInterval(sweeper)
      services.db.onFacts.delete(hear)
      return rounds.stop()
    },
  }
}

type Again = (areaId: number, afterMs: number) => void

/** Gathers areas for a moment, then works them off; one round at a time. */
function inRounds(work: (areaIds: number[], again: Again) => Promise<void>) {
  const waiting = new Set<number>()
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  let stopped = false
  const wake = (areaId: number, afterMs = GATHER_MS) => {
    waiting.add(areaId)
    if (!stopped) timer ??= setTimeout(() => void now(), afterMs)
  }
  const now = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    round = round.then(() => {
      const areaIds = [...waiting]
      waiting.clear()
      return stopped ? undefined : work(areaIds, wake)
    })
    return round
  }
  const stop = (): Promise<void> => {
    stopped = true
    clearTimeout(timer)
    return round
  }
  return { wake, now, stop }
}

async function deliverTo(services: Services, hears: Hears, areaId: number): Promise<number | 'busy'> {
  try {
    const area = await areaOf(services, areaId)
    return area ? await deliverArea(services, hears, area) : 0
  } catch (error) {
    // The database is away, or going: the facts are still there, and the next sweep finds them.
    services.log.warn({ area: areaId, error: (error as Error).message }, 'facts were not delivered, trying again')
    return 0
  }
}

async function areaOf(services: Services, areaId: number): Promise<Area | undefined> {
  const known = services.areas.byId(areaId)
  if (known) return known
  await services.areas.reload()
  return services.areas.byId(areaId)
}
