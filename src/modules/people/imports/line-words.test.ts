import { expect, test } from 'vitest'
import { refusedSentence, warnedSentence } from './line-words.ts'

const where = { sheet: '名单', row: 9, cell: 'C9' }

test('a sentence names what the cell says and the other row', () => {
  expect(refusedSentence({ ...where, why: 'two-names', said: '张三、李四' }, 'zh')).toBe(
    '“张三、李四”像是两个人，请分成两行。',
  )
  const again = {
    ...where,
    why: 'same-person-again' as const,
    said: '张三',
    other: { sheet: '名单', row: 4, cell: 'C4' },
  }
  expect(warnedSentence(again, 'zh')).toBe('“张三”和“名单”第 4 行是同一个人，合为一人。')
  expect(warnedSentence(again, 'en')).toBe('“张三” is the person of row 4 of “名单”: one person.')
})
