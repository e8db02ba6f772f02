import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress, readBuilding, type Address } from './address.rules.ts'
import { homeKey } from './homes.rules.ts'
import { chineseNumber } from './numerals.rules.ts'

/** compound / building / unit / room, with ? before a prefix. */
const line = ({ compound = '', building = '', prefix, unit = '', room = '' }: Address): string =>
  `${compound}/${prefix === undefined ? building : `?${prefix}`}/${unit}/${room}`

test.each([
  ['3号楼502', '/3号楼//502'],
  ['3 号楼 502 室', '/3号楼//502'],
  ['3-502', '/?3//502'],
  ['３－５０２', '/?3//502'],
  ['3—502室', '/?3//502'],
  ['3幢502室', '/3幢//502'],
  ['3栋1单元502', '/3栋/1/502'],
  ['3栋1门502', '/3栋/1/502'],
  ['3-1-502', '/3号楼/1/502'],
  ['3号楼1-502', '/3号楼/1/502'],
  ['3号楼东单元502', '/3号楼/东/502'],
  ['1单元502室', '//1/502'],
  ['长江大楼3号502室', '长江大楼/3号//502'],
  ['长江大楼三号楼五零二', '长江大楼/3号楼//502'],
  ['三号楼五〇二', '/3号楼//502'],
  ['十二号楼一千零一室', '/12号楼//1001'],
  ['三林苑三号楼五零二', '三林苑/3号楼//502'],
  ['百花园12幢302', '百花园/12幢//302'],
  ['五一新村8号楼402', '五一新村/8号楼//402'],
  ['3#502', '/3号楼//502'],
  ['3#楼-502', '/3号楼//502'],
  ['A座1201', '/A座//1201'],
  ['Ａ座１２０１', '/A座//1201'],
  ['a座1201', '/A座//1201'],
  ['长江大楼甲座', '长江大楼/甲座//'],
  ['长江路123弄3号502室', '长江路123弄/3号//502'],
  ['长江路123号3号楼502室', '长江路123号/3号楼//502'],
  ['3号楼5楼502', '/3号楼//502'],
  ['3号楼5层502室', '/3号楼//502'],
  ['5楼502', '///502'],
  ['长江大楼502室', '长江大楼///502'],
  ['502', '///502'],
  ['502室', '///502'],
  ['502B', '///502B'],
  ['502-1', '///502-1'],
  ['3号楼502甲', '/3号楼//502甲'],
  ['五零二', '///502'],
  ['门卫室', '///门卫室'],
  ['03号楼0502', '/3号楼//0502'],
])('%s', (text, expected) => expect(line(readAddress(text) ?? {})).toBe(expected))

test.each(['', '张三', '3号院', '2024-03-05', '13800000000', '底下那间', '3号楼502和503', '5-', '/'])(
  '%j is not understood',
  (text) => {
    expect(readAddress(text)).toBeUndefined()
  },
)

test('words in brackets are set apart', () => {
  expect(readAddress('3栋502室(后门)')).toMatchObject({ building: '3栋', room: '502', beside: '后门' })
})

test.each([
  ['3', '3号楼'],
  ['03', '3号楼'],
  ['三', '3号楼'],
  ['3号', '3号'],
  ['3#', '3号楼'],
  ['A', 'A座'],
  ['甲座', '甲座'],
  ['综合楼', '综合楼'],
])('in a column of buildings, %s is %s', (text, building) => expect(readBuilding(text)).toMatchObject({ building }))

test.each([
  ['五零二', '502'],
  ['十二', '12'],
  ['二十', '20'],
  ['一百零三', '103'],
  ['一千零二', '1002'],
  ['两千', '2000'],
])('%s is %s', (text, number) => expect(chineseNumber(text)).toBe(number))

test('one home however it is written', () => {
  const spellings = [
    ['临江大厦', '3号楼', '502'],
    ['临江大厦小区', '3幢', '0502'],
    ['临江 大厦', '03号', '502室'],
    ['临江大厦', '3', '５０２'],
  ]
  const keys = spellings.map(([compound = '', building = '', room = '']) => homeKey({ compound, building, room }))
  expect(new Set(keys).size).toBe(1)
  expect(homeKey({ compound: '临江大厦', building: '3号楼', unit: '1', room: '502' })).not.toBe(keys[0])
})

test('what was read from an address reads as the same address again', () => {
  const part = (...texts: string[]) => fc.constantFrom(...texts)
  const address = fc.tuple(
    part('', '长江大楼', '三林苑'),
    part('3号楼', '12幢', '3#', 'A座', '甲座', '三号楼'),
    part('', '1单元', '二单元'),
    part('502', '1001室', '五零二', '５０２'),
  )
  fc.assert(
    fc.property(address, (parts) => {
      const once = readAddress(parts.join(''))
      const { compound = '', building = '', unit = '', room = '' } = once ?? {}
      expect(readAddress(`${compound}${building}${unit && `${unit}单元`}${room}`)).toEqual(once)
      expect(readBuilding(building)).toEqual({ building, marked: true })
    }),
  )
})
