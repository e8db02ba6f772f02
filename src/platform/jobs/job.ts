import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import { holds } from '../access/doorkeeper.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'
import type { Json, Tables } from '../db/tables.generated.ts'
import { inTx, QUEUE, queueInTx, type Queued } from './queue.ts'

/** A job as people see it. */
export type Job = Selectable<Tables['platform.job']>

/** Why a job ended without a result. `error`: it broke each time; `crashed`: the program stopped each time while it ran. */
export type JobFailure = 'error' | 'crashed' | 'unknown-work' | 'lost'

/** Work to be done later: whose, what, and how much of it if that is known. `id`: the one a form brought. */
type NewJob = { name: string; input: Json; total?: number; id?: string }

/** Puts a job in line, in the caller's transaction: it is there when that commits, and never was when it does not. Returns its id. */
export async function startJob(
  tx: Tx,
  ctx: Ctx,
  { name, input, total, id = uuidv7(ctx.now) }: NewJob,
): Promise<string> {
  await tx
    .insertInto('platform.job')
    .values({
      area_id: ctx.area.id,
      id,
      name,
      account_id: ctx.actor.id,
      input: JSON.stringify(input),
      state: 'waiting',
      total_count: total ?? null,
      made_at: ctx.now,
      changed_at: ctx.now,
    })
    .execute()
  const data: Queued = { areaId: ctx.area.id }
  const queued = await queueInTx.send(QUEUE, data, { id, ...inTx(tx) })
  if (queued === null) throw new Error('The job queue is not installed: run the migration.')
  return id
}

/** The newest jobs this reader may see: directors all of the area, others their own. */
export const listJobs = (ctx: Ctx): Promise<Job[]> =>
  inArea(ctx, (tx) => visible(tx, ctx).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(50).execute())

/** One job; undefined when there is none or it is somebody else's. */
export const readJob = (ctx: Ctx, id: string): Promise<Job | undefined> =>
  inArea(ctx, (tx) => visible(tx, ctx).where('id', '=', id).executeTakeFirst())

const visible = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('platform.job')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .$if(!holds(ctx.actor, ['director']), (query) => query.where('account_id', '=', ctx.actor.id))

/** Asks a job to stop. One that waits is stopped at once; one that runs stops at its next convenient place. */
export const cancelJob = (ctx: Ctx, id: string): Promise<Outcome<'cancelled' | 'asked', 'unknown' | 'over'>> =>
  inArea(ctx, async (tx) => {
    const job = await visible(tx, ctx).where('id', '=', id).forUpdate().executeTakeFirst()
    if (!job) return refused('unknown')
    if (job.state !== 'waiting' && job.state !== 'running') return refused('over')
    const state = job.state === 'waiting' ? 'cancelled' : job.state
    await tx
      .updateTable('platform.job')
      .set({ cancel_asked: true, state, changed_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    if (state === 'running') return done('asked')
    await queueInTx.cancel(QUEUE, id, inTx(tx))
    return done('cancelled')
  })
