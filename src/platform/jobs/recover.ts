import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Area } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'
import { locks, tryLock } from '../lock/lock.ts'
import type { Services } from '../services.ts'
import { QUEUE, type Queued } from './queue.ts'
import { autoCtx, fail } from './turn.ts'

/** The lock a worker holds for as long as it works on a job. */
export const lockOf = (id: string): number => createHash('sha256').update(id).digest().readInt32BE(0)

type Active = { id: string; data: Queued; retry_count: number }

/**
 * Finds jobs that are marked as being worked on while nobody holds their lock: the worker is dead. They wait for another
 * turn, or are failed when they have had enough. Nothing stays "running" for ever.
 */
export async function buryDead(services: Services): Promise<void> {
  for (const { id, data, retry_count: retryCount } of await activeJobs(services)) {
    const area = services.areas.byId(data.areaId)
    const held = area && (await tryLock(services.db, [locks.job, lockOf(id)]))
    if (!held) continue
    try {
      await fail(services, { id, area, retryCount }, 'crashed')
    } finally {
      await held.giveBack()
    }
  }
}

/** Between fetching a job and taking its lock lies a moment; those are left alone. */
async function activeJobs(services: Services): Promise<Active[]> {
  const { rows } = await services.db.global((tx) =>
    sql<Active>`select id, data, retry_count from pgboss.job
      where name = ${QUEUE} and state = 'active' and started_on < now() - interval '5 seconds'`.execute(tx),
  )
  return rows
}

/** Fails jobs that wait or run without a place in the queue, as after a restore: the queue is not part of a backup. */
export async function buryLost(services: Services): Promise<void> {
  for (const area of services.areas.all()) {
    const open = await openJobs(services, area)
    const queued = open.length > 0 ? await inQueue(services, open) : new Set<string>()
    for (const id of open) if (!queued.has(id)) await failLost(services, area, id)
  }
}

async function openJobs(services: Services, area: Area): Promise<string[]> {
  const rows = await inArea(autoCtx(services, area), (tx) =>
    tx
      .selectFrom('platform.job')
      .select('id')
      .where('area_id', '=', area.id)
      .where('state', 'in', ['waiting', 'running'])
      .execute(),
  )
  return rows.map(({ id }) => id)
}

async function inQueue(services: Services, ids: string[]): Promise<Set<string>> {
  const { rows } = await services.db.global((tx) =>
    sql<{ id: string }>`select id from pgboss.job
      where name = ${QUEUE} and id = any(${ids}::uuid[]) and state in ('created', 'retry', 'active')`.execute(tx),
  )
  return new Set(rows.map(({ id }) => id))
}

const failLost = (services: Services, area: Area, id: string): Promise<unknown> =>
  inArea(autoCtx(services, area), (tx) =>
    tx
      .updateTable('platform.job')
      .set({ state: 'failed', result: JSON.stringify({ why: 'lost' }), changed_at: services.now() })
      .where('area_id', '=', area.id)
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .execute(),
  )
