// Prints the types of all tables and views from a migrated database: node bin/tables.mjs CONNECTION_URL > src/platform/db/tables.generated.ts
import pg from 'pg'

const types = {
  int4: 'number',
  int8: 'number',
  int2: 'number',
  float8: 'number',
  numeric: 'string',
  bool: 'boolean',
  text: 'string',
  varchar: 'string',
  uuid: 'string',
  date: 'string',
  timestamptz: 'Date',
  jsonb: 'Json',
  bytea: 'Buffer',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
  tsvector: 'string',
  tstzrange: 'string',
}

/** Reads the catalog of the application's schemas and returns the source text of the types. */
export async function tablesSource(connection) {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query(`
    select n.nspname as schema, c.relname as name, a.attname as col, t.typname as type, a.attnotnull as required, c.relkind as kind,
      (a.atthasdef or a.attidentity <> '') as defaulted,
      (select array_agg(m[1]) from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') m
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ '= ANY') as choices
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'ledger', 'pgboss', 'public') and n.nspname not like 'pg_%'
    order by 1, 2, a.attnum`)
  await client.end()
  const tables = new Map()
  for (const row of rows) {
    const key = `${row.schema}.${row.name}`
    if (!tables.has(key)) tables.set(key, [])
    const choices = typeof row.choices === 'string' ? row.choices.slice(1, -1).split(',') : row.choices
    let type = choices ? choices.map((choice) => `'${choice}'`).join(' | ') : (types[row.type] ?? 'unknown')
    if (!row.required && row.kind !== 'v') type += ' | null'
    const none = row.required ? '' : ' | null'
    if (row.type === 'jsonb')
      type = `ColumnType<Json${none}, string${none}${row.defaulted ? ' | undefined' : ''}, string${none}>`
    else if (row.defaulted) type = `Generated<${type}>`
    tables.get(key).push(`    ${row.col}: ${type}`)
  }
  const body = [...tables].map(([key, cols]) => `  '${key}': {\n${cols.join('\n')}\n  }`).join('\n')
  return `// Made from the migrated database by bin/tables.mjs; a test holds it to the migrations.\nimport type { ColumnType, Generated } from 'kysely'\n\nexport type Json = string | number | boolean | null | Json[] | { [key: string]: Json }\n\nexport interface Tables {\n${body}\n}\n`
}

if (process.argv[1]?.endsWith('tables.mjs')) process.stdout.write(await tablesSource(process.argv[2]))
