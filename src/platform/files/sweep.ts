import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DAY_MS } from '#base/days.ts'
import { auto, type Area } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'
import { ctxOf, type Services } from '../services.ts'

/**
 * Removes what no row speaks of: the halves a crash left, and pictures whose form was never finished. Only files that
 * nobody touched for a day, so that a picture between `keepPicture` and its row is safe. Returns how many it removed.
 */
export async function sweepFiles(services: Services): Promise<number> {
  let removed = 0
  for (const area of services.areas.all()) removed += await sweepArea(services, area)
  return removed
}

async function sweepArea(services: Services, area: Area): Promise<number> {
  const root = join(services.filesDir, String(area.id))
  const names = await readdir(root, { recursive: true }).catch(() => [])
  // Read after the folder: what is attached from now on was touched today.
  const wanted = await wantedIn(services, area)
  let removed = 0
  for (const name of names) {
    if (wanted.has(basename(name)) || !(await isOldFile(join(root, name)))) continue
    await rm(join(root, name), { force: true })
    removed += 1
  }
  return removed
}

async function wantedIn(services: Services, area: Area): Promise<Set<string>> {
  const rows = await inArea(ctxOf(services, area, { actor: auto, lang: 'zh' }), (tx) =>
    tx.selectFrom('platform.file').select(['sha256', 'small_sha256']).where('area_id', '=', area.id).execute(),
  )
  return new Set(rows.flatMap(({ sha256, small_sha256: small }) => [hex(sha256), hex(small ?? sha256)]))
}

const hex = (bytes: Buffer): string => bytes.toString('hex')

// The age of a file is the file system's matter: its clock, not the program's, which a demo may have stopped.
const isOldFile = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true && Date.now() - found.mtimeMs > DAY_MS
}
