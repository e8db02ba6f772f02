import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, readName } from './names.rules.ts'

test.each<[string, string, string[]?]>([
  ['张三', '张三'],
  [' 张 三 ', '张三'],
  ['张　三', '张三'],
  ['欧 阳 修', '欧阳修'],
  ['欧阳 修', '欧阳修'],
  ['欧阳 娜娜', '欧阳娜娜'],
  ['张 三丰', '张三丰'],
  ['夏静𠮷', '夏静𠮷'],
  ['𠮷 㛃', '𠮷㛃'],
  ['王\ufa1b', '王\ufa1b'],
  ['买买提•吐尔逊', '买买提·吐尔逊'],
  ['John  Smith', 'John Smith'],
  ['Ｊｏｈｎ', 'John'],
  ['张和平', '张和平'],
  ['李（户主）', '李', ['name-with-words', 'name-short']],
  ['张三(租客)', '张三', ['name-with-words']],
  ['张三（租客', '张三', ['name-with-words']],
  ['王阿姨', '王阿姨', ['name-is-a-title']],
  ['小李', '小李', ['name-is-a-title']],
  ['陈某某', '陈某某', ['name-is-a-title']],
  ['张?', '张?', ['name-character-lost']],
  ['张\ue000', '张\ue000', ['name-character-lost']],
  ['张三2', '张三2', ['name-odd']],
])('%j is %j', (text, name, problems = []) => {
  const read = readName(text)
  expect(read).toMatchObject({ done: true, value: { name } })
  expect(read.done && read.value.problems.map(({ why }) => why)).toEqual(problems)
})

test.each([
  ['', 'name-missing'],
  ['无', 'name-missing'],
  ['不详', 'name-missing'],
  ['—', 'name-missing'],
  ['〃', 'name-missing'],
  ['张三、李四', 'two-names'],
  ['张三/李四', 'two-names'],
  ['张三和李四', 'two-names'],
  ['张三 李四', 'two-names'],
  ['1.张三 2.李四', 'two-names'],
  ['13800000000', 'name-unreadable'],
  ['张三13800000000', 'name-unreadable'],
  ['（户主）', 'name-unreadable'],
  ['该户长期无人居住，房东在外地，具体情况请向物业了解，电话打不通，去年开始就这样了，请注意', 'two-names'],
])('%j is refused: %s', (text, why) => expect(readName(text)).toEqual({ done: false, why }))

test('reading a name twice changes nothing', () => {
  const name = fc.string({ unit: fc.constantFrom(...Array.from('张三丰欧阳𠮷 　·•()（）aB1,和某?')) })
  fc.assert(
    fc.property(name, (text) => {
      const once = readName(text)
      if (once.done) expect(readName(once.value.name)).toMatchObject({ done: true, value: { name: once.value.name } })
    }),
  )
})

test('names are compared without spaces, dots and case', () => {
  expect(nameKey('买买提·吐尔逊')).toBe(nameKey('买买提吐尔逊'))
  expect(nameKey('John Smith')).toBe(nameKey('JOHN smith'))
  expect(nameKey('𠮷')).not.toBe(nameKey('吉'))
})
