import type { Ctx } from '#platform/ctx.ts'
import { areThere, pictureWords, type KeptPicture } from '#platform/files/files.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { Form } from '#platform/web/read-form.ts'
import { keepAll, mostPictures, openPictures, sealPictures } from './pictures.ts'

/** The photos a form came with, on the disk; and why some of them could not be taken. */
export type KeptPhotos = { kept: KeptPicture[]; errors: FieldError[] }

/** Photos that came with a form that was sent back: sealed into a hidden field, so that nobody has to take them again. */
export type KeptAgain = { count: number; sealed: string }

export const noPhotos: KeptPhotos = { kept: [], errors: [] }

/**
 * The photos of a form: those kept from an earlier try (`kept`, unless `drop`) and those it brought now. One that cannot be read
 * does not cost the others. What was kept longer than a day ago is gone (`sweepFiles`), and is said to be.
 */
export async function keptPhotos(ctx: Ctx, form: Form): Promise<KeptPhotos> {
  const said = pictureWords(ctx.lang)
  const wrong = (kept: KeptPicture[], text: string) => ({ kept, errors: [{ field: 'photos', text }] })
  const before = form.sent['drop'] === 'yes' ? [] : openPictures(ctx, form.sent['kept'])
  if (!(await areThere(ctx, before))) return wrong([], said.gone)
  if (form.tooMany || before.length + form.files.length > mostPictures) return wrong(before, said.tooMany(mostPictures))
  const now = await keepAll(ctx, form.files)
  const kept = [...before, ...now.kept]
  return now.why === null ? { kept, errors: [] } : wrong(kept, said.refused[now.why])
}

/** Kept photos as the form that is sent back brings them along; undefined where there are none. */
export const keptAgain = (ctx: Ctx, kept: readonly KeptPicture[]): KeptAgain | undefined =>
  kept.length ? { count: kept.length, sealed: sealPictures(ctx, kept) } : undefined
