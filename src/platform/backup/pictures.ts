import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { blobPath } from '../files/blobs.ts'
import { filePart, type Manifest } from './manifest.ts'
import type { TarWriter } from './tar.ts'

const AT_ONCE = 1000

/** Adds every picture the snapshot speaks of to the archive. One that is gone or broken is noted, not fatal: all else is still worth keeping. */
export async function addFiles(
  client: pg.Client,
  tar: TarWriter,
  { areaIds, filesDir }: { areaIds: number[]; filesDir: string },
): Promise<Pick<Manifest, 'files' | 'missing'>> {
  const names = createHash('sha256')
  const files = { count: 0, bytes: 0 }
  const missing: string[] = []
  for (const areaId of areaIds)
    for await (const sha256 of namesIn(client, areaId)) {
      const name = filePart(areaId, sha256)
      const body = await readWhole(blobPath(filesDir, areaId, Buffer.from(sha256, 'hex')), sha256)
      if (!body) {
        missing.push(name)
        continue
      }
      await tar.add(name, body)
      names.update(`${name}\n`)
      files.count += 1
      files.bytes += body.length
    }
  return { files: { ...files, sha256: names.digest('hex') }, missing }
}

/** The names of an area's pictures in order, each once, a thousand in memory at a time. */
async function* namesIn(client: pg.Client, areaId: number): AsyncGenerator<string> {
  await client.query('select platform.set_area($1)', [areaId])
  await client.query(`declare names no scroll cursor for
    select encode(sha256, 'hex') as name from platform.file where area_id = ${areaId}
    union select encode(small_sha256, 'hex') from platform.file where area_id = ${areaId} and small_sha256 is not null
    order by 1`)
  for (;;) {
    const { rows } = await client.query<{ name: string }>(`fetch ${AT_ONCE} from names`)
    if (rows.length === 0) break
    for (const { name } of rows) yield name
  }
  await client.query('close names')
}

async function readWhole(path: string, sha256: string): Promise<Buffer | undefined> {
  const body = await readFile(path).catch(() => undefined)
  return body && createHash('sha256').update(body).digest('hex') === sha256 ? body : undefined
}
