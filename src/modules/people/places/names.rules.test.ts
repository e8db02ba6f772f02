import { describe, expect, test } from 'vitest'
import { groundFrom, homesFrom, namesFrom, sayHome } from './names.rules.ts'

const names = (text: string) => {
  const read = namesFrom(text)
  return read.good ? read.names.join(' ') : `${read.why} ${read.what}`.trim()
}

describe('buildings as people write them', () => {
  test.each([
    ['1号楼-3号楼', '1号楼 2号楼 3号楼'],
    ['1-3号楼', '1号楼 2号楼 3号楼'],
    ['1号楼至3号楼、甲座，乙座', '1号楼 2号楼 3号楼 甲座 乙座'],
    ['A1-A3', 'A1 A2 A3'],
    ['０１－０３幢', '01幢 02幢 03幢'],
    ['1号楼\n1号楼', '1号楼'],
    ['综合楼', '综合楼'],
    ['6号楼-1号楼', 'range-odd 6号楼-1号楼'],
    ['1号楼-6幢', 'range-odd 1号楼-6幢'],
    ['1-9999号楼', 'range-odd 1-9999号楼'],
    [' 、，\n', 'names-missing'],
    ['楼'.repeat(41), `names-long ${'楼'.repeat(41)}`],
  ])('%s', (text, expected) => {
    expect(names(text)).toBe(expected)
  })

  test('a hidden character and a line end inside a name are not kept', () => {
    expect(names('甲\u200b座\u0000')).toBe('甲座')
  })
})

describe('the ground of an area', () => {
  test('one line a compound, with or without buildings', () => {
    expect(groundFrom('长江大楼：1号楼-2号楼\n临江大厦: 甲座、乙座\n老街坊')).toEqual({
      good: true,
      lines: [
        { compound: '长江大楼', buildings: ['1号楼', '2号楼'] },
        { compound: '临江大厦', buildings: ['甲座', '乙座'] },
        { compound: '老街坊', buildings: [] },
      ],
    })
  })

  test('says the line that was not understood', () => {
    expect(groundFrom('长江大楼：1号楼\n临江大厦：9号楼-2号楼')).toEqual({ good: false, why: 'range-odd', line: 2 })
    expect(groundFrom('\n \n')).toEqual({ good: false, why: 'ground-missing', line: 0 })
  })
})

describe('homes as people write them', () => {
  const homes = (text: string) => {
    const read = homesFrom(text)
    return read.good
      ? read.homes.map(({ unit, room }) => (unit ? `${unit}/${room}` : room)).join(' ')
      : `${read.why} ${read.what}`.trim()
  }
  test.each([
    ['101、102室，201-203', '101 102 201 202 203'],
    ['2-3层：01-02', '201 202 301 302'],
    ['9-10层 1-2', '901 902 1001 1002'],
    ['2单元：301、302', '2/301 2/302'],
    ['2单元301 302', '2/301 2/302'],
    ['甲门 101', '甲/101'],
    ['101 101', '101'],
    ['3-2层：01-02', 'range-odd 3-2层01-02'],
    ['', 'homes-missing'],
  ])('%s', (text, expected) => {
    expect(homes(text)).toBe(expected)
  })
})

test('a home is said as people say it', () => {
  expect(sayHome({ compound: '长江大楼', building: '3号楼', unit: '', room: '502' })).toBe('长江大楼 3号楼 502室')
  expect(sayHome({ compound: '长江大楼', building: '长江大楼甲座', unit: '2', room: '底楼' })).toBe(
    '长江大楼甲座 2单元 底楼',
  )
})
