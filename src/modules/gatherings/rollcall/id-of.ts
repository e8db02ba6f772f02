import type { Ctx } from '#platform/ctx.ts'

/** An id that is the same whenever the same words are asked for: a second press, or the same person at the same door, is the same row. */
export function idOf(ctx: Pick<Ctx, 'secrets' | 'area'>, ...words: readonly string[]): string {
  const bytes = ctx.secrets.hash(ctx.area.id, 'gatherings roll-call id', words.join(' ')).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
