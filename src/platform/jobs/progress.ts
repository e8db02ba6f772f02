import type { Ctx } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'

/** What a running job says of itself, and what it is asked. */
export type Progress = {
  /** How far it is. Written at most twice a second, so it may be called for each row. */
  tell: (doneCount: number, more?: { total?: number; note?: string }) => Promise<void>
  /** Whether it should stop: somebody asked for it, or the program is about to end. Known within half a second. */
  cancelled: () => boolean
}

const EVERY_MS = 500

/** The progress of one job, written while it runs. `close` writes the last of it. */
export function openProgress(ctx: () => Ctx, id: string, stands: () => boolean) {
  let said: { done_count?: number; total_count?: number; note?: string } = {}
  let [asked, seen] = [false, false]
  let last = 0
  let writing: Promise<void> | undefined

  const write = async () => {
    last = performance.now()
    const changes = said
    said = {}
    const row = await writeProgress(ctx(), id, changes)
    asked = row?.cancel_asked ?? true
  }
  const writeOnce = () => (writing ??= write().finally(() => (writing = undefined)))
  // A blink of the database is no reason to lose a job: the next half second tries again.
  const timer = setInterval(() => void writeOnce().catch(() => undefined), EVERY_MS)
  const progress: Progress = {
    tell: async (doneCount, { total, note } = {}) => {
      said = {
        ...said,
        done_count: doneCount,
        ...(total === undefined ? {} : { total_count: total }),
        ...(note === undefined ? {} : { note }),
      }
      if (performance.now() - last >= EVERY_MS) await writeOnce()
    },
    cancelled: () => (seen = asked || !stands()),
  }
  const close = async () => {
    clearInterval(timer)
    await writing?.catch(() => undefined)
    return { said, end: seen ? (asked ? 'cancelled' : 'put back') : 'done' } as const
  }
  return { progress, close }
}

const writeProgress = (ctx: Ctx, id: string, changes: { done_count?: number; total_count?: number; note?: string }) =>
  inArea(ctx, (tx) =>
    tx
      .updateTable('platform.job')
      .set({ ...changes, changed_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('cancel_asked')
      .executeTakeFirst(),
  )
