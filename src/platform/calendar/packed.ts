import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A year's rows are a few kilobytes; nothing larger comes out of an address. */
const MOST_BYTES = 20_000

/** Rows made short enough to travel in an address between the form and its preview. */
export const pack = (text: string): string => deflateRawSync(text).toString('base64url')

/** The rows again; undefined for what `pack` did not make. */
export function unpack(packed: string): string | undefined {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MOST_BYTES }).toString('utf8')
  } catch {
    return undefined
  }
}
