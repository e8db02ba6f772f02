import { describe, expect, test } from 'vitest'
import { secretsFrom } from '#platform/secret/secrets.ts'
import { readSenders } from '#platform/senders-config.ts'
import { browser, claimsOf, pushService } from '../push/push-service.test.kit.ts'
import { isPublic } from './public-host.ts'
import { sendPush } from './push.ts'
import { vapidKeys } from './vapid.ts'

const keys = vapidKeys(secretsFrom(Buffer.alloc(32, 7)))
const us = { subject: 'https://jinlin.example', loopback: true, keys }
const service = await pushService()
const one = browser(`${service.url}/one`)
const call = (endpoint?: string) => ({
  subscription: endpoint === undefined ? one.subscription : { ...one.subscription, endpoint },
  payload: '{"body":"有新消息"}',
  topic: 'home',
})

test('a push is closed for one browser, signed by us, kept for a day, and takes the place of an earlier one', async () => {
  service.answers(201)
  expect(await sendPush(us, call())).toEqual({ kind: 'taken' })
  const push = service.taken.at(-1)!
  expect(one.reads(push)).toEqual({ body: '有新消息' })
  expect(() => browser(service.url).reads(push)).toThrow()
  expect(push.body.toString()).not.toContain('消息')
  expect(push.headers).toMatchObject({
    ttl: '86400',
    topic: 'home',
    urgency: 'normal',
    'content-encoding': 'aes128gcm',
  })
  const claims = claimsOf(push)
  expect(claims).toMatchObject({ aud: service.url, sub: 'https://jinlin.example', key: keys.publicKey, isGood: true })
  expect(claims.exp * 1000).toBeLessThanOrEqual(new Date().getTime() + 24 * 3_600_000)
})

test('the keys stay as long as the secret does', () => {
  expect(vapidKeys(secretsFrom(Buffer.alloc(32, 7)))).toEqual(keys)
  expect(vapidKeys(secretsFrom(Buffer.alloc(32, 8))).publicKey).not.toBe(keys.publicKey)
})

test.each([
  [404, { kind: 'refused', dead: true, error: '404 at push' }],
  [410, { kind: 'refused', dead: true, error: '410 at push' }],
  [429, { kind: 'later', away: false, error: '429 at push' }],
  [403, { kind: 'later', away: false, error: '403 at push' }],
  [503, { kind: 'later', away: false, error: '503 at push' }],
  [302, { kind: 'later', away: false, error: '302 at push' }],
])('a push service that answers %i', async (status, handed) => {
  service.answers(status, { location: `${service.url}/elsewhere` })
  expect(await sendPush(us, call())).toEqual(handed)
  expect(service.taken.at(-1)?.path).toBe('/one')
})

test('one that does not answer, or answers without end, keeps nobody waiting', async () => {
  service.state.answer = () => undefined
  expect(await sendPush(us, call(), 300)).toEqual({ kind: 'later', away: true, error: 'no answer in time' })
  service.state.answer = (_push, response) => {
    response.writeHead(201)
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(8192)));
    }
    response.on('drain', more)
    more()
  }
  expect(await sendPush(us, call())).toEqual({ kind: 'taken' })
  expect(await sendPush(us, call('http://127.0.0.1:9/'))).toEqual({ kind: 'later', away: true, error: 'nobody there' })
})

test('keys that are no keys are nobody’s fault but theirs', async () => {
  const wrong = {
    ...one.subscription,
    keys: { ...one.subscription.keys, p256dh: Buffer.alloc(65, 4).toString('base64url') },
  }
  expect(await sendPush(us, { ...call(), subscription: wrong })).toEqual({
    kind: 'later',
    away: false,
    error: 'not sent',
  })
})

describe('a machine inside is never called', () => {
  const outside = { ...us, loopback: false }
  test.each([
    'http://push.example/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://192.168.0.1/',
  ])('%s', async (endpoint) =>
    expect(await sendPush(outside, call(endpoint))).toEqual({
      kind: 'refused',
      dead: true,
      error: 'an address inside',
    }),
  )

  test('nor under a name that leads to it', async () => {
    const before = service.taken.length
    const asked = call(`https://localhost:${service.port}/`)
    expect(await sendPush(outside, asked)).toEqual({ kind: 'refused', dead: true, error: 'an address inside' })
    expect(service.taken).toHaveLength(before)
  })

  test.each([
    ['1.1.1.1', true],
    ['172.15.0.1', true],
    ['172.16.0.1', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['2606:4700::1', true],
    ['fd00::1', false],
    ['fe80::1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::a00:1', false],
    ['2002:7f00:1::', false],
    ['somewhere', false],
  ])('%s is an address of the open internet: %s', (address, open) => expect(isPublic(address)).toBe(open))
})

test('the settings: off by itself; on only behind https; the stand-in for tests never in earnest', () => {
  expect(readSenders({}).push).toBeNull()
  expect(() => readSenders({ JINLIN_PUSH: 'on' })).toThrow('JINLIN_ORIGIN')
  expect(() => readSenders({ JINLIN_PUSH: 'on', JINLIN_ORIGIN: 'http://jinlin.example' })).toThrow('https')
  expect(readSenders({ JINLIN_PUSH: 'on', JINLIN_ORIGIN: 'https://jinlin.example' }).push).toEqual({
    subject: 'https://jinlin.example',
    loopback: false,
  })
  expect(readSenders({ JINLIN_PUSH: 'loopback' }).push?.loopback).toBe(true)
  expect(() => readSenders({ JINLIN_PUSH: 'loopback', JINLIN_DEMO: 'off' })).toThrow('JINLIN_PUSH must be on or off')
})
