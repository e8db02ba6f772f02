const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base 32 (RFC 4648) without padding, as authenticators read keys. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31] ?? ''
    held &= 255
  }
  return bits > 0 ? text + (alphabet[(held << (5 - bits)) & 31] ?? '') : text
}

/** The key of an authenticator in groups of four, for those who type it. */
export const typedKey = (secret: string): string => (base32(Buffer.from(secret)).match(/.{1,4}/g) ?? []).join(' ')

/** What the square code says to an authenticator: whose key it is, and that it makes six digits every 30 seconds. */
export function keyUri(secret: string, account: string): string {
  const query = new URLSearchParams({ secret: base32(Buffer.from(secret)), issuer: '近邻', digits: '6', period: '30' })
  return `otpauth://totp/${encodeURIComponent('近邻')}:${encodeURIComponent(account)}?${query.toString()}`
}
