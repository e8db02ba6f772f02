import { createECDH } from 'node:crypto'
import type { Secrets } from '#platform/secret/secrets.ts'

/** Whom push services know us as (RFC 8292): a point of P-256 (65 bytes) and its number, both in base64url. */
export type VapidKeys = { publicKey: string; privateKey: string }

/** The keys of this installation: made of the one secret, so they stay as long as it does and travel with its backup. */
export function vapidKeys(secrets: Pick<Secrets, 'key'>): VapidKeys {
  // One number in four thousand million lies outside the curve's order; the next is taken then.
  for (let round = 1; ; round++) {
    const number = secrets.key(`web push ${round}`)
    const pair = createECDH('prime256v1')
    try {
      pair.setPrivateKey(number)
    } catch {
      continue
    }
    return { publicKey: pair.getPublicKey('base64url'), privateKey: number.toString('base64url') }
  }
}
