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
      const { rows } = await chosen(rule, ctx.area.id, before).execute(tx)
      if (rows.length === 0) return 0
      const ids = rows.map(({ id }) => id)
      await erasing(rule, ctx.area.id, ids).execute(tx)
      await tell(tx, ctx, { rule, ids })
      return ids.length
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

/**
 * Up to a thousand rows a transaction, so that nobody waits behind a clean-up; a row somebody is at waits for the next one.
 * Chosen first and erased by id: as one statement PostgreSQL may choose again for each row. Each such table has an `id`.
 */
function chosen(rule: EndingRule, areaId: number, before: Date) {
  const filled =
    rule.erase === 'rows'
      ? sql`true`
      : sql.join(
          rule.erase.map((column) => sql`${sql.ref(column)} is not null`),
          sql` or `,
        )
  return sql<{ id: string }>`select id from ${sql.table(rule.table)}
    where area_id = ${areaId} and ${sql.ref(rule.after)} < ${before} and (${filled}) limit ${sql.lit(BATCH)} for update skip locked`
}

function erasing(rule: EndingRule, areaId: number, ids: string[]) {
  const table = sql.table(rule.table)
  const these = sql`where area_id = ${areaId} and id = any(${ids}::uuid[])`
  if (rule.erase === 'rows') return sql`delete from ${table} ${these}`
  return sql`update ${table} set ${sql.join(rule.erase.map((column) => sql`${sql.ref(column)} = null`))} ${these}`
}
