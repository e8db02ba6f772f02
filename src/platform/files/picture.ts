import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import { done, refused, type Outcome } from '#base/outcome.ts'

/** Why a file is not taken in as a picture. */
export type PictureRefusal = 'not-a-picture' | 'heic' | 'too-big' | 'too-many-pixels' | 'damaged' | 'disk-full'

/** A picture as we keep it: JPEG in sRGB, upright, in two sizes, with nothing in it but pixels. */
export type Drawn = { large: Buffer; small: Buffer; width: number; height: number }

export const limits = { bytes: 12 * 1024 * 1024, pixels: 50_000_000, large: 2048, small: 480 }

// One thread and no memory of earlier pictures: a page must not wait for, nor pay for, somebody's photos.
sharp.concurrency(1)
sharp.cache(false)

const taken = new Set(['image/jpeg', 'image/png', 'image/webp'])
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])

/** Draws a picture anew from its bytes. The type is read from the content; a name or a header from outside counts for nothing. */
export async function draw(bytes: Uint8Array): Promise<Outcome<Drawn, PictureRefusal>> {
  if (bytes.byteLength > limits.bytes) return refused('too-big')
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (heic.has(type)) return refused('heic')
  if (!taken.has(type)) return refused('not-a-picture')
  return inTurn(() => redraw(bytes))
}

async function redraw(bytes: Uint8Array): Promise<Outcome<Drawn, PictureRefusal>> {
  try {
    const wrong = await look(bytes)
    if (wrong) return refused(wrong)
    const { data: large, info } = await jpeg(open(bytes).autoOrient(), limits.large)
    const { data: small } = await jpeg(sharp(large), limits.small)
    return done({ large, small, width: info.width, height: info.height })
  } catch {
    // Only libvips speaks here, and only about this file: whatever it could not read, the file is broken.
    return refused('damaged')
  }
}

const open = (bytes: Uint8Array): Sharp => sharp(bytes, { failOn: 'error', limitInputPixels: limits.pixels })

/** Reads the head only: a picture of a few bytes may claim gigabytes of pixels. */
async function look(bytes: Uint8Array): Promise<PictureRefusal | undefined> {
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (pages > 1) return 'not-a-picture'
  return width * height > limits.pixels ? 'too-many-pixels' : undefined
}

/** Fits a picture into a square of so many pixels; see-through parts become white. sharp keeps no metadata unless asked. */
const jpeg = (picture: Sharp, edge: number) =>
  picture
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true })

let last: Promise<unknown> = Promise.resolve()

/** One picture at a time: ten photos sent at once must not need ten times the memory. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}
