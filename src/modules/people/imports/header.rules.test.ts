import { expect, test } from 'vitest'
import { rowsOf } from '#test/rows-of.ts'
import { findHeader } from './header.rules.ts'

test.each<[string, string, number, number, object]>([
  ['plain', '姓名|电话|房号\n张三|1|3-502', 0, 0, { name: 0, phone: 1, room: 2 }],
  [
    'below titles',
    '住户名单|<|<\n2024年|<|<\n\n姓名|手机号码|地址\n张三|1|3-502',
    3,
    3,
    { name: 0, phone: 1, address: 2 },
  ],
  ['below a title that could be a header', '居民|<|<\n姓名|室号|电话', 1, 1, { name: 0, room: 1, phone: 2 }],
  [
    'on row 6',
    '一\n二\n三\n四\n五\n小区|幢号|单元|室号|户主|联系方式|备注',
    5,
    5,
    { compound: 0, building: 1, unit: 2, room: 3, name: 4, phone: 5, note: 6 },
  ],
  ['in English', 'No.|Name|Mobile|Building|Room|Remarks', 0, 0, { name: 1, phone: 2, building: 3, room: 4, note: 5 }],
  ['decorated', '* 姓名（必填）|联系\u3000电话：|室 号', 0, 0, { name: 0, phone: 1, room: 2 }],
  [
    'in two rows',
    '姓名|住址|<|联系方式|<\n^|楼|室|手机|座机\n张三|3|502|1|2',
    0,
    1,
    { name: 0, building: 1, room: 2, phone: 3, phone2: 4 },
  ],
  [
    'in two rows, not merged (CSV)',
    '姓名|住址||联系方式|\n|楼|室|手机|座机\n张三|3|502|1|2',
    0,
    1,
    { name: 0, building: 1, room: 2, phone: 3, phone2: 4 },
  ],
  ['a data row that says 户主', '姓名|房号|与户主关系|电话\n张三|502|户主|1', 0, 0, { name: 0, room: 1, phone: 3 }],
  ['姓名 beside 户主', '户主|姓名|室号|电话', 0, 0, { name: 1, room: 2, phone: 3 }],
  ['门牌 beside 室号', '门牌号|室号|姓名', 0, 0, { building: 0, room: 1, name: 2 }],
  ['门牌 alone', '门牌号|姓名', 0, 0, { room: 0, name: 1 }],
  ['two telephones', '姓名|室号|电话|电话2', 0, 0, { name: 0, room: 1, phone: 2, phone2: 3 }],
  ['a telephone of somebody else', '姓名|室号|电话|配偶姓名|电话', 0, 0, { name: 0, room: 1, phone: 2 }],
  ['a telephone of somebody else first', '室号|紧急联系人|电话|姓名|手机', 0, 0, { room: 0, name: 3, phone: 4 }],
  ['a telephone beside the relation', '姓名|与户主关系|电话|室号', 0, 0, { name: 0, phone: 2, room: 3 }],
  ['two columns with one header', '姓名|室号|电话|电话', 0, 0, { name: 0, room: 1, phone: 2, phone2: 3 }],
])('a header %s', (...[, text, first, last, mapping]) => {
  const header = findHeader(rowsOf(text))
  expect(header).toMatchObject({ first, last })
  expect(header?.mapping).toEqual(mapping)
})

test.each([
  ['no name', '楼号|室号|户数\n1|2|3'],
  ['names only', '姓名\n张三'],
  ['a letter', '各位居民\n请于周五前交表'],
  ['nothing', ''],
])('no header: %s', (_, text) => expect(findHeader(rowsOf(text))).toBeUndefined())

test('what is left out has its reason', () => {
  const header = findHeader(
    rowsOf(
      '序号|姓名|室号|身份证号码|出生日期|年龄|性别|民族|宗教信仰|政治面貌|婚姻状况|工作单位|是否独居|紧急联系人电话|车牌号|建筑面积|户籍地址|备用|电话|入住时间',
    ),
  )
  expect(header?.mapping).toEqual({ name: 1, room: 2, phone: 18 })
  expect(header?.leftOut.map(({ column, why }) => `${column} ${why}`)).toEqual([
    'A serial',
    'D id-number',
    'E birth',
    'F birth',
    'G sex',
    'H origin',
    'I religion',
    'J political',
    'K family',
    'L work',
    'M sensitive',
    'N other-person',
    'O vehicle',
    'P property',
    'Q origin',
    'R unknown',
    'T date',
  ])
})

test('confidence tells a list that keeps its promise from one that does not', () => {
  const good = findHeader(rowsOf('姓名|室号\n张三|502\n李四|503'))
  const shifted = findHeader(rowsOf('姓名|室号\n502|张三\n503|李四'))
  expect(good?.confidence).toBe(1)
  expect(shifted?.confidence).toBeLessThan(0.5)
})
