// What a statement may not do if areas are ever to live on several machines. Seen on Citus 13 beside plain PostgreSQL.
import { readFileSync } from 'node:fs'

/** Tables with area_id, read from the generated types, so that a new table is held to the rules at once. */
const tables = readFileSync(new URL('../src/platform/db/tables.generated.ts', import.meta.url), 'utf8')
const tenantTables = [...tables.matchAll(/^ {2}'([a-z_]+\.[a-z_]+)': \{\n {4}area_id: /gm)].map((match) => match[1])
const named = (sql) => sql.replaceAll('"', '').toLowerCase()

/** Whether a statement speaks of a table that belongs to areas. */
export const isTenant = (sql) =>
  tenantTables.some((table) => new RegExp(`\\b${table.replace('.', '\\.')}\\b`).test(named(sql)))

const rules = [
  [
    'an INSERT … SELECT ends with RETURNING or ON CONFLICT',
    (s) => /insert into .* select /s.test(s) && !/values/.test(s) && !/returning|on conflict/.test(s),
  ],
  ['no now() in ON CONFLICT DO UPDATE', (s) => /do update set.*\b(now\(\)|current_timestamp)/s.test(s)],
  [
    'no now() or formatting in RETURNING',
    (s) => /returning .*(now\(\)|to_char|to_jsonb|jsonb_build_object|extract\()/s.test(s),
  ],
  ['no MERGE', (s) => /^\s*merge\b/.test(s)],
  ['no set_config and no literal SET LOCAL outside platform.set_area', (s) => /set_config\(|set local/.test(s)],
  [
    // in-area.ts does not wait for the COMMIT of a transaction that only sent SELECTs.
    'no function of ours in a SELECT but platform.set_area and platform.current_area: it might write',
    (s) =>
      /^\s*select\b/.test(s) && /\b(platform|people|needs|auth)\.(?!set_area\b|current_area\b)[a-z_]+\s?\(/.test(s),
  ],
  ['no area_id in UPDATE SET', (s) => /update .* set (?:(?! where ).)*\barea_id\s*=/s.test(s) && /^\s*update/.test(s)],
]

/** The rules a statement breaks, in words. */
export function faultsOf(sql) {
  const s = named(sql)
  const faults = rules.filter(([, broken]) => broken(s)).map(([name]) => name)
  if (isTenant(sql) && !namesItsArea(s)) faults.push('a statement on a tenant table contains an area_id parameter')
  return faults
}

/** `area_id = $n` somewhere, or an INSERT that brings area_id among its values. */
const namesItsArea = (s) =>
  /area_id\s*=\s*\$\d+/.test(s) ||
  /\$\d+(::int)?\s*=\s*\S*area_id/.test(s) ||
  (/^\s*insert/.test(s) && /\(\s*area_id|,\s*area_id/.test(s))
