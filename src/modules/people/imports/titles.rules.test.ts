import { expect, test } from 'vitest'
import { rowsOf } from '#test/rows-of.ts'
import { placeOfSheet, readTitle } from './titles.rules.ts'

test.each([
  ['长江大楼3号楼住户名单(2024年)', '长江大楼', '3号楼'],
  ['2024年东大名居民区长江大楼三号楼住户名册', '长江大楼', '3号楼'],
  ['长江大楼甲座', '长江大楼', '甲座'],
  ['3幢', undefined, '3幢'],
  ['3#楼', undefined, '3号楼'],
  ['东大名居民区临江小区居民名册', '临江小区', undefined],
  ['临江大厦住户登记表', '临江大厦', undefined],
  ['东大名居民区住户名册(2024年)', undefined, undefined],
  ['镇江大厦3号楼', '镇江大厦', '3号楼'],
  ['本小区住户名单', undefined, undefined],
  ['小区住户名单', undefined, undefined],
  ['Sheet1', undefined, undefined],
  ['填表人:社工一号 日期:2024.10.8', undefined, undefined],
  ['制表日期：10月8号', undefined, undefined],
  ['请按示例填写：3号楼502室', undefined, undefined],
])('%s', (text, compound, building) => {
  expect(readTitle(text)).toEqual({ ...(compound && { compound }), ...(building && { building }), from: text })
})

test('the line nearest to the header wins, and what it lacks comes from above it', () => {
  const above = rowsOf('长江大楼2号楼住户名单|<|<\n3号楼|<|<')
  expect(placeOfSheet(['临江小区', 'Sheet1'], above)).toMatchObject({ compound: '长江大楼', building: '3号楼' })
  expect(placeOfSheet(['临江小区', '甲座'], [])).toMatchObject({ compound: '临江小区', building: '甲座' })
  const twice = rowsOf('长江大楼2号楼住户名单|<\n临江小区住户名单|<')
  expect(placeOfSheet([], twice)).toMatchObject({ compound: '长江大楼', building: '2号楼' })
  expect(placeOfSheet([''], [])).toBeUndefined()
})
