import { isIP } from 'node:net'
import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { WebEnv } from '#platform/web/env.ts'

/**
 * From where a request comes, for limits: the address at the other end, or, behind so many reverse proxies of ours, the one
 * the first of them met. What stands before that in X-Forwarded-For the sender wrote, and is not believed. Of an IPv6
 * address the network only: a telephone takes another address in it every day. Empty when nothing is known.
 */
export function clientOf(c: Context<WebEnv>, proxies: number): string {
  const named = proxies > 0 ? forwarded(c.req.header('x-forwarded-for') ?? '', proxies) : undefined
  return network(named ?? peerOf(c))
}

function forwarded(header: string, proxies: number): string | undefined {
  const address =
    header
      .split(',')
      .at(-proxies)
      ?.trim()
      .replace(/^\[(.*)\]$/, '$1') ?? ''
  return isIP(address) ? address : undefined
}

function peerOf(c: Context<WebEnv>): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return '' // a request made by a test has no socket
  }
}

/** The first 64 bits of an IPv6 address; any other as it is. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(plain) !== 6) return plain
  // The platform writes an address in one way only, whatever way it came.
  const [head = '', tail] = new URL(`http://[${plain.replace(/%.*$/, '')}]`).hostname.slice(1, -1).split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const all = [...first, ...Array.from({ length: 8 - first.length - last.length }, () => '0'), ...last]
  return `${all.slice(0, 4).join(':')}::/64`
}
