import { describe, expect, test } from 'vitest'
import { dangersIn } from './urgent.rules.ts'

const said = (words: string, category = 'other') => dangersIn({ category, words })

describe('what is for the telephone first', () => {
  test.each([
    ['三楼厨房闻到煤气味', 'gas'],
    ['楼道里一股燃气味道', 'gas'],
    ['隔壁天然气管子好像漏了', 'gas'],
    ['There is a smell of gas on the stairs', 'gas'],
    ['Gas is leaking at no. 3', 'gas'],
    ['5楼着火了！', 'fire'],
    ['垃圾桶在冒烟', 'fire'],
    ['电瓶车爆炸了', 'fire'],
    ['The bin is on fire', 'fire'],
    ['Thick smoke from the third floor', 'fire'],
    ['何阿姨在门口摔倒了', 'injury'],
    ['老人跌了一跤起不来', 'injury'],
    ['有人触电', 'injury'],
    ['An old lady fell on the stairs', 'injury'],
    ['A man is unconscious at the gate', 'injury'],
    ['开会的时候着火了', 'fire'],
    ['厨房可能着火了', 'fire'],
    ['I can see fire and smoke', 'fire'],
    ['燃气灶边上有股臭味', 'gas'],
    ['我被困在电梯里', 'trapped'],
    ['电梯停在三楼，里面有人出不来', 'trapped'],
    ['电梯困人了', 'trapped'],
    ['Two children are stuck in the lift', 'trapped'],
    ['The elevator stopped, somebody inside', 'trapped'],
  ])('%s', (words, danger) => {
    expect(said(words)).toContain(danger)
  })

  test('the subject says what the words leave out', () => {
    expect(said('有人关在里面', 'lift')).toEqual(['trapped'])
    expect(said('有人关在里面', 'stairwell')).toEqual([])
    expect(said('楼顶在烧东西', 'fire-safety')).toEqual(['fire'])
    expect(said('楼顶在烧东西', 'noise')).toEqual([])
  })

  test('two dangers in one sentence are both said', () => {
    expect(said('煤气爆炸，有人受伤，漏煤气')).toEqual(['gas', 'fire', 'injury'])
  })
})

describe('what is a need like others', () => {
  test.each([
    ['消防通道堆物', 'fire-safety'],
    ['消防通道被车堵了，着火的话怎么办', 'parking'],
    ['消防栓没有水', 'fire-safety'],
    ['灭火器过期了', 'fire-safety'],
    ['楼道堆纸板箱有火灾隐患', 'fire-safety'],
    ['电瓶车飞线充电容易着火', 'fire-safety'],
    ['燃气费怎么交', 'other'],
    ['燃气表读数不对', 'pipes'],
    ['煤气费漏算了一个月', 'other'],
    ['电梯年久，常常抖', 'lift'],
    ['电梯门关不上', 'lift'],
    ['加装电梯有困难', 'lift'],
    ['担心电梯困人', 'lift'],
    ['南门口地砖松了，差点绊倒', 'ground'],
    ['地上青苔很滑，老人容易滑倒', 'ground'],
    ['要装防跌倒的扶手', 'stairwell'],
    ['楼道里有人抽烟', 'stairwell'],
    ['烟感报警器没电了', 'fire-safety'],
    ['5楼楼道的灯不亮了', 'lighting'],
    ['水管漏水', 'pipes'],
    ['Boxes in the fire lane', 'fire-safety'],
    ['The fire extinguisher is out of date', 'fire-safety'],
    ['The gas bill is wrong', 'other'],
    ['Old lift, its door gets stuck', 'lift'],
    ['A loose tile, somebody nearly fell', 'ground'],
    ['The smoke alarm has no battery', 'fire-safety'],
    ['A tree has fallen on the path', 'greening'],
    ['', 'fire-safety'],
  ])('%s', (words, category) => {
    expect(said(words, category)).toEqual([])
  })

  test('only a picture says nothing of a danger', () => {
    expect(dangersIn({ category: 'lift', words: null })).toEqual([])
  })
})
