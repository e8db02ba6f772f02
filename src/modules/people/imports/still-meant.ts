import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { keptFor } from '../doubles/history.ts'
import type { Step } from './planned.ts'

type ChangeStep = Extract<Step, { kind: 'changed' }>

/**
 * The changes of a batch for those who still are on the roster, held until the transaction ends: an entry that was made part of
 * another since the list was looked at means that one, once; who was deleted is left out.
 */
export async function stillMeant(tx: Tx, ctx: Ctx, steps: readonly ChangeStep[]): Promise<ChangeStep[]> {
  if (steps.length === 0) return []
  const first = await there(tx, ctx, idsOf(steps))
  const kept = await keptFor(
    tx,
    ctx,
    idsOf(steps).filter((id) => !first.has(id)),
  )
  const led = steps.map((step) => ({ ...step, id: kept.get(step.id) ?? step.id }))
  const now = kept.size ? await there(tx, ctx, idsOf(led)) : first
  return joined(led.filter(({ id }) => now.has(id)))
}

const idsOf = (steps: readonly ChangeStep[]): string[] => [...new Set(steps.map(({ id }) => id))]

async function there(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from people.person
    where area_id = ${ctx.area.id} and id = any (${[...ids]}::uuid[]) order by id for update`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** One step for each person: two entries of a list may be one by now. */
function joined(steps: readonly ChangeStep[]): ChangeStep[] {
  const byId = new Map<string, ChangeStep>()
  for (const step of steps) {
    const before = byId.get(step.id)
    byId.set(step.id, before ? { ...before, phones: [...new Set([...before.phones, ...step.phones])] } : step)
  }
  return [...byId.values()]
}
