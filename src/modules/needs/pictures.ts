import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { attachPicture, keepPicture, type KeptPicture, type PictureRefusal } from '#platform/files/files.ts'
import type { Upload } from '#platform/web/read-form.ts'

/** How many photos a form takes. */
export const mostPictures = 3

/** Pictures that lie on the disk and will get their rows with a need: as it was, or after the work. */
export type NewPictures = { needId: string; stage: 'before' | 'after'; kept: readonly KeptPicture[] }

/** What a form brought, kept before any transaction; and why the first was refused that could not be taken. */
export async function keepAll(
  ctx: Ctx,
  uploads: readonly Upload[],
): Promise<{ kept: KeptPicture[]; why: PictureRefusal | null }> {
  const kept: KeptPicture[] = []
  let why: PictureRefusal | null = null
  for (const { bytes } of uploads) {
    const answer = await keepPicture(ctx, bytes)
    if (answer.done) kept.push(answer.value)
    else why ??= answer.why
  }
  return { kept, why }
}

/** Gives kept pictures their rows in the caller's transaction. */
export async function writePictures(tx: Tx, ctx: Ctx, { needId, stage, kept: pictures }: NewPictures): Promise<void> {
  for (const [position, kept] of pictures.entries()) {
    const fileId = await attachPicture(tx, ctx, kept)
    await tx
      .insertInto('needs.picture')
      .values({ area_id: ctx.area.id, need_id: needId, file_id: fileId, stage, position })
      .execute()
  }
}

/** A picture of a need with what a page needs to show it. */
export type NeedPicture = {
  fileId: string
  stage: 'before' | 'after'
  isPublic: boolean
  width: number
  height: number
}

/** The pictures of a need in the order they came. */
export async function picturesOf(tx: Tx, ctx: Ctx, needId: string): Promise<NeedPicture[]> {
  const rows = await tx
    .selectFrom('needs.picture as p')
    .innerJoin('platform.file as f', (join) =>
      join.onRef('f.area_id', '=', 'p.area_id').onRef('f.id', '=', 'p.file_id'),
    )
    .select(['p.file_id', 'p.stage', 'p.is_public', 'f.width', 'f.height'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.need_id', '=', needId)
    .orderBy('p.file_id')
    .execute()
  return rows.map((row) => ({
    fileId: row.file_id,
    stage: row.stage,
    isPublic: row.is_public,
    width: row.width ?? 4,
    height: row.height ?? 3,
  }))
}

type SealedPicture = [string, string, number, number, number, number]

/** Kept pictures as a sealed word for a form that is sent back, so that nobody has to take them again. */
export const sealPictures = (ctx: Ctx, kept: readonly KeptPicture[]): string => {
  const short: SealedPicture[] = kept.map((p) => [
    p.sha256.toString('hex'),
    p.smallSha256.toString('hex'),
    p.bytes,
    p.smallBytes,
    p.width,
    p.height,
  ])
  return ctx.secrets.seal(ctx.area.id, `pictures ${JSON.stringify(short)}`).toString('base64url')
}

/** The pictures of such a word; none when it is missing or not ours. */
export function openPictures(ctx: Ctx, sealed: string | undefined): KeptPicture[] {
  if (!sealed) return []
  try {
    const text = ctx.secrets.open(ctx.area.id, Buffer.from(sealed, 'base64url'))
    if (!text.startsWith('pictures ')) return []
    return (JSON.parse(text.slice('pictures '.length)) as SealedPicture[]).map(keptFrom)
  } catch {
    return []
  }
}

const keptFrom = ([large, small, bytes, smallBytes, width, height]: SealedPicture): KeptPicture => ({
  mediaType: 'image/jpeg',
  bytes,
  sha256: Buffer.from(large, 'hex'),
  smallBytes,
  smallSha256: Buffer.from(small, 'hex'),
  width,
  height,
})
