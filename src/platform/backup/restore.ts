import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { done } from '#base/outcome.ts'
import { migrate } from '../db/migrate.ts'
import { isDiskFull, keepBlob } from '../files/blobs.ts'
import { installQueue } from '../jobs/queue.ts'
import { secretMark, openSecret } from './sealed-secret.ts'
import { readArchive, type Archive, type ArchiveRefusal } from './archive.ts'
import { migrateTo, whyNotInto, type LevelRefusal } from './level.ts'
import { loadTables } from './load.ts'
import { fileOfPart, type Manifest } from './manifest.ts'
import { connect, type Owner } from './snapshot.ts'
import { readTar } from './tar.ts'
import { secretsFrom, readSecretFile } from '../secret/secrets.ts'

/**
 * What to restore and where to: an empty database, the folder of files, and the place of the secret file. `owner` should be
 * the owner of the schema, not a superuser: whoever restores owns the tables.
 */
export type RestoreOrder = {
  owner: Owner
  filesDir: string
  file: string
  migrationsDir: string
  secretFile: string
  /** Opens the secret in the backup, if it holds one. Without it the secret file is left as it is. */
  passphrase?: string
}

export type RestoreRefusal =
  ArchiveRefusal | LevelRefusal | { why: 'wrong-passphrase' | 'no-secret-inside' | 'disk-full'; about: string }

/**
 * `secret`: `restored` from the backup; `same`, because the file here is the one the backup was made with; `other`, which
 * means that sealed fields (telephones) stay closed until the right file is put there.
 */
export type RestoreReport = { manifest: Manifest; files: number; secret: 'restored' | 'same' | 'other' }

/**
 * Puts a backup into an empty database and beside it. Everything is checked before anything is touched; the rows come in
 * one transaction. An older backup is loaded at its own level and then migrated.
 */
export async function restore(
  order: RestoreOrder,
): Promise<{ done: true; value: RestoreReport } | ({ done: false } & RestoreRefusal)> {
  const read = await readArchive(order.file)
  if (!read.done) return read
  const secret = secretIn(read.value, order.passphrase)
  if (!secret.done) return secret
  const client = await connect(order.owner)
  try {
    const why = await whyNotInto(client, read.value.manifest, order.migrationsDir)
    if (why) return { done: false, ...why }
    const files = await restoreFiles(read.value, order.filesDir)
    await migrateTo(order.owner, read.value.manifest, order.migrationsDir)
    await loadTables(client, read.value)
    await migrate(order.owner, order.migrationsDir)
    await installQueue(order.owner)
    // What was loaded just now has no statistics yet, and the first questions would be planned as for empty tables.
    await client.query('analyze')
    return done({
      manifest: read.value.manifest,
      files,
      secret: restoreSecret(order.secretFile, secret.value, read.value.manifest),
    })
  } catch (error) {
    if (isDiskFull(error)) return { done: false, why: 'disk-full', about: order.filesDir }
    throw error
  } finally {
    await client.end()
  }
}

type OpenedSecret =
  | { done: true; value: string | undefined }
  | { done: false; why: 'wrong-passphrase' | 'no-secret-inside'; about: string }

function secretIn({ secret, path }: Archive, passphrase: string | undefined): OpenedSecret {
  if (passphrase === undefined) return done(undefined)
  if (!secret) return { done: false, why: 'no-secret-inside', about: path }
  const text = openSecret(secret, passphrase)
  return text === undefined ? { done: false, why: 'wrong-passphrase', about: path } : done(text)
}

async function restoreFiles({ path }: Archive, filesDir: string): Promise<number> {
  let count = 0
  for await (const { name, body } of readTar(path)) {
    const picture = fileOfPart(name)
    if (!picture) continue
    const pieces: Buffer[] = []
    for await (const piece of body()) pieces.push(piece)
    await keepBlob({ filesDir, areaId: picture.areaId }, Buffer.concat(pieces))
    count += 1
  }
  return count
}

/** The secret that was here is kept beside the restored one. */
function restoreSecret(path: string, text: string | undefined, manifest: Manifest): RestoreReport['secret'] {
  if (text === undefined) return markOf(path) === manifest.secretMark ? 'same' : 'other'
  if (existsSync(path) && readFileSync(path, 'utf8') !== text) renameSync(path, `${path}.before-restore`)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, text, { mode: 0o600 })
  return 'restored'
}

const markOf = (path: string): string | undefined =>
  existsSync(path) ? secretMark(secretsFrom(readSecretFile(path))) : undefined
