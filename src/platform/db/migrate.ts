import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

export type Migration = { name: string; sha256: string; statements: string[] }

/** Reads the migrations of a folder in their order. Statements are parted by a line of three dashes. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const statements = text.split(/^---$/m).map((part) => part.trim())
      return {
        name: file,
        sha256: createHash('sha256').update(text).digest('hex'),
        statements: statements.filter(Boolean),
      }
    })
}

const ledger = [
  'create schema if not exists ledger',
  'create table if not exists ledger.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  'revoke all on schema public from public',
]

/** Two servers starting at once: the second waits here. */
const LOCK = 7_305_001

/**
 * Brings the database of this owner connection to the newest migration, one transaction a file, one statement a call.
 * Returns the names applied now. Throws when a file that was applied has changed since.
 */
export async function migrate(owner: string | pg.ClientConfig, folder: string): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`)
    for (const statement of ledger) await client.query(statement)
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from ledger.migration')
    const applied = new Map(rows.map((row) => [row.name, row.sha256]))
    const pending = readMigrations(folder).filter((migration) => isPending(migration, applied))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

function isPending(migration: Migration, applied: Map<string, string>): boolean {
  const known = applied.get(migration.name)
  if (known !== undefined && known !== migration.sha256)
    throw new Error(`Migration ${migration.name} was changed after it had been applied. Add a new one instead.`)
  return known === undefined
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    for (const statement of migration.statements) await client.query(statement)
    await client.query('insert into ledger.migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name}: ${(error as Error).message}`, { cause: error })
  }
}
