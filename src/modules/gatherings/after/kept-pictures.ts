import type { Ctx } from '#platform/ctx.ts'
import { areThere, keepPicture, pictureWords, type KeptPicture } from '#platform/files/files.ts'
import type { Form } from '#platform/web/read-form.ts'
import { mostPhotos } from './photo.rules.ts'

/** The pictures a form came with, on the disk; and why some could not be taken. */
export type CameWith = { kept: KeptPicture[]; problem: string | null }

const mark = 'pictures of a gathering '

/** Pictures of a form that is sent back, as a sealed word in it, so that nobody has to choose them again. */
export const sealedPictures = (ctx: Ctx, kept: readonly KeptPicture[]): string =>
  ctx.secrets
    .seal(
      ctx.area.id,
      mark +
        JSON.stringify(
          kept.map((one) => ({
            ...one,
            sha256: one.sha256.toString('hex'),
            smallSha256: one.smallSha256.toString('hex'),
          })),
        ),
    )
    .toString('base64url')

type Written = Omit<KeptPicture, 'sha256' | 'smallSha256'> & { sha256: string; smallSha256: string }

function openedPictures(ctx: Ctx, sealed: string | undefined): KeptPicture[] {
  if (!sealed) return []
  try {
    const text = ctx.secrets.open(ctx.area.id, Buffer.from(sealed, 'base64url'))
    if (!text.startsWith(mark)) return []
    return (JSON.parse(text.slice(mark.length)) as Written[]).map((one) => ({
      ...one,
      sha256: Buffer.from(one.sha256, 'hex'),
      smallSha256: Buffer.from(one.smallSha256, 'hex'),
    }))
  } catch {
    // Not a word of ours: the form came without pictures.
    return []
  }
}

/**
 * The pictures of a form: those kept from an earlier try and those it brought now, drawn anew and without their metadata. One that
 * cannot be read does not cost the others.
 */
export async function picturesIn(ctx: Ctx, form: Form): Promise<CameWith> {
  const said = pictureWords(ctx.lang)
  const before = openedPictures(ctx, form.sent['kept'])
  if (!(await areThere(ctx, before))) return { kept: [], problem: said.gone }
  if (form.tooMany || before.length + form.files.length > mostPhotos)
    return { kept: before, problem: said.tooMany(mostPhotos) }
  const answers = await Promise.all(form.files.map(({ bytes }) => keepPicture(ctx, bytes)))
  const now = answers.flatMap((answer) => (answer.done ? [answer.value] : []))
  const [first] = answers.flatMap((answer) => (answer.done ? [] : [said.refused[answer.why]]))
  return { kept: [...before, ...now], problem: first ?? null }
}
