import { describe, expect, test } from 'vitest'
import { auto, guest } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { happens, household, kept, needFrom, street } from '../street.test.kit.ts'
import { sayMessage } from '../words.ts'
import { tellOfNeed } from './news.ts'

const where = await street()
const [home = '', neighbour = ''] = where.here.homeIds
const [staff, property, propertyThere] = await Promise.all([
  where.holder('小陈', 'staff'),
  where.holder('老刘', 'property', where.here.compoundId),
  where.holder('老赵', 'property', where.there.compoundId),
])

/** What was told of a need, as receiver and kind. */
const toldOf = async ({ number }: { number: string }) =>
  (await kept(where)).filter((one) => one.need_number === number).map((one) => `${one.receiver_id}: ${one.kind}`)

describe('who is told what', () => {
  test.each([
    ['accepted', 'accepted'],
    ['asked', 'asked'],
    ['waiting', 'waiting'],
    ['extended', 'extended'],
    ['promised', 'promised'],
    ['resolved', 'resolved'],
    ['closedUnanswered', 'closed'],
    ['leftUnresolved', 'unsolved'],
    ['referred', 'referred'],
  ])('the household of a need hears that it is %s, once', async (what, kind) => {
    const need = await needFrom(where, home)
    await happens(where, need, { what, by: staff })
    expect(await toldOf(need)).toEqual([`${home}: ${kind}`])
  })

  test.each(['shown', 'contacted', 'taken', 'started', 'resumed', 'hotlineNoted', 'confirmed', 'withdrawn'])(
    'nobody is told that it is %s',
    async (what) => {
      const need = await needFrom(where, home)
      await happens(where, need, { what, by: staff })
      expect(await toldOf(need)).toEqual([])
    },
  )

  test('who is named for what is between neighbours hears its number, and nothing of what it is', async () => {
    const director = await where.holder('王主任', 'director')
    const secretary = await where.holder('张书记', 'secretary')
    const named = async (set: { handler_id?: string | null; shown_to?: string | null; shown_until?: Date | null }) => {
      const need = await needFrom(where, null)
      await inArea(where.at(auto), (tx) =>
        tx
          .updateTable('needs.need')
          .set({ dispute: true, on_board: false, category: 'noise', ...set })
          .where('area_id', '=', where.area.id)
          .where('id', '=', need.id)
          .execute(),
      )
      return need
    }
    const need = await named({ handler_id: staff.id })
    await happens(where, need, { what: 'entrusted', by: director })
    expect(await toldOf(need)).toEqual([`${staff.id}: entrusted`])
    const [told] = (await kept(where)).filter((one) => one.need_number === need.number)
    expect(told?.category).toBe('other')
    expect(sayMessage('zh', told!)).not.toMatch(/噪|王阿姨|灯/)
    const until = new Date(where.services.now().getTime() + 1)
    const looked = await named({ shown_to: secretary.id, shown_until: until })
    await happens(where, looked, { what: 'revealed', by: director })
    expect(await toldOf(looked)).toEqual([`${secretary.id}: to-read`])
    for (const set of [{ handler_id: property.id }, { handler_id: secretary.id }, { handler_id: director.id }, {}]) {
      const other = await named(set)
      await happens(where, other, { what: 'entrusted', by: director })
      await happens(where, other, { what: 'revealed', by: director })
      expect(await toldOf(other)).toEqual([])
    }
  })

  const two = async (first: string | null, second: string | null) => {
    const need = await needFrom(where, first)
    const other = await needFrom(where, second)
    return { need, other, detail: { into: other.number } }
  }

  test('two that are merged are told to both askers, each of the own number', async () => {
    const { need, other, detail } = await two(home, neighbour)
    await happens(where, need, { what: 'merged', by: staff, detail })
    expect(await toldOf(need)).toEqual([`${home}: merged`])
    expect(await toldOf(other)).toEqual([`${neighbour}: joined`])
  })

  test('parted by the committee, both are told; by the asker, only the other', async () => {
    for (const [by, asker] of [
      [staff, [`${home}: unmerged`]],
      [household(home), []],
      [guest, []],
    ] as const) {
      const { need, other, detail } = await two(home, neighbour)
      await happens(where, need, { what: 'unmerged', by, detail })
      expect(await toldOf(need)).toEqual(asker)
      expect(await toldOf(other)).toEqual([`${neighbour}: parted`])
    }
  })

  test('parted because the other took theirs back: only the one that goes on alone is told', async () => {
    const { need, other, detail } = await two(home, neighbour)
    await happens(where, need, { what: 'unmerged', by: auto, detail })
    expect(await toldOf(need)).toEqual([`${home}: unmerged`])
    expect(await toldOf(other)).toEqual([])
  })

  test('a home that asked both hears once; of nobody known, nobody hears', async () => {
    const twice = await two(home, home)
    await happens(where, twice.need, { what: 'merged', by: staff, detail: twice.detail })
    expect([await toldOf(twice.need), await toldOf(twice.other)]).toEqual([[`${home}: merged`], []])
    const unknown = await two(null, neighbour)
    await happens(where, unknown.need, { what: 'merged', by: staff, detail: unknown.detail })
    expect([await toldOf(unknown.need), await toldOf(unknown.other)]).toEqual([[], [`${neighbour}: joined`]])
  })

  test('a need of nobody known has no household to tell', async () => {
    const need = await needFrom(where, null)
    await happens(where, need, { what: 'accepted', by: staff })
    expect(await toldOf(need)).toEqual([])
  })

  test('what is handed over is told to those who hold the role at that place, and only there', async () => {
    const need = await needFrom(where, home)
    await happens(where, need, { what: 'assigned', by: staff, detail: { assigneeRole: 'property' } })
    expect(await toldOf(need)).toEqual([`${property.id}: handed`])
    const there = await needFrom(where, home, where.there.compoundId)
    await happens(where, there, { what: 'reassigned', by: staff, detail: { assigneeRole: 'property' } })
    expect(await toldOf(there)).toEqual([`${propertyThere.id}: handed`])
  })

  test('what comes back is told to staff; whoever did it is not told', async () => {
    const need = await needFrom(where, home)
    await happens(where, need, { what: 'returned', by: property })
    await happens(where, need, { what: 'reopened', by: household(home) })
    await happens(where, need, { what: 'told', by: staff })
    expect((await toldOf(need)).sort()).toEqual([`${staff.id}: given-back`, `${staff.id}: reopened`])
  })
})

