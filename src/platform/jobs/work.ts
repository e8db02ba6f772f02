import type PgBoss from 'pg-boss'
import { locks, tryLock } from '../lock/lock.ts'
import type { Services } from '../services.ts'
import type { JobKind } from './kinds.ts'
import { openProgress } from './progress.ts'
import { openQueue, QUEUE, type Queued } from './queue.ts'
import { buryDead, buryLost, lockOf } from './recover.ts'
import { autoCtx, begin, fail, finish, putBack, type Turn } from './turn.ts'

/** How often the queue is asked for work. */
const LOOK_MS = 1000
/** How often dead workers' jobs are looked for. */
const RECOVER_MS = 10_000

/** How long a job may take to notice that the program ends. */
const PATIENCE_MS = 10_000

/** A worker that runs. */
export type Worker = {
  /** Looks for work now, and waits until there is none left. */
  idle: () => Promise<void>
  /** Asks the job at hand to stop and waits for it, not too long; the next start takes it up again. */
  stop: () => Promise<void>
}

/** Does the jobs that wait, one at a time in this process. Throws when the queue was not installed. */
export async function workOff(services: Services, kinds: readonly JobKind[]): Promise<Worker> {
  const boss = await openQueue(services.db)
  const shop: Shop = { services, boss, kinds, stopped: false }
  await buryLost(services).catch((error: unknown) => report(services, error))
  let round: Promise<void> = Promise.resolve()
  const look = () => (round = round.then(() => workUntilEmpty(shop)))
  const looker = setInterval(() => void look(), LOOK_MS)
  const recoverer = setInterval(
    () => void buryDead(services).catch((error: unknown) => report(services, error)),
    RECOVER_MS,
  )
  return {
    idle: () => look(),
    stop: async () => {
      shop.stopped = true
      clearInterval(looker)
      clearInterval(recoverer)
      await Promise.race([round, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())])
      await boss.stop({ graceful: false })
    },
  }
}

type Shop = { services: Services; boss: PgBoss; kinds: readonly JobKind[]; stopped: boolean }

/** The database is away, or going: the jobs are still there. */
const report = (services: Services, error: unknown): void =>
  services.log.warn({ error: (error as Error).message }, 'jobs could not be looked after, trying again')

async function workUntilEmpty(shop: Shop): Promise<void> {
  try {
    while (!shop.stopped) {
      const [queued] = await shop.boss.fetch<Queued>(QUEUE, { includeMetadata: true, batchSize: 1 })
      if (!queued) return
      await workOn(shop, queued)
    }
  } catch (error) {
    report(shop.services, error)
  }
}

async function workOn(shop: Shop, { id, data, retryCount }: PgBoss.JobWithMetadata<Queued>): Promise<void> {
  const { services } = shop
  const area = services.areas.byId(data.areaId) ?? (await services.areas.reload(), services.areas.byId(data.areaId))
  if (!area) return
  const held = await tryLock(services.db, [locks.job, lockOf(id)])
  if (!held) return
  try {
    await run(shop, { id, area, retryCount }, () => held.stands() && !shop.stopped)
  } finally {
    await held.giveBack()
  }
}

async function run({ services, kinds }: Shop, turn: Turn, stands: () => boolean): Promise<void> {
  const begun = await begin(services, turn)
  if (!begun) return
  const kind = kinds.find(({ name }) => name === begun.job.name)
  if (!kind) {
    await fail(services, turn, 'unknown-work')
    return
  }
  const { progress, close } = openProgress(() => autoCtx(services, turn.area), turn.id, stands)
  try {
    const result = (await kind.run(begun.ctx, begun.job, progress)) ?? null
    const { said, end } = await close()
    await (end === 'put back' ? putBack(services, turn) : finish(services, turn, { state: end, result, said }))
  } catch (error) {
    await close()
    await (stands() ? fail(services, turn, 'error') : putBack(services, turn))
    services.log.error({ err: error, job: turn.id, kind: begun.job.name }, 'a job failed')
  }
}
