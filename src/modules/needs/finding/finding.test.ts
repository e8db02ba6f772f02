import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { DAY_MS } from '#base/days.ts'
import { account, area, ctx } from '#test/world.ts'
import { auto, guest, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { applyRetention } from '#platform/retention/retention.ts'
import { household, neighbourhood, standing, told } from '../cast.test.kit.ts'
import { move } from '../move.ts'
import { done } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import { sayNumber } from '../number.ts'
import { needsRetention } from '../retention.ts'
import { findNeeds } from './finding.ts'
import { hrefOf } from './page.ts'
import { mendSearchText } from './search-text.ts'

const where = await neighbourhood()
const { staff, staffHere, director, secretary, property, propertyHere, owners, technical, volunteer } = where
const privacy = account('小安', 'privacy')

const set = (id: string, change: object) =>
  inArea(where.at(auto), (tx) =>
    tx.updateTable('needs.need').set(change).where('area_id', '=', where.area.id).where('id', '=', id).execute(),
  )
const find = async (text: string, actor: Actor = guest) =>
  (await findNeeds(where.at(actor), text, 30)).needs.map((need) => sayNumber(need))
const numberOf = (receipt: { number: { year: number; seq: number } }) => sayNumber(receipt.number)

/** Said by a neighbour in words only the committee reads; accepted under a title of the board. */
const sofa = await told(where, { words: '我是何秀英，楼下放着一只旧沙发', spot: '东门口', category: 'garbage' })
const accepted = await move(
  where.at(staff),
  { number: sofa.number, act: 'accept', id: uuidv7(where.services.now()), version: 1 },
  () => done({ set: { title: '东门堆了旧家具' } }),
)
if (!accepted.done) throw new Error(accepted.why)
const quiet = await told(where, { category: 'noise', words: '隔壁夜里唱戏' })
const elsewhere = await told(where, {
  words: '水管漏水',
  compoundId: where.there.compoundId,
  buildingId: where.there.buildingId,
})
const handed = await standing(where, {
  state: 'in_progress',
  assigneeRole: 'property',
  compoundId: where.there.compoundId,
})
await set(handed.id, { on_board: false })

const all: Actor[] = [guest, household(where.here.homeIds[0]!), volunteer, technical, privacy]

test('a guest and whoever has no task with needs find what the board shows, by its title and nothing a neighbour wrote', async () => {
  for (const reader of all) {
    expect(await find('旧家具', reader)).toEqual([numberOf(sofa)])
    for (const words of ['何秀英', '沙发', 'hexiuying', 'shafa', '东门口', '唱戏', '漏水'])
      expect([words, await find(words, reader)]).toEqual([words, []])
  }
})

test('the committee finds the asker’s words too, where it works', async () => {
  for (const reader of [staff, director, secretary]) {
    expect(await find('沙发', reader)).toEqual([numberOf(sofa)])
    expect(await find('唱戏', reader)).toEqual([numberOf(quiet)])
    expect(await find('漏水', reader)).toEqual([numberOf(elsewhere)])
  }
  expect(await find('沙发', staffHere)).toEqual([numberOf(sofa)])
  expect(await find('漏水', staffHere)).toEqual([])
})

test('property and owners find what was handed to them in their places; of the rest what the board shows', async () => {
  const { needs } = await findNeeds(where.at(property), sayNumber(handed.number), 5)
  expect(needs.map((need) => hrefOf(need))).toEqual([`/desk/work/${sayNumber(handed.number)}`])
  expect(await find('楼道的灯', property)).toEqual([sayNumber(handed.number)])
  for (const reader of [propertyHere, owners, guest]) expect(await find(sayNumber(handed.number), reader)).toEqual([])
  for (const reader of [property, owners]) expect(await find('沙发', reader)).toEqual([])
  const [board] = (await findNeeds(where.at(property), '旧家具', 5)).needs
  expect(board && hrefOf(board)).toBe(`/needs/${numberOf(sofa)}`)
})

test('each way to type it: words, pinyin, initials, a wrong letter, other letters, a subject, a place', async () => {
  for (const typed of [
    '旧家具',
    'jiujiaju',
    'jjj',
    '旧加具',
    '舊傢具',
    '东门的旧家具',
    'jiujiajo',
    'JIUJIAJU',
    '　旧家具　',
  ])
    expect([typed, await find(typed)]).toEqual([typed, [numberOf(sofa)]])
  expect(await find('3号楼')).toContain(numberOf(sofa))
  expect(await find('三号楼旧家具')).toEqual([numberOf(sofa)])
  expect(await find('3# 家具')).toEqual([numberOf(sofa)])
  expect(await find('临江大厦 家具')).toEqual([])
  expect(await find('垃圾')).toEqual([numberOf(sofa)])
  expect(await find('Rubbish')).toEqual([numberOf(sofa)])
  expect((await findNeeds(where.at(), 'jiujiajo', 5)).near).toBe(true)
})

test('a number in any form; 312 alone is of this year; what may not be seen is not found by its number either', async () => {
  const { year, seq } = sofa.number
  const wide = String(seq).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  for (const typed of [
    `${year}-${seq}`,
    `${year}-000${seq}`,
    `${year} ${seq}`,
    `「${seq}」`,
    `№${seq}`,
    `编号 ${year}—${wide}`,
  ])
    expect([typed, (await find(typed))[0]]).toEqual([typed, numberOf(sofa)])
  expect(await find(numberOf(quiet))).toEqual([])
  expect(await find(`${year - 1}-${seq}`)).toEqual([])
})

test('an order number of the hotline is the committee’s alone, in its places', async () => {
  const { needId, number } = sofa
  await set(needId, { hotline_ref: 'SH20241024-77A' })
  for (const typed of ['SH20241024-77A', 'sh20241024-77a', 'ＳＨ20241024－77Ａ'])
    expect([typed, await find(typed, staff)]).toEqual([typed, [sayNumber(number)]])
  await set(needId, { assignee_role: 'property' })
  for (const reader of [guest, property, owners]) expect(await find('SH20241024-77A', reader)).toEqual([])
  await set(needId, { assignee_role: null })
})

test('what is said later is found, what is said no more is not', async () => {
  const need = await told(where, { words: '花坛里的树倒了', category: 'greening' })
  const accept = { number: need.number, act: 'accept', id: uuidv7(where.services.now()), version: 1 } as const
  await move(where.at(staff), accept, () => done({ set: { title: '树倒在花坛' } }))
  expect(await find('花坛')).toEqual([numberOf(need)])
  const show = { number: need.number, act: 'show', id: uuidv7(where.services.now()), version: 2 } as const
  await move(where.at(staff), show, () => done({ set: { title: '绿化带倒伏' } }))
  expect(await find('花坛')).toEqual([])
  expect(await find('倒伏')).toEqual([numberOf(need)])
  expect(await find('花坛', staff)).toEqual([numberOf(need)])
})

test('words that were erased find nothing from that moment, and are gone from what is stored after the next mending', async () => {
  const need = await told(where, { words: '阳台上养着八只鹦鹉', category: 'other' })
  expect(await find('鹦鹉', staff)).toEqual([numberOf(need)])
  await set(need.needId, { words: null })
  expect(await find('鹦鹉', staff)).toEqual([])
  expect(await mendSearchText(where.at(auto))).toBe(1)
  expect(await mendSearchText(where.at(auto))).toBe(0)
  const { rows } = await inArea(where.at(auto), (tx) =>
    sql`select 1 from needs.search_text where area_id = ${where.area.id} and said like '%鹦鹉%'`.execute(tx),
  )
  expect(rows).toEqual([])
})

test('a year after it was closed the order number is forgotten, and finds nothing', async () => {
  const closed = await standing(where, {
    state: 'confirmed',
    submittedAt: new Date(where.services.now().getTime() - 400 * DAY_MS),
  })
  await set(closed.id, { hotline_ref: 'OLD-4711' })
  expect(await find('OLD-4711', staff)).toEqual([sayNumber(closed.number)])
  await applyRetention(where.at(auto), needsRetention)
  expect(await find('OLD-4711', staff)).toEqual([])
})

test('needs from before there was a search are written by the mending, and are found then', async () => {
  await inArea(where.at(auto), (tx) =>
    tx
      .deleteFrom('needs.search_text')
      .where('area_id', '=', where.area.id)
      .where('need_id', '=', sofa.needId)
      .execute(),
  )
  expect(await find('旧家具')).toEqual([])
  expect(await mendSearchText(where.at(auto))).toBe(1)
  expect(await find('旧家具')).toEqual([numberOf(sofa)])
})

test('another area finds nothing of this one, and withdrawn needs are found by the committee only', async () => {
  const other = await area(where.services, 'elsewhere', '别处居民区')
  const foreign = ctx(where.services, other, account('外人', 'director'))
  expect((await findNeeds(foreign, '旧家具', 5)).needs).toEqual([])
  expect((await findNeeds(foreign, numberOf(sofa), 5)).needs).toEqual([])
  const gone = await standing(where, { state: 'withdrawn' })
  expect(await find(sayNumber(gone.number))).toEqual([])
  expect(await find(sayNumber(gone.number), staff)).toEqual([sayNumber(gone.number)])
})
