import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type pg from 'pg'
import type { Archive } from './archive.ts'
import { firstUsedTable, quoted, seeded, tablesOf } from './catalog.ts'
import { copyIn } from './copy.ts'
import { damage } from './damage.ts'
import { tableOfPart } from './manifest.ts'
import { readTar } from './tar.ts'

const unpack = promisify(gunzip)

/** Loads all rows of a backup in one transaction: all of them are there, or none. Throws when somebody was faster. */
export async function loadTables(client: pg.Client, archive: Archive): Promise<void> {
  await client.query('begin')
  try {
    // From here on nobody makes an area, and without an area there is nothing.
    await client.query('lock table platform.area in access exclusive mode')
    const used = await firstUsedTable(client)
    if (used !== undefined) throw new Error(`Somebody began to use the database: ${used} is not empty any more.`)
    for (const name of seeded) await client.query(`delete from ${name}`)
    await withoutForce(client, () => loadRows(client, archive))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/**
 * COPY FROM is refused under row level security, to the owner as well while it is forced; so it is not, inside this
 * transaction. The server's own role stays under it all the time.
 */
async function withoutForce(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select oid::regclass::text as name from pg_class where relforcerowsecurity order by 1',
  )
  for (const { name } of rows) await client.query(`alter table ${name} no force row level security`)
  await work()
  await setSequences(client)
  for (const { name } of rows) await client.query(`alter table ${name} force row level security`)
}

async function loadRows(client: pg.Client, { path, manifest }: Archive): Promise<void> {
  const ours = new Set((await tablesOf(client)).map(({ name }) => name))
  const columns = new Map(
    manifest.tables.filter(({ name }) => ours.has(name)).map((table) => [table.name, table.columns]),
  )
  const rows = new Map<string, number>()
  for await (const { name, body } of readTar(path)) {
    const table = tableOfPart(name)?.table
    if (table === undefined) continue
    const into = columns.get(table)
    if (!into) throw damage('damaged', name)
    const count = await copyIn(client, `copy ${table} (${quoted(into)}) from stdin`, unpacked(body()))
    rows.set(table, (rows.get(table) ?? 0) + count)
  }
  const short = manifest.tables.find((table) => (rows.get(table.name) ?? 0) !== table.rows)
  if (short) throw damage('damaged', `tables/${short.name}`)
}

/** A piece is a few megabytes, so it may be unpacked as a whole. */
async function* unpacked(body: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const packed: Buffer[] = []
  for await (const piece of body) packed.push(piece)
  yield await unpack(Buffer.concat(packed))
}

/** Counters of the database go on after the highest number that was used. */
async function setSequences(client: pg.Client): Promise<void> {
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ col: string; sequence: string }>(
      `select a.attname as col, pg_get_serial_sequence($1, a.attname) as sequence from pg_attribute a
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and pg_get_serial_sequence($1, a.attname) is not null`,
      [name],
    )
    for (const { col, sequence } of rows)
      await client.query(`select setval($1, coalesce(max("${col}"), 0) + 1, false) from ${name}`, [sequence])
  }
}
