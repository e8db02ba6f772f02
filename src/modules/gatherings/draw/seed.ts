import { createHash, randomBytes } from 'node:crypto'
import type { Digest } from '#base/draw.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Plan } from '../plan.rules.ts'

/** A seed for a draw, given as the gathering is made and published from then on: 128 random bits, in hexadecimal digits. */
export const newSeed = (): string => randomBytes(16).toString('hex')

/** The seed a plan needs: one where places are drawn, none else. */
export const seedFor = ({ signUp }: Pick<Plan, 'signUp'>): string | null => (signUp === 'draw' ? newSeed() : null)

/** The server's digest; a browser has its own. */
export const sha256: Digest = (text) => createHash('sha256').update(text).digest('hex')

/** Digits and letters that nobody takes for another. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * The code of an entry, for its receipt and the public list: 「017-K4M」. The number says where in the queue it came, the letters
 * are known to nobody before that. It says nothing of who it is.
 */
export function entryCode(
  { secrets, area }: Pick<Ctx, 'secrets' | 'area'>,
  { gatheringId, queueNo }: { gatheringId: string; queueNo: number },
): string {
  const bytes = secrets.hash(area.id, 'gatherings draw entry', `${gatheringId} ${queueNo}`)
  const marks = [...bytes.subarray(0, 3)].map((byte) => letters[byte % letters.length]).join('')
  return `${String(queueNo).padStart(3, '0')}-${marks}`
}
