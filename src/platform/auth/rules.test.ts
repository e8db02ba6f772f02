import { describe, expect, test } from 'vitest'
import { deviceOf } from './device.ts'
import { gateOf, termsOf, type AtGate } from './gate.rules.ts'
import { localPath } from './local-path.ts'
import { isAccountName, sameName } from './open.ts'
import { isPassword, oneTimePassword, recoveryCodes } from './password.ts'
import { flawOf } from './password.rules.ts'

describe('a chosen password', () => {
  const owner = { name: 'wangfang', before: 'k7mx-3rtp-9wqa' }
  test.each([
    ['九个字abc1', 'too_short'],
    ['abcd1234x', 'too_short'],
    ['ab1 '.repeat(33), 'too_long'],
    ['abcdefghijkl', 'one_kind'],
    ['198412310987', 'one_kind'],
    ['mydogs WangFang 1', 'holds_name'],
    ['k7mx-3rtp-9wqa', 'same_as_before'],
    ['password2024!', 'well_known'],
    ['ab12ab12ab12', 'well_known'],
    ['1234567890a', 'well_known'],
    ['abcdefghij1', 'well_known'],
    ['two trees by 4', null],
    ['小区门口有3棵香樟树', null],
  ] as const)('%j: %s', (password, flaw) => {
    expect(flawOf(password, owner)).toBe(flaw)
  })
})

describe('the gate', () => {
  const now = new Date('2024-10-24T09:00:00+08:00')
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const fine: AtGate = {
    now,
    lastSeenAt: ago(1),
    lockedAt: null,
    idleMinutes: 15,
    oneTime: false,
    hasSecondFactor: true,
    needsSecondFactor: true,
  }
  test.each([
    ['all is well', {}, 'open'],
    ['14 minutes of rest', { lastSeenAt: ago(14) }, 'open'],
    ['15 minutes of rest', { lastSeenAt: ago(15) }, 'locked'],
    ['rest without limit', { lastSeenAt: ago(9999), idleMinutes: null }, 'open'],
    ['never seen', { lastSeenAt: null }, 'locked'],
    ['locked by hand', { lockedAt: now }, 'locked'],
    ['a printed password', { oneTime: true, hasSecondFactor: false }, 'change-password'],
    ['the lock before the printed password', { oneTime: true, lockedAt: now }, 'locked'],
    ['no second factor', { hasSecondFactor: false }, 'set-up-second-factor'],
    ['none needed', { hasSecondFactor: false, needsSecondFactor: false }, 'open'],
  ] as const)('%s: %s', (_, change, gate) => {
    expect(gateOf({ ...fine, ...change })).toBe(gate)
  })

  test.each([
    ['account', true, { idleMinutes: 15, lifeMinutes: 720, keepSeconds: null }],
    ['account', false, { idleMinutes: 720, lifeMinutes: 10_080, keepSeconds: 604_800 }],
    ['household', true, { idleMinutes: null, lifeMinutes: 30, keepSeconds: null }],
    ['household', false, { idleMinutes: null, lifeMinutes: 259_200, keepSeconds: 15_552_000 }],
    ['demo', true, { idleMinutes: null, lifeMinutes: 720, keepSeconds: null }],
  ] as const)('terms of %s, shared %s', (kind, shared, terms) => {
    expect(termsOf(kind, shared)).toEqual(terms)
  })
})

test('names: Han, Latin, digits, two to twenty, compared in one spelling', () => {
  for (const name of ['王芳', 'wang.fang', '3号楼张姐', 'ＬＩ', ' 王芳 ']) expect(isAccountName(name)).toBe(true)
  for (const name of ['王', '', 'a b', 'x'.repeat(21), '<b>', "o'neil", '王芳\n'])
    expect(isAccountName(name)).toBe(name === '王芳\n')
  expect(sameName(' ＬＩ.Na ')).toBe('li.na')
})

test('a hash of another kind is nobody’s password', async () => {
  expect(await isPassword('', 'x')).toBe(false)
  expect(await isPassword('$2b$10$abcdefghijklmnopqrstuv', 'x')).toBe(false)
})

test('printed codes hold no letter that looks like another', () => {
  for (const code of [...Array.from({ length: 50 }, oneTimePassword), ...recoveryCodes()]) {
    expect(code).toMatch(/^[2-9bcdfghjkmnpqrstvwxz]{4}(-[2-9bcdfghjkmnpqrstvwxz]{4}){1,2}$/)
  }
  expect(new Set(Array.from({ length: 200 }, oneTimePassword)).size).toBe(200)
})

test.each([
  ['Mozilla/5.0 (Linux; Android 12; HarmonyOS) MicroMessenger/8 Chrome/99', 'HarmonyOS · WeChat'],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Safari/604', 'iPad · Safari'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120', 'Windows · Edge'],
  ['curl/8', '—'],
  [null, '—'],
])('a device in two words: %s', (agent, device) => {
  expect(deviceOf(agent)).toBe(device)
})

test.each([
  ['/desk?x=1', '/desk?x=1'],
  ['//evil.test', '/home'],
  ['/\\evil.test', '/home'],
  ['https://evil.test', '/home'],
  ['desk', '/home'],
  [undefined, '/home'],
  ['/a#b', '/a'],
])('an address to go on to: %s', (text, path) => {
  expect(localPath(text, '/home')).toBe(path)
})
