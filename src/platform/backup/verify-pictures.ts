import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import { auto, type Area } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'
import { blobPath } from '../files/blobs.ts'
import { ctxOf, type Services } from '../services.ts'

/** A picture the database speaks of that is gone from the disk, or is not what it was. */
export type PictureFinding = { kind: 'missing' | 'changed'; id: string; name: string; at: Date }

const AT_ONCE = 500

type Expected = { id: string; name: string; made_at: Date }

/** Reads every picture of an area from the disk and compares its checksum with the database. */
export async function verifyPictures(
  services: Services,
  area: Area,
): Promise<{ pictures: number; findings: PictureFinding[] }> {
  const findings: PictureFinding[] = []
  let pictures = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const expected = await expectedAfter(services, area, after)
    for (const { id, name, made_at: at } of expected) {
      const found = await checksumOf(blobPath(services.filesDir, area.id, Buffer.from(name, 'hex')))
      pictures += 1
      if (found !== name) findings.push({ kind: found === undefined ? 'missing' : 'changed', id, name, at })
    }
    const last = expected.at(-1)
    if (!last) return { pictures, findings }
    after = last.id
  }
}

/** Both sizes of the next pictures by id. */
async function expectedAfter(services: Services, area: Area, after: string): Promise<Expected[]> {
  const { rows } = await inArea(ctxOf(services, area, { actor: auto, lang: 'zh' }), (tx) =>
    sql<Expected>`select f.id, f.made_at, encode(size.sum, 'hex') as name
      from (select * from platform.file where area_id = ${area.id} and id > ${after}::uuid order by id limit ${AT_ONCE}) f
      cross join lateral (values (f.sha256), (f.small_sha256)) as size (sum)
      where size.sum is not null order by f.id`.execute(tx),
  )
  return rows
}

async function checksumOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}
