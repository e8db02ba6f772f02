import { sql } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'
import { recordAll } from '../facts/record.ts'
import { sealedTableNames } from '../facts/sealed-rows.ts'
import type { Tables } from '../db/tables.generated.ts'

type TenantTable = keyof Tables

/**
 * How long a table keeps its rows. Each table of an area has one rule; a test fails the build for a table without.
 * `kept` says in words why rows stay; `erase` empties columns or deletes rows so many days after a moment.
 */
export type RetentionRule =
  | { table: TenantTable; kept: string }
  | { table: TenantTable; after: string; days: number; source: string; erase: readonly string[] | 'rows' }

const BATCH = 1000

/** Applies the rules with an end to one area; returns how many rows each touched. Safe to repeat. */
export async function applyRetention(ctx: Ctx, rules: readonly RetentionRule[]): Promise<Record<string, number>> {
  const touched: Record<string, number> = {}
  for (const rule of rules) {
    if ('kept' in rule) continue
    touched[rule.table] = (touched[rule.table] ?? 0) + (await applyOne(ctx, rule))
  }
  return touched
}

type EndingRule = Extract<RetentionRule, { after: string }>

async function applyOne(ctx: Ctx, rule: EndingRule): Promise<number> {
  const before = new Date(ctx.now.getTime() - rule.days * DAY_MS)
  let all = 0
  for (;;) {
    const count = await inArea(ctx, async (tx) => {
      const { rows } = await statement(rule, ctx.area.id, before).execute(tx)
      await tell(tx, ctx, { rule, ids: rows.map(({ id }) => id) })
      return rows.length
    })
    all += count
    if (count < BATCH) return all
  }
}

/** A row that is sealed does not vanish without a fact that says so. */
async function tell(tx: Tx, ctx: Ctx, { rule, ids }: { rule: EndingRule; ids: string[] }): Promise<void> {
  const table = sealedTableNames.find((name) => name === rule.table)
  if (!table || rule.erase !== 'rows') return
  await recordAll(
    tx,
    ctx,
    ids.map((id) => ({ name: 'platform.retention.erased', subjectId: id, row: { table, id } }) as const),
  )
}

/** Up to a thousand rows a transaction, so that nobody waits behind a clean-up. Each such table has an `id`. */
function statement(rule: EndingRule, areaId: number, before: Date) {
  const table = sql.table(rule.table)
  const columns = rule.erase === 'rows' ? [] : rule.erase.map((column) => sql.ref(column))
  const filled = sql.join(
    [...columns.map((column) => sql`${column} is not null`), ...(columns.length ? [] : [sql`true`])],
    sql` or `,
  )
  const chosen = sql`select id from ${table} where area_id = ${areaId} and ${sql.ref(rule.after)} < ${before} and (${filled}) limit ${sql.lit(BATCH)}`
  if (rule.erase === 'rows')
    return sql<{ id: string }>`delete from ${table} where area_id = ${areaId} and id in (${chosen}) returning id`
  return sql<{
    id: string
  }>`update ${table} set ${sql.join(columns.map((column) => sql`${column} = null`))} where area_id = ${areaId} and id in (${chosen}) returning id`
}
