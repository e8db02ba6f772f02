import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { WebEnv } from '#platform/web/env.ts'
import { readConfig } from '#platform/config.ts'
import { clientOf } from './client.ts'

const seen = async (proxies: number, forwarded?: string, peer = '10.0.0.1') => {
  const app = new Hono<WebEnv>().get('/', (c) => c.text(clientOf(c, proxies)))
  const incoming = { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } }
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers }, { incoming })).text()
}

test.each([
  ['no proxy: the peer, whatever the sender writes', 0, '1.2.3.4', '10.0.0.1'],
  ['one proxy: whom it met', 1, '1.2.3.4', '1.2.3.4'],
  ['one proxy, and a sender who wrote a name of its own', 1, '9.9.9.9, 1.2.3.4', '1.2.3.4'],
  ['two proxies', 2, '9.9.9.9, 1.2.3.4, 10.0.0.7', '1.2.3.4'],
  ['two proxies, but the request came past the first', 2, '1.2.3.4', '10.0.0.1'],
  ['one proxy that says nothing', 1, undefined, '10.0.0.1'],
  ['one proxy, and no address', 1, 'unknown', '10.0.0.1'],
  ['one proxy, an address in brackets', 1, '[2001:db8:1:2:3:4:5:6]', '2001:db8:1:2::/64'],
])('%s', async (_, proxies, forwarded, client) => expect(await seen(proxies, forwarded)).toBe(client))

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:10.0.0.9', '10.0.0.9'],
  ['', ''],
])('from %s: %s', async (peer, client) => expect(await seen(0, undefined, peer)).toBe(client))

test('the number of proxies is a small number', () => {
  expect(readConfig({}).proxies).toBe(0)
  expect(readConfig({ JINLIN_PROXIES: '2' }).proxies).toBe(2)
  for (const wrong of ['', 'yes', '-1', '10', '1.5'])
    expect(() => readConfig({ JINLIN_PROXIES: wrong })).toThrow('JINLIN_PROXIES must be a number from 0 to 9')
})
