import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { migrate } from '#platform/db/migrate.ts'
import { afterThisFile } from './put-away.ts'

/** A database as it was before a migration of this number, for what that carries over. `owner` is whom `migrate` runs as. */
export async function databaseBefore(number: string) {
  const cluster = inject('cluster')
  const database = 'test_' + uuidv7(new Date()).replaceAll('-', '')
  const owner = { ...cluster.owner, database }
  const [admin, client] = [new pg.Client(cluster.superuser), new pg.Client(owner)]
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-migrations-'))
  for (const file of readdirSync('db/migrations').filter((name) => name < number))
    cpSync(join('db/migrations', file), join(folder, file))
  await admin.connect()
  await admin.query(`create database ${database} owner jinlin_owner`)
  await migrate(owner, folder)
  await client.connect()
  afterThisFile(async () => {
    await client.end()
    await admin.query(`drop database ${database} with (force)`)
    await admin.end()
    rmSync(folder, { recursive: true, force: true })
  })

  /** In one transaction, which alone knows of which area it is. */
  async function inArea<T extends object>(areaId: number, sql: string, values: unknown[] = []): Promise<T[]> {
    await client.query('begin')
    await client.query(`select platform.set_area(${areaId})`)
    const { rows } = await client.query<T>(sql, values)
    await client.query('commit')
    return rows
  }

  async function makeArea(code: string): Promise<number> {
    const { rows } = await client.query<{ id: number }>(
      `insert into platform.area (code, name, telephone, hours, made_at, changed_at) values ($1, $1, '1', '', now(), now()) returning id`,
      [code],
    )
    return rows[0]?.id ?? 0
  }

  return { owner, client, inArea, makeArea }
}
