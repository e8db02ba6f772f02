import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the bytes with this checksum lie: a folder for the area, one for the first two digits, the checksum as the name. */
export const blobPath = (filesDir: string, areaId: number, sha256: Buffer): string => {
  const name = sha256.toString('hex')
  return join(filesDir, String(areaId), name.slice(0, 2), name)
}

/** Writes all bytes to a new file and returns when they are on the disk. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o640)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** How bytes reach the disk; another one only in tests of a full disk. */
export type Writer = typeof writeDurably

/**
 * Keeps bytes under their checksum and returns it. The same bytes twice are one file. After a crash there is either
 * the whole file under its name or none: it is written beside it, forced to disk, then renamed.
 */
export async function keepBlob(
  place: { filesDir: string; areaId: number },
  bytes: Uint8Array,
  write: Writer = writeDurably,
): Promise<Buffer> {
  const sha256 = createHash('sha256').update(bytes).digest()
  const path = blobPath(place.filesDir, place.areaId, sha256)
  if (await isThere(path, bytes.byteLength)) return sha256
  const part = `${path}.${randomBytes(6).toString('hex')}.part`
  await mkdir(dirname(path), { recursive: true, mode: 0o750 })
  try {
    await write(part, bytes)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
  return sha256
}

/** Whether a file of this size lies here. One that does is marked as wanted now, so that the sweep leaves it to the row that is about to come. */
export async function isThere(path: string, size: number): Promise<boolean> {
  const known = await stat(path).catch(() => undefined)
  if (known?.size !== size) return false
  const now = new Date()
  return utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

/** Makes a rename durable. Not every system lets a folder be forced to disk; there the file system's journal must do. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Whether a write failed because there is no room: on the disk, in the quota. */
export const isDiskFull = (error: unknown): boolean => full.has((error as NodeJS.ErrnoException | null)?.code ?? '')
