import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { done, refused, type Outcome } from '#base/outcome.ts'
import * as limits from './limits.ts'
import type { ReadRefusal } from './limits.ts'
import type { ZipEntry } from './zip-directory.ts'

const inflate = promisify(inflateRaw)

/**
 * Whether the declared sizes of an archive are within the limits; nothing is unpacked yet. A locked entry is `encrypted`.
 */
export function declaredSizes(entries: readonly ZipEntry[], fileBytes: number): Outcome<null, ReadRefusal> {
  if (entries.some((entry) => entry.locked)) return refused('encrypted')
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const swollen = total > limits.ratioFrom && total > fileBytes * limits.unpackedRatio
  if (entries.length > limits.partCount || total > limits.unpackedBytes || swollen) return refused('unpacks-too-big')
  return done(null)
}

/**
 * The bytes of one entry. Unpacking stops as soon as there is more than the entry declared, so that an archive that lies
 * about its sizes costs no more memory than an honest one.
 */
export async function unpack(bytes: Buffer, entry: ZipEntry): Promise<Outcome<Buffer, ReadRefusal>> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === 0 && entry.packed === entry.unpacked) return done(packed)
  if (entry.method !== 8) return refused('damaged')
  try {
    const part = await inflate(packed, { maxOutputLength: Math.max(entry.unpacked, 1) })
    return part.length === entry.unpacked ? done(part) : refused('damaged')
  } catch (error) {
    return refused(outgrew(error) ? 'unpacks-too-big' : 'damaged')
  }
}

const outgrew = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
