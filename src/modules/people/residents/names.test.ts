import { expect, test } from 'vitest'
import { nameKey, pinyinOf, readName } from './names.ts'

test.each([
  ['何阿姨', 'he a yi'],
  ['单田芳', 'shan tian fang'],
  ['仇英', 'qiu ying'],
  ['尉迟恭', 'yu chi gong'],
  ['王·买提', 'wang mai ti'],
  ['Anna Müller', 'anna muller'],
  ['', ''],
])('%s is sorted by %s', (name, pinyin) => {
  expect(pinyinOf(name)).toBe(pinyin)
})

test.each([
  ['ＨＡＹ ', 'hay'],
  ['lü Bù', 'lvbu'],
  ['王·买提', '王买提'],
  ['夏静𠮷', '夏静𠮷'],
  ['!?', ''],
])('%s is compared as %s', (text, key) => {
  expect(nameKey(text)).toBe(key)
})

const keysOf = (name: string, state: 'here' | 'left' = 'here') =>
  readName(name, state).keys.map(({ part, key }) => `${part}${key}`)

test('a name has keys from its first character and from each later one', () => {
  expect(keysOf('何阿姨')).toEqual(
    expect.arrayContaining(['0何阿姨', '0heayi', '0hay', '0heay', '1阿姨', '1ayi', '1ay']),
  )
  expect(keysOf('何阿姨')).not.toContain('1姨')
  expect(keysOf('吕布')).toEqual(expect.arrayContaining(['0lvbu', '0lubu', '1布', '1bu']))
})

test('a character read in two ways has keys for both', () => {
  expect(keysOf('单田芳')).toEqual(expect.arrayContaining(['0shantianfang', '0dantianfang', '0stf', '0dtf']))
})

test('somebody who moved away is found after everybody else', () => {
  expect(keysOf('何阿姨', 'left').every((key) => key.startsWith('2'))).toBe(true)
})

test('a long name has no more keys than a row may cost', () => {
  expect(keysOf('单'.repeat(40)).length).toBeLessThan(200)
})
