import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { uses } from '../../house.map.mjs'

/** Rules for the shape of the database, read from its own catalog (docs/ARCHITECTURE.md, "Growing past one machine"). */
const client = new pg.Client(inject('cluster').owner)
beforeAll(() => client.connect())
afterAll(() => client.end())

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'ledger', 'pgboss', 'public') and n.nspname not like 'pg_%'`
const names = async (sql: string): Promise<string[]> =>
  (await client.query<{ name: string }>(sql)).rows.map((row) => row.name)

const tenantTables = `select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity, a.attnum as area
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'area_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and ${ours}`

/** Tables that belong to the whole installation. A new one needs a reason. */
const globalTables = [
  'auth.account',
  'auth.attempt',
  'auth.session',
  'auth.two_factor',
  'auth.user',
  'auth.verification',
  'platform.area',
  'platform.calendar_day',
  'platform.calendar_year',
]

test('the catalog is read: there are tenant tables', async () => {
  expect((await names(tenantTables)).length).toBeGreaterThan(10)
})

test('a table belongs to an area, or is one of the few that belong to all', async () => {
  const tables =
    await names(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'area_id')`)
  expect(tables.filter((name) => !globalTables.includes(name))).toEqual([])
})

test('every tenant table has row level security, forced, with a policy on its area', async () => {
  expect(
    await names(`select name from (${tenantTables}) t where not (relrowsecurity and relforcerowsecurity)`),
  ).toEqual([])
  expect(
    await names(`select name from (${tenantTables}) t where not exists (select 1 from pg_policy p where p.polrelid = t.oid
      and pg_get_expr(p.polqual, p.polrelid) ~ 'area_id = platform.current_area\\(\\)' and pg_get_expr(p.polwithcheck, p.polrelid) is not null)`),
  ).toEqual([])
  expect(
    await names(`select polname::text as name from pg_policy where pg_get_expr(polqual, polrelid) ~* 'select'`),
  ).toEqual([])
})

test('primary keys, unique indexes and exclusions of tenant tables carry area_id', async () => {
  expect(
    await names(`select i.indexrelid::regclass::text as name from pg_index i join (${tenantTables}) t on t.oid = i.indrelid
      where (i.indisunique or i.indisexclusion) and not (t.area = any(i.indkey::int2[]))`),
  ).toEqual([])
  expect(
    await names(
      `select t.name from (${tenantTables}) t where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary and i.indkey[0] = t.area)`,
    ),
  ).toEqual([])
})

test('foreign keys between tenant tables carry area_id, and no global table points at a tenant table', async () => {
  expect(
    await names(`select k.conname::text as name from pg_constraint k join (${tenantTables}) f on f.oid = k.conrelid join (${tenantTables}) t on t.oid = k.confrelid
      where k.contype = 'f' and not (f.area = any(k.conkey) and t.area = any(k.confkey))`),
  ).toEqual([])
  expect(
    await names(`select k.conname::text as name from pg_constraint k join (${tenantTables}) t on t.oid = k.confrelid
      where k.contype = 'f' and not exists (select 1 from (${tenantTables}) f where f.oid = k.conrelid)`),
  ).toEqual([])
})

test('no triggers, no deferrable constraints, no SET NULL or cascading update on a key that holds area_id', async () => {
  expect(
    await names(
      `select tgname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not tgisinternal and ${ours}`,
    ),
  ).toEqual([])
  expect(
    await names(
      `select conname::text as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace where condeferrable and ${ours}`,
    ),
  ).toEqual([])
  expect(
    await names(`select conname::text as name from pg_constraint k join (${tenantTables}) f on f.oid = k.conrelid
      where k.contype = 'f' and f.area = any(k.conkey) and (k.confdeltype in ('n', 'd') or k.confupdtype = 'c')`),
  ).toEqual([])
})

test('names fit: 45 characters leave room for a shard number', async () => {
  expect(
    await names(`select name from (select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind <> 't'
      union select conname::text from pg_constraint k join pg_namespace n on n.oid = k.connamespace where ${ours}) x where length(name) > 45`),
  ).toEqual([])
})

test('views ask with the rights of their reader; no function runs with the rights of its owner', async () => {
  expect(
    await names(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and ${ours} and not coalesce(c.reloptions @> array['security_invoker=true'], false)`),
  ).toEqual([])
  expect(
    await names(
      `select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prosecdef`,
    ),
  ).toEqual([])
})

test("the server's login owns nothing, cannot bypass, and cannot rewrite what happened", async () => {
  const { rows } = await client.query<{ ok: boolean }>(
    `select not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as ok from pg_roles where rolname = 'jinlin_app'`,
  )
  expect(rows).toEqual([{ ok: true }])
  expect(
    await names(
      `select c.relname::text as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'jinlin_app'`,
    ),
  ).toEqual([])
  for (const [table, right] of [
    ['platform.fact', 'delete'],
    ['platform.fact', 'update'],
    ['platform.fact', 'truncate'],
    ['platform.seal', 'update'],
    ['needs.step', 'update'],
    ['needs.need', 'delete'],
  ] as const) {
    const answer = await client.query<{ may: boolean }>(`select has_table_privilege('jinlin_app', $1, $2) as may`, [
      table,
      right,
    ])
    expect([table, right, answer.rows[0]?.may]).toEqual([table, right, false])
  }
})

test('each schema is a room on the map of the house', async () => {
  const rooms = ['platform', 'auth', ...Object.keys(uses)]
  const schemas = await names(
    `select distinct n.nspname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}`,
  )
  expect(schemas.filter((schema) => !rooms.includes(schema))).toEqual([])
})

test('nobody is scored, ranked or given points', async () => {
  expect(
    await names(`select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and a.attname ~* '(score|rank|credit|points|积分|rating|risk)'`),
  ).toEqual([])
})

test('a person is kept in few columns: no number of identity, faith, origin, income or politics has a place', async () => {
  const forbidden =
    '(id_?card|id_?number|identity|religio|ethnic|nation|income|politic|party|birth|health|disab|tag|label|wechat|plate)'
  expect(
    await names(`select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'people' and a.attnum > 0 and a.attname ~* '${forbidden}'`),
  ).toEqual([])
})
