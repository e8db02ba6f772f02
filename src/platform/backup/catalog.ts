import type pg from 'pg'

/** A table of ours: whether its rows belong to areas, and the columns that are stored (not computed). */
export type Table = { name: string; byArea: boolean; columns: string[] }

/** Schemas with nothing of ours to keep: the server's own, and the queue, whose work is started anew. */
const notOurs = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss', 'ledger')"

/**
 * Not kept although ours: who is signed in, half-done sign-ins and counted attempts. A session that was ended after the
 * backup must not come back to life with it.
 */
const shortLived = new Set(['auth.session', 'auth.verification', 'auth.attempt'])

/** Filled by migrating, so not a sign that somebody works with the database; replaced by what the backup holds. */
export const seeded = ['platform.calendar_day', 'platform.calendar_year']

/** All tables to keep, parents before the tables that refer to them. Throws on a circle of references. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; by_area: boolean; columns: string[]; parents: string[] | null }>(`
    select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as by_area,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(distinct format('%I.%I', pn.nspname, pc.relname)) from pg_constraint k
          join pg_class pc on pc.oid = k.confrelid join pg_namespace pn on pn.oid = pc.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${notOurs} order by 1`)
  const kept = rows.filter(({ name }) => !shortLived.has(name))
  const withoutArea = kept.find(({ by_area, columns }) => by_area && !columns.includes('area_id'))
  if (withoutArea) throw new Error(`${withoutArea.name} has row level security and no area_id: it cannot be backed up.`)
  const parents = new Map(kept.map(({ name, parents: up }) => [name, up ?? []]))
  return inOrder(
    kept.map(({ name, by_area, columns }) => ({ name, byArea: by_area, columns })),
    parents,
  )
}

function inOrder(tables: Table[], parents: ReadonlyMap<string, string[]>): Table[] {
  const ordered: Table[] = []
  const there = new Set<string>()
  const known = new Set(tables.map(({ name }) => name))
  let left = tables
  while (left.length > 0) {
    const ready = left.filter(({ name }) => (parents.get(name) ?? []).every((up) => there.has(up) || !known.has(up)))
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`)
    for (const table of ready) there.add(table.name)
    ordered.push(...ready)
    left = left.filter(({ name }) => !there.has(name))
  }
  return ordered
}

export const quoted = (columns: readonly string[]): string =>
  columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ')

/** The migrations a database has, in order; undefined when it has none of ours. */
export async function levelOf(client: pg.Client): Promise<{ name: string; sha256: string }[] | undefined> {
  const { rows: there } = await client.query<{ there: boolean }>(
    "select to_regclass('ledger.migration') is not null as there",
  )
  if (there[0]?.there !== true) return undefined
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from ledger.migration order by name',
  )
  return rows
}

/** The name of a table somebody has worked in; undefined for a database that is only migrated, or fresh. */
export async function firstUsedTable(client: pg.Client): Promise<string | undefined> {
  for (const { name } of (await tablesOf(client)).filter((table) => !seeded.includes(table.name))) {
    const { rows } = await client.query<{ used: boolean }>(`select exists (select from ${name}) as used`)
    if (rows[0]?.used === true) return name
  }
  return undefined
}
