import { sql } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { markFacts, withoutWaiting } from '../db/in-area.ts'
import { sealRows, type RowRef } from './row-digest.ts'

/** Something that happened: `module.noun.verb`, the id it happened to, and what else a listener needs. No personal data in `detail`. */
export type Fact = {
  name: `${string}.${string}.${string}`
  subjectId: string | null
  detail?: Record<string, unknown>
  /**
   * The row this act wrote, if its table is registered in `sealed-rows.ts`: the fact then carries a digest of the row as
   * it stands now, and `verify` names the row when it is changed without such a fact. Record after writing the row.
   */
  row?: RowRef
  /** Who did it and when, where one transaction holds the acts of several people; else whoever the transaction is for. */
  by?: Pick<Ctx, 'actor' | 'now'>
}

/** Writes one fact in the caller's transaction. Audit, messages and figures all read from it. Returns its id. */
export async function record(tx: Tx, ctx: Ctx, fact: Fact): Promise<string> {
  const id = uuidv7(ctx.now)
  const [row] = fact.row ? await sealRows(tx, ctx, [fact.row]) : []
  const written = tx.insertInto('platform.fact').values({
    area_id: ctx.area.id,
    id,
    name: fact.name,
    subject_id: fact.subjectId,
    actor_id: ctx.actor.id,
    actor_kind: ctx.actor.kind,
    at: ctx.now,
    detail: JSON.stringify(row ? { ...fact.detail, row } : (fact.detail ?? {})),
  })
  withoutWaiting(tx, written)
  markFacts(tx, [fact.name])
  return id
}

/** Writes many facts at once, in this order, e.g. one for each row of an import: two statements for a thousand. Returns their ids. */
export async function recordAll(tx: Tx, ctx: Ctx, facts: readonly Fact[]): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < facts.length; at += MOST) ids.push(...(await recordSome(tx, ctx, facts.slice(at, at + MOST))))
  return ids
}

const MOST = 1000

async function recordSome(tx: Tx, ctx: Ctx, facts: readonly Fact[]): Promise<string[]> {
  const ids = facts.map(({ by = ctx }) => uuidv7(by.now))
  const sealed = await sealRows(
    tx,
    ctx,
    facts.flatMap(({ row }) => row ?? []),
  )
  let next = 0
  const details = facts.map((fact) =>
    JSON.stringify(fact.row ? { ...fact.detail, row: sealed[next++] } : (fact.detail ?? {})),
  )
  const names = facts.map(({ name }) => name)
  const subjects = facts.map(({ subjectId }) => subjectId)
  const actors = facts.map(({ by = ctx }) => by.actor)
  const times = facts.map(({ by = ctx }) => by.now)
  const written = sql`insert into platform.fact (area_id, id, name, subject_id, actor_id, actor_kind, at, detail)
    select ${ctx.area.id}::int, f.id, f.name, f.subject_id, f.actor_id, f.actor_kind, f.at, f.detail
    from unnest(${ids}::uuid[], ${names}::text[], ${subjects}::uuid[], ${actors.map(({ id }) => id)}::text[],
      ${actors.map(({ kind }) => kind)}::text[], ${times}::timestamptz[], ${details}::jsonb[])
      as f (id, name, subject_id, actor_id, actor_kind, at, detail)
    returning id`
  withoutWaiting(tx, { compile: () => written.compile(tx) })
  markFacts(tx, names)
  return ids
}
