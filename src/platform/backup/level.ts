import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'
import { firstUsedTable, levelOf } from './catalog.ts'
import type { Manifest } from './manifest.ts'
import type { Owner } from './snapshot.ts'

/** Why a backup and a database do not go together. */
export type LevelRefusal = { why: 'newer-level' | 'other-history' | 'not-empty' | 'target-ahead'; about: string }

/** Whether this program knows the backup's level, and the database is fresh or only migrated, no further than the backup. */
export async function whyNotInto(
  client: pg.Client,
  { migrations }: Manifest,
  migrationsDir: string,
): Promise<LevelRefusal | undefined> {
  const ours = new Map(readMigrations(migrationsDir).map(({ name, sha256 }) => [name, sha256]))
  const unknown = migrations.find(({ name }) => !ours.has(name))
  if (unknown) return { why: 'newer-level', about: unknown.name }
  const changed = migrations.find(({ name, sha256 }) => ours.get(name) !== sha256)
  if (changed) return { why: 'other-history', about: changed.name }
  const there = await levelOf(client)
  if (!there) return undefined
  const ahead = there.find(({ name }) => !migrations.some((known) => known.name === name))
  if (ahead) return { why: 'target-ahead', about: ahead.name }
  const used = await firstUsedTable(client)
  return used === undefined ? undefined : { why: 'not-empty', about: used }
}

/** Brings a database exactly to the level of a backup, which may be older than this program. */
export async function migrateTo(owner: Owner, { migrations }: Manifest, migrationsDir: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-level-'))
  try {
    for (const { name } of migrations) copyFileSync(join(migrationsDir, name), join(folder, name))
    await migrate(owner, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
