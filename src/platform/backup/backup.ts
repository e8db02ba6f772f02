import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type pg from 'pg'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { isDiskFull, syncFolder } from '../files/blobs.ts'
import type { Secrets } from '../secret/secrets.ts'
import { levelOf, tablesOf } from './catalog.ts'
import { dumpTable } from './dump.ts'
import { FORMAT, MANIFEST, MANIFEST_SUM, SECRET, SIGN, type Manifest } from './manifest.ts'
import { addFiles } from './pictures.ts'
import { sealSecret, secretMark } from './sealed-secret.ts'
import { connect, inSnapshot, type Owner } from './snapshot.ts'
import { writeTar, type TarWriter } from './tar.ts'

/** What to back up and where to. `withSecret` puts the secret file in, locked with a passphrase; without it the file stays out. */
export type BackupOrder = {
  owner: Owner
  filesDir: string
  outFile: string
  secrets: Secrets
  /** The version of the program, for people. */
  program: string
  now: Date
  withSecret?: { secretFile: string; passphrase: string }
}

export type BackupReport = { file: string; bytes: number; manifest: Manifest }

export type BackupRefusal = 'not-migrated' | 'disk-full' | 'cannot-write'

/**
 * Writes one file with every table as it was at one moment, and the pictures it speaks of. The server may go on working.
 * The file appears under its name when it is whole and on the disk; a backup that broke off leaves at most `….part`,
 * which the next one replaces.
 */
export async function backup(order: BackupOrder): Promise<Outcome<BackupReport, BackupRefusal>> {
  const outFile = resolve(order.outFile)
  const part = `${outFile}.part`
  const client = await connect(order.owner)
  try {
    if (!(await levelOf(client))) return refused('not-migrated')
    const written = await writePart(client, order, part)
    await rename(part, outFile)
    await syncFolder(dirname(outFile))
    return done({ file: outFile, ...written })
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    if (isDiskFull(error)) return refused('disk-full')
    if (cannotWrite(error, outFile)) return refused('cannot-write')
    throw error
  } finally {
    await client.end()
  }
}

/** Whether the place for the file was wrong: no such folder, not ours, a folder itself. */
function cannotWrite(error: unknown, outFile: string): boolean {
  const { code, path } = error as NodeJS.ErrnoException
  const wrongPlace = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS'].includes(code ?? '')
  return wrongPlace && path?.startsWith(outFile) === true
}

async function writePart(client: pg.Client, order: BackupOrder, part: string) {
  const file = await open(part, 'w', 0o600)
  try {
    const tar = writeTar(file, order.now)
    const manifest = await inSnapshot(client, () => writeAll(client, order, tar))
    await tar.close()
    return { bytes: tar.bytes(), manifest }
  } finally {
    await file.close()
  }
}

async function writeAll(client: pg.Client, order: BackupOrder, tar: TarWriter): Promise<Manifest> {
  const { rows: areas } = await client.query<Manifest['areas'][number]>(
    'select id, code, name from platform.area order by id',
  )
  const areaIds = areas.map(({ id }) => id)
  const head = {
    format: FORMAT,
    program: order.program,
    madeAt: order.now.toISOString(),
    migrations: (await levelOf(client)) ?? [],
  }
  const parts = [await addJson(tar, SIGN, head)]
  const tables: Manifest['tables'] = []
  for (const table of await tablesOf(client)) {
    const dumped = await dumpTable(client, tar, { table, areaIds })
    tables.push({ name: table.name, columns: table.columns, rows: dumped.rows })
    parts.push(...dumped.parts)
  }
  if (order.withSecret) parts.push(await addSecret(tar, order.withSecret))
  const manifest: Manifest = {
    ...head,
    areas,
    tables,
    parts,
    ...(await addFiles(client, tar, { areaIds, filesDir: order.filesDir })),
    secretMark: secretMark(order.secrets),
    withSecret: order.withSecret !== undefined,
    seals: await newestSeals(client, areaIds),
  }
  const { sha256 } = await addJson(tar, MANIFEST, manifest)
  await tar.add(MANIFEST_SUM, Buffer.from(sha256))
  return manifest
}

const addJson = (tar: TarWriter, name: string, value: unknown) =>
  tar.add(name, Buffer.from(JSON.stringify(value, null, 1)))

async function addSecret(tar: TarWriter, { secretFile, passphrase }: { secretFile: string; passphrase: string }) {
  return addJson(tar, SECRET, sealSecret(await readFile(secretFile, 'utf8'), passphrase))
}

async function newestSeals(client: pg.Client, areaIds: number[]): Promise<Manifest['seals']> {
  const seals: Manifest['seals'] = []
  for (const area of areaIds) {
    await client.query('select platform.set_area($1)', [area])
    const { rows } = await client.query<{ no: number; hash: string }>(
      "select no, encode(hash, 'hex') as hash from platform.seal where area_id = $1 order by no desc limit 1",
      [area],
    )
    if (rows[0]) seals.push({ area, ...rows[0] })
  }
  return seals
}
