import { sql } from 'kysely'
import type { Database, Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'

/** A rule of the database that its rows break, or that is switched off. `rows`: how many break it. */
export type RuleFinding = { kind: 'broken' | 'off'; table: string; rule: string; rows: number }

/** A check or a reference, with the condition a row `c` that breaks it fulfils. */
type Rule = { table: string; rule: string; by_area: boolean; sound: boolean; breaks: string }

/**
 * Counts again, for every check and every reference between tables, the rows that break it: a rule may be in force and
 * yet broken, when somebody switched it off, wrote, and switched it on. Names also what is switched off, row level
 * security included.
 */
export async function verifyConstraints(
  db: Database,
  areaIds: readonly number[],
): Promise<{ rules: number; findings: RuleFinding[] }> {
  const rules = await db.global(readRules)
  const findings: RuleFinding[] = [...(await db.global(openTables))]
  for (const { table, rule, sound } of rules) if (!sound) findings.push({ kind: 'off', table, rule, rows: 0 })
  const broken = new Map<Rule, number>()
  const count = async (tx: Tx, mine: readonly Rule[], areaId: number | null) => {
    for (const rule of mine) broken.set(rule, (broken.get(rule) ?? 0) + (await countBroken(tx, rule, areaId)))
  }
  await db.global((tx) =>
    count(
      tx,
      rules.filter((rule) => !rule.by_area),
      null,
    ),
  )
  for (const id of areaIds)
    await inArea({ db, area: { id } }, (tx) =>
      count(
        tx,
        rules.filter((rule) => rule.by_area),
        id,
      ),
    )
  for (const [{ table, rule }, rows] of broken) if (rows > 0) findings.push({ kind: 'broken', table, rule, rows })
  return { rules: rules.length, findings }
}

async function countBroken(tx: Tx, { table, breaks }: Rule, areaId: number | null): Promise<number> {
  const here = areaId === null ? sql`true` : sql`c.area_id = ${areaId}`
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${sql.raw(table)} c where ${here} and ${sql.raw(breaks)}`.execute(tx)
  return rows[0]?.n ?? 0
}

const ours = sql.raw("n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss', 'ledger')")

/** Rules of the tables this role may read. A reference with an empty column asks for nothing. */
async function readRules(tx: Tx): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    select format('%I.%I', n.nspname, t.relname) as table, k.conname as rule, t.relrowsecurity as by_area,
      k.convalidated and coalesce(to_jsonb(k)->>'conenforced', 'true') = 'true'
        and not exists (select from pg_trigger g where g.tgconstraint = k.oid and g.tgenabled = 'D') as sound,
      case k.contype when 'c' then format('not (%s)', pg_get_expr(k.conbin, k.conrelid))
        else format('%s and not exists (select from %s p where %s)', f.filled, k.confrelid::regclass, f.fits) end as breaks
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
    left join lateral (
      select string_agg(format('c.%I is not null', a.attname), ' and ') as filled,
        string_agg(format('p.%I = c.%I', b.attname, a.attname), ' and ') as fits
      from unnest(k.conkey, k.confkey) as pair (mine, theirs)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs) f on k.contype = 'f'
    where k.contype in ('c', 'f') and ${ours} and has_table_privilege(t.oid, 'select')
      and (k.confrelid = 0 or has_table_privilege(k.confrelid, 'select'))
    order by 1, 2`.execute(tx)
  return rows
}

/** Tables of areas whose row level security was switched off, or no longer binds their owner. */
async function openTables(tx: Tx): Promise<RuleFinding[]> {
  const { rows } = await sql<{ table: string }>`
    select format('%I.%I', n.nspname, t.relname) as table from pg_class t join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attname = 'area_id' and not a.attisdropped
    where t.relkind in ('r', 'p') and ${ours} and not (t.relrowsecurity and t.relforcerowsecurity) order by 1`.execute(
    tx,
  )
  return rows.map(({ table }) => ({ kind: 'off', table, rule: 'row level security', rows: 0 }))
}
