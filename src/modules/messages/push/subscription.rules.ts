/** What a browser gives out so that it can be reminded: an address at its push service, and the keys only it can open with. */
export type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } }

const longest = 1000

/**
 * Reads a subscription as a browser wrote it (JSON). Its address must be https at a named host of the open internet: whoever
 * sends us this would otherwise choose which machine of ours is called. Keys: a P-256 point of 65 bytes, a secret of 16.
 */
export function readSubscription(text: string): Subscription | null {
  const { endpoint, keys } = fieldsOf(text)
  const { p256dh, auth } = fieldsIn(keys)
  if (typeof endpoint !== 'string' || endpoint.length > longest || !isOutside(endpoint)) return null
  if (typeof p256dh !== 'string' || typeof auth !== 'string') return null
  return isKey(p256dh, 65) && isKey(auth, 16) ? { endpoint, keys: { p256dh, auth } } : null
}

const fieldsIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    return fieldsIn(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Names that mean something inside a network only. */
const inside = /(^|\.)(localhost|local|internal|lan|home|corp|intranet|arpa)\.?$/

function isOutside(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, password } = new URL(endpoint)
  const isNamed = /\.[a-z][a-z0-9-]*\.?$/.test(hostname) && !inside.test(hostname)
  return protocol === 'https:' && port === '' && username === '' && password === '' && isNamed
}

/** Letters of base64url for so many bytes. */
const isKey = (text: string, bytes: number): boolean =>
  /^[\w-]+$/.test(text) && Math.floor((text.length * 3) / 4) === bytes && text.length % 4 !== 1
