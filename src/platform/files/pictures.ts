import { readFile } from 'node:fs/promises'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'
import type { PictureSize } from './address.ts'
import { blobPath, isDiskFull, isThere, keepBlob, type Writer } from './blobs.ts'
import { draw, type Drawn, type PictureRefusal } from './picture.ts'

/** A picture that lies on the disk in both sizes and waits for its row. */
export type KeptPicture = {
  mediaType: 'image/jpeg'
  bytes: number
  sha256: Buffer
  smallBytes: number
  smallSha256: Buffer
  width: number
  height: number
}

/**
 * Draws a picture anew (upright, at most 2048 and 480 pixels, no metadata) and keeps both sizes on disk.
 * Call it before the transaction: it takes a second and needs no lock. `attachPicture` then makes the row.
 */
export async function keepPicture(
  ctx: Pick<Ctx, 'filesDir' | 'area'>,
  bytes: Uint8Array,
  write?: Writer,
): Promise<Outcome<KeptPicture, PictureRefusal>> {
  const drawn = await draw(bytes)
  if (!drawn.done) return drawn
  try {
    return done(await keepBoth(ctx, drawn.value, write))
  } catch (error) {
    if (isDiskFull(error)) return refused('disk-full')
    throw error
  }
}

async function keepBoth(ctx: Pick<Ctx, 'filesDir' | 'area'>, drawn: Drawn, write?: Writer): Promise<KeptPicture> {
  const place = { filesDir: ctx.filesDir, areaId: ctx.area.id }
  return {
    mediaType: 'image/jpeg',
    bytes: drawn.large.byteLength,
    sha256: await keepBlob(place, drawn.large, write),
    smallBytes: drawn.small.byteLength,
    smallSha256: await keepBlob(place, drawn.small, write),
    width: drawn.width,
    height: drawn.height,
  }
}

/** Whether pictures that were kept for a form are still on the disk, in both sizes; those that are, stay another day. */
export async function areThere(ctx: Pick<Ctx, 'filesDir' | 'area'>, kept: readonly KeptPicture[]): Promise<boolean> {
  const lies = (sha256: Buffer, size: number) => isThere(blobPath(ctx.filesDir, ctx.area.id, sha256), size)
  const found = await Promise.all(
    kept.flatMap((one) => [lies(one.sha256, one.bytes), lies(one.smallSha256, one.smallBytes)]),
  )
  return found.every(Boolean)
}

/** Makes the row of a kept picture in the caller's transaction and returns its id. */
export async function attachPicture(tx: Tx, ctx: Ctx, kept: KeptPicture): Promise<string> {
  const id = uuidv7(ctx.now)
  await tx
    .insertInto('platform.file')
    .values({
      area_id: ctx.area.id,
      id,
      kind: 'picture',
      media_type: kept.mediaType,
      bytes: kept.bytes,
      sha256: kept.sha256,
      small_bytes: kept.smallBytes,
      small_sha256: kept.smallSha256,
      width: kept.width,
      height: kept.height,
      made_at: ctx.now,
      made_by: ctx.actor.id,
    })
    .execute()
  return id
}

/** Takes a picture away in the caller's transaction, once nothing shows it any more; its file leaves the disk a day later (`sweepFiles`). */
export const dropPicture = (tx: Tx, ctx: Ctx, id: string) =>
  tx.deleteFrom('platform.file').where('area_id', '=', ctx.area.id).where('id', '=', id).execute()

/** The bytes of a picture of this area; undefined when there is no such row, or its file is gone from the disk (`verify` names it). */
export async function readPicture(ctx: Ctx, id: string, size: PictureSize) {
  const row = await inArea(ctx, (tx) =>
    tx
      .selectFrom('platform.file')
      .select(['media_type', 'sha256', 'small_sha256'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (!row) return undefined
  const sha256 = size === 'small' ? (row.small_sha256 ?? row.sha256) : row.sha256
  const bytes = await readFile(blobPath(ctx.filesDir, ctx.area.id, sha256)).catch(() => undefined)
  return bytes && { mediaType: row.media_type, bytes: new Uint8Array(bytes) }
}