test('a fact told twice is one message', async () => {
  const need = await needFrom(where, neighbour)
  await happens(where, need, { what: 'resolved', by: staff })
  const fact = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('subject_id', '=', need.id)
      .executeTakeFirstOrThrow(),
  )
  const heard = { ...fact, subjectId: fact.subject_id, actorId: fact.actor_id, actorKind: fact.actor_kind }
  await Promise.all([tellOfNeed(where.at(auto), heard), tellOfNeed(where.at(auto), heard)])
  expect(await toldOf(need)).toEqual([`${neighbour}: resolved`])
})

test('two events are two messages, and none of them holds what was written', async () => {
  const need = await needFrom(where, home)
  await happens(where, need, { what: 'waiting', by: staff })
  await happens(where, need, { what: 'waiting', by: staff })
  const told = (await kept(where)).filter((one) => one.need_number === need.number)
  expect(told).toHaveLength(2)
  expect(JSON.stringify(told) + sayMessage('zh', told[0]!)).not.toContain('王阿姨')
})

test('a message says number, subject and event in both languages', () => {
  const said = { kind: 'resolved', need_number: '2024-0312', category: 'lighting' }
  expect(sayMessage('zh', said)).toBe('2024-0312（照明）：说是办好了，请您说一声：解决了没有？')
  expect(sayMessage('en', said)).toContain('2024-0312 (')
  expect(sayMessage('zh', { ...said, kind: 'unheard-of' })).toContain('有新的进展')
})
