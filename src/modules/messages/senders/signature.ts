import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far two clocks may be apart, in seconds; an older call is a copy of one. */
const mostApart = 300

/** HMAC-SHA256 in hexadecimal digits over `timestamp.body`; the timestamp is in seconds since 1970. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

/** The headers a signed call carries. */
export function signed(secret: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return { 'x-jinlin-timestamp': timestamp, 'x-jinlin-signature': `sha256=${signatureOf(secret, timestamp, body)}` }
}

type Call = { timestamp: string | undefined; signature: string | undefined; body: string }

/** Whether a call was signed with our secret, within five minutes of now. */
export function isSigned(secret: string, { timestamp = '', signature = '', body }: Call, now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) - now.getTime() / 1000) > mostApart) return false
  const wanted = Buffer.from(`sha256=${signatureOf(secret, timestamp, body)}`)
  const came = Buffer.from(signature)
  return came.length === wanted.length && timingSafeEqual(came, wanted)
}
