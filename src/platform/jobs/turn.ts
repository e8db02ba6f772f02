import { sql } from 'kysely'
import { dayOf } from '#base/days.ts'
import { grantsOn } from '../auth/grants.ts'
import { auto, type Actor, type Area, type Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'
import type { Json } from '../db/tables.generated.ts'
import { ctxOf, type Services } from '../services.ts'
import type { Job, JobFailure } from './job.ts'
import { inTx, MOST_TRIES, QUEUE, queueInTx } from './queue.ts'

/** One turn of a job: which one, in which area, and how often it was begun before. */
export type Turn = { id: string; area: Area; retryCount: number }

export const autoCtx = (services: Services, area: Area): Ctx => ctxOf(services, area, { actor: auto, lang: 'zh' })

/** Whether the queue still means this turn. Nobody takes it away meanwhile: whoever would needs the job's lock. */
async function isOurs(tx: Tx, turn: Turn): Promise<boolean> {
  const queued = await queueInTx.getJobById(QUEUE, turn.id, { ...inTx(tx), includeArchive: false })
  return queued?.state === 'active' && queued.retryCount === turn.retryCount
}

/** Marks a job as running and returns it with a ctx of whoever started it; undefined when it is not to run any more. */
export const begin = (services: Services, turn: Turn): Promise<{ job: Job; ctx: Ctx } | undefined> =>
  inArea(autoCtx(services, turn.area), async (tx) => {
    if (!(await isOurs(tx, turn))) return undefined
    const now = services.now()
    const job = await tx
      .updateTable('platform.job')
      .set({ state: 'running', changed_at: now })
      .where('area_id', '=', turn.area.id)
      .where('id', '=', turn.id)
      .where('state', 'in', ['waiting', 'running'])
      .returningAll()
      .executeTakeFirst()
    if (job)
      return { job, ctx: ctxOf(services, turn.area, { actor: await actorOf(tx, turn.area, { job, now }), lang: 'zh' }) }
    await queueInTx.complete(QUEUE, turn.id, {}, inTx(tx))
    return undefined
  })

/** The account that started a job, with the roles it holds now. */
async function actorOf(tx: Tx, area: Area, { job, now }: { job: Job; now: Date }): Promise<Actor> {
  if (job.account_id === null) return auto
  const account = await tx.selectFrom('auth.user').select('name').where('id', '=', job.account_id).executeTakeFirst()
  const grants = await grantsOn(tx, { areaId: area.id, today: dayOf(now) }, job.account_id)
  return { kind: 'account', id: job.account_id, name: account?.name ?? '', homeId: null, grants }
}

/** Puts a job back as if it had not been begun: the program stops. */
export const putBack = (services: Services, turn: Turn): Promise<void> =>
  inArea(autoCtx(services, turn.area), async (tx) => {
    if (!(await isOurs(tx, turn))) return
    await update(tx, turn, { state: 'waiting', result: null, changed_at: services.now() })
    await sql`update pgboss.job set state = 'created', started_on = null where name = ${QUEUE} and id = ${turn.id}`.execute(
      tx,
    )
  })

/** What the last of the progress said. */
export type Said = { done_count?: number; total_count?: number; note?: string }

/** Notes that a job came to its end: its result and the end of its turn together. */
export const finish = (
  services: Services,
  turn: Turn,
  end: { state: 'done' | 'cancelled'; result: Json; said: Said },
): Promise<void> =>
  inArea(autoCtx(services, turn.area), async (tx) => {
    if (!(await isOurs(tx, turn))) return
    await update(tx, turn, {
      ...end.said,
      state: end.state,
      result: JSON.stringify(end.result),
      changed_at: services.now(),
    })
    await queueInTx.complete(QUEUE, turn.id, {}, inTx(tx))
  })

/** Notes that a turn came to nothing: the job waits for another, or has had enough of them. Returns whether it is given up. */
export const fail = (services: Services, turn: Turn, why: JobFailure): Promise<boolean> =>
  inArea(autoCtx(services, turn.area), async (tx) => {
    if (!(await isOurs(tx, turn))) return false
    const over = why === 'unknown-work' || turn.retryCount + 1 >= MOST_TRIES
    await update(tx, turn, {
      state: over ? 'failed' : 'waiting',
      result: over ? JSON.stringify({ why }) : null,
      changed_at: services.now(),
    })
    await (over ? queueInTx.complete(QUEUE, turn.id, {}, inTx(tx)) : again(tx, turn))
    return over
  })

/** Another turn, after the queue's own pause; fetching it counts as a try. */
const again = (tx: Tx, { id }: Turn): Promise<unknown> =>
  sql`update pgboss.job set state = 'retry', start_after = now() + retry_delay * interval '1 second'
    where name = ${QUEUE} and id = ${id} and state = 'active'`.execute(tx)

type Changes = Said & { state: Job['state']; result: string | null; changed_at: Date }

const update = (tx: Tx, turn: Turn, changes: Changes): Promise<unknown> =>
  tx
    .updateTable('platform.job')
    .set(changes)
    .where('area_id', '=', turn.area.id)
    .where('id', '=', turn.id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
