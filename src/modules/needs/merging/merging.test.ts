import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, thursday } from '#test/world.ts'
import { factsOf, household, neighbourhood, rowOf, standing, stepsOf, told } from '../cast.test.kit.ts'
import { withdraw } from '../followup/answer.ts'
import { caseOf } from '../case.ts'
import { followCode } from '../follow-code.ts'
import { sayCode } from '#base/follow-code.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { fieldOn, site } from '../site.test.kit.ts'
import { merge, unmerge } from './merging.ts'
import type { Merging } from './merging.rules.ts'

const where = await neighbourhood()
const at = (text: string) => new Date(`${text}:00+08:00`)
const on = (number: NeedNumber, version: number | null = 1) => ({ number, id: uuidv7(where.services.now()), version })
const wish = (into: NeedNumber): Merging => ({ into, reason: 'same-matter', words: '和前面那件一起办', way: null })
const join = (from: NeedNumber, into: NeedNumber, actor: Actor = where.staff) =>
  merge(where.at(actor), on(from, null), wish(into))
const part = (number: NeedNumber, actor: Actor = where.staff) =>
  unmerge(where.at(actor), on(number, null), { words: '不是一回事' })
const desk = (number: NeedNumber) => `/desk/needs/${sayNumber(number)}`

beforeEach(() => {
  where.services.clock.now = thursday
})
afterEach(() => {
  where.services.clock.now = thursday
})

/** The address of the asker's own page, entered by number and code. */
async function own({ id, number }: { id: string; number: NeedNumber }) {
  const code = sayCode(followCode(where.at(guest), id))
  const answer = await site(where).post('/needs/follow', { number: sayNumber(number), code })
  return answer.headers.get('location')!
}

const detailOf = async (id: string, name: string) => {
  const found = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select('detail')
      .where('area_id', '=', where.area.id)
      .where('subject_id', '=', id)
      .where('name', '=', name)
      .executeTakeFirst(),
  )
  return found?.detail
}

describe('merging one need into another', () => {
  test('ends it here, tells its asker, and stands on both timelines and in the facts with both numbers', async () => {
    const [old, late] = [await standing(where, { state: 'in_progress' }), await told(where)]
    const due = (await rowOf(where, late.needId)).due_at
    const answer = await join(late.number, old.number)
    expect(answer).toMatchObject({ done: true, value: { state: 'merged', merged_into: old.id, due_at: due } })
    const [step] = (await stepsOf(where, late.needId)).slice(-1)
    expect(step).toMatchObject({
      act: 'merge',
      note: '和前面那件一起办',
      note_for: 'asker',
      body: sayNumber(old.number),
    })
    expect((await stepsOf(where, old.id)).at(-1)).toMatchObject({ act: 'joined', body: sayNumber(late.number) })
    expect(await rowOf(where, old.id)).toMatchObject({ state: 'in_progress', version: 1 })
    expect(await detailOf(late.needId, 'needs.need.merged')).toMatchObject({
      number: sayNumber(late.number),
      into: sayNumber(old.number),
    })
    expect((await caseOf(where.at(where.staff), old.number))?.lineage.joined).toEqual([late.number])
  })

  test('is refused into itself, into nothing, into what has ended, out of reach, and where others were merged', async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => standing(where, { state: 'accepted' })))
    const gone = await standing(where, { state: 'confirmed' })
    const far = await standing(where, { state: 'accepted', compoundId: where.there.compoundId })
    expect(await join(a!.number, a!.number)).toEqual({ done: false, why: 'same-need' })
    expect(await join(a!.number, { year: 2024, seq: 99_999 })).toEqual({ done: false, why: 'no-such-need' })
    expect(await join(a!.number, gone.number)).toEqual({ done: false, why: 'need-has-ended' })
    expect(await join(a!.number, far.number, where.staffHere)).toEqual({ done: false, why: 'no-such-need' })
    expect(await join(a!.number, b!.number)).toMatchObject({ done: true })
    expect(await join(c!.number, a!.number)).toEqual({ done: false, why: 'need-has-ended' })
    expect(await join(b!.number, c!.number)).toEqual({ done: false, why: 'others-merged-here' })
    expect(await stepsOf(where, c!.id)).toEqual([])
  })

  test('pressed twice is one merging, and one line on the other', async () => {
    const [a, b] = [await standing(where, { state: 'accepted' }), await standing(where, { state: 'accepted' })]
    const press = on(a.number)
    const answers = await Promise.all([1, 2, 3].map(() => merge(where.at(where.staff), press, wish(b.number))))
    expect(answers.every((answer) => answer.done)).toBe(true)
    expect(await stepsOf(where, a.id)).toHaveLength(1)
    expect(await stepsOf(where, b.id)).toHaveLength(1)
    expect(await factsOf(where, a.id)).toEqual(['needs.need.merged'])
  })

  test('crosswise by two at once: one wins, the other is told why', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [await standing(where, { state: 'accepted' }), await standing(where, { state: 'accepted' })]
      const answers = await Promise.all([join(a.number, b.number), join(b.number, a.number, where.colleague)])
      expect(answers.filter((answer) => answer.done)).toHaveLength(1)
      const [refusal] = answers.flatMap((answer) => (answer.done ? [] : [answer.why]))
      expect(refusal).toBe('need-has-ended')
      const states = [(await rowOf(where, a.id)).state, (await rowOf(where, b.id)).state].sort()
      expect(states).toEqual(['accepted', 'merged'])
    }
  })

  test('a caller who waits is told by a person: on the form the way is a must, and it is first contact', async () => {
    const [a, b] = [await told(where, { replyBy: 'telephone' }), await standing(where, { state: 'accepted' })]
    const fields = { mergeInto: sayNumber(b.number), mergeReason: 'same-cause', mergeWords: '并在一起办' }
    const send = async (over: Record<string, string>) =>
      site(where, where.staff).post(`${desk(a.number)}/merging`, { version: '1', ...fields, ...over })
    const refused = await send({})
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('并在一起办</textarea>')
    expect((await send({ mergeWay: 'telephone' })).status).toBe(303)
    expect(await rowOf(where, a.needId)).toMatchObject({ state: 'merged', contacted_at: thursday })
  })

  test('bad forms come back with what was typed; an old page is shown both versions', async () => {
    const [a, b] = [
      await standing(where, { state: 'accepted', replyBy: 'none' }),
      await standing(where, { state: 'accepted' }),
    ]
    const send = (fields: Record<string, string>) =>
      site(where, where.staff).post(`${desk(a.number)}/merging`, { version: '1', ...fields })
    const good = { mergeInto: sayNumber(b.number), mergeReason: 'same-matter', mergeWords: '一起办这两件' }
    for (const over of [
      { mergeInto: '' },
      { mergeInto: '2024-99999' },
      { mergeReason: '' },
      { mergeWords: '' },
      { mergeWords: '长'.repeat(301) },
    ]) {
      const back = await send({ ...good, ...over })
      expect([over, back.status]).toEqual([over, 422])
    }
    expect(await (await send({ ...good, mergeInto: '２０２４－９９' })).text()).toContain('一起办这两件')
    const stale = await send({ ...good, version: '7' })
    expect(stale.status).toBe(409)
    const text = await stale.text()
    expect(text).toContain('一起办这两件')
    expect(text).toContain(sayNumber(b.number))
  })
})

describe('taken out again', () => {
  test('by its asker alone: taken up with the due date it had, the other untouched', async () => {
    const [old, late] = [
      await standing(where, { state: 'in_progress' }),
      await standing(where, { state: 'in_progress' }),
    ]
    const before = await rowOf(where, late.id)
    await join(late.number, old.number)
    where.services.clock.now = at('2024-11-05T09:00')
    const address = await own(late)
    const page = await site(where).text(address)
    expect(page).toContain(`已并入 ${sayNumber(old.number)}`)
    expect(page).toContain('和前面那件一起办')
    const sent = await site(where).post(`/needs/${sayNumber(late.number)}/mine/separation`, {
      id: uuidv7(where.services.now()),
      pass: fieldOn(page, 'pass')!,
      partWords: '我那盏在二楼',
    })
    expect(sent.status).toBe(303)
    expect(await rowOf(where, late.id)).toMatchObject({
      state: 'accepted',
      merged_into: null,
      closed_at: null,
      due_at: before.due_at,
      assignee_role: null,
      reopenings: 0,
    })
    expect(await rowOf(where, old.id)).toMatchObject({ state: 'in_progress', version: 1 })
    expect((await stepsOf(where, old.id)).map(({ act, actor_kind: by }) => [act, by])).toEqual([
      ['joined', 'committee'],
      ['parted', 'asker'],
    ])
    expect(await detailOf(late.id, 'needs.need.unmerged')).toMatchObject({ into: sayNumber(old.number) })
    expect(await site(where, where.staff).text(desk(late.number))).toContain('我那盏在二楼')
    expect(await join(late.number, old.number)).toMatchObject({ done: true })
  })

  test('nobody but its asker and the committee of its place may', async () => {
    const [a, b] = [await standing(where, { state: 'accepted' }), await standing(where, { state: 'accepted' })]
    await join(a.number, b.number)
    for (const actor of [guest, where.property, where.owners, account('小吴', 'staff', where.there.compoundId)])
      expect(await part(a.number, actor)).toEqual({ done: false, why: 'not-yours' })
    expect(
      (await site(where).post(`/needs/${sayNumber(a.number)}/mine/separation`, { partWords: 'x' })).headers.get(
        'location',
      ),
    ).toContain('/needs/follow')
    expect(await part(b.number)).toEqual({ done: false, why: 'not-now' })
    expect(await part(a.number)).toMatchObject({ done: true, value: { state: 'accepted' } })
  })

  test('when the other is done, the merged asker reads it, may say not for me, and moves only their own', async () => {
    const [old, late] = [await standing(where, { state: 'resolved' }), await standing(where, { state: 'accepted' })]
    await join(late.number, old.number)
    const page = await site(where).text(await own(late))
    expect(page).toContain('您这里也好了')
    await site(where).post(`/needs/${sayNumber(late.number)}/mine/separation`, { pass: fieldOn(page, 'pass')! })
    expect((await rowOf(where, late.id)).state).toBe('accepted')
    expect((await rowOf(where, old.id)).state).toBe('resolved')
  })

  test('when the other asker takes theirs back, what others told goes on by itself', async () => {
    const [old, late] = [await standing(where, { state: 'accepted' }), await standing(where, { state: 'accepted' })]
    await join(late.number, old.number)
    await withdraw(where.at(guest), { ...on(old.number, null), asker: true }, { words: null })
    expect(await rowOf(where, late.id)).toMatchObject({ state: 'accepted', merged_into: null })
    expect((await stepsOf(where, late.id)).at(-1)).toMatchObject({ act: 'unmerge', actor_kind: 'auto' })
  })

  test('merging and parting at once leave whole rows', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [a, b] = [await standing(where, { state: 'accepted' }), await standing(where, { state: 'accepted' })]
      await join(a.number, b.number)
      await Promise.all([
        part(a.number),
        withdraw(where.at(guest), { ...on(b.number, null), asker: true }, { words: null }),
      ])
      expect((await rowOf(where, a.id)).state).toBe('accepted')
      expect((await rowOf(where, b.id)).state).toBe('withdrawn')
    }
  })
})

describe('what others see', () => {
  test('the board counts the other neighbours and shows the matter once; one home counts once', async () => {
    const [home, other] = [where.here.homeIds[0]!, where.here.homeIds[1]!]
    const old = await standing(where, { state: 'accepted' })
    const late = await Promise.all([home, home, other].map((id) => told(where, { words: '楼道黑' }, household(id))))
    for (const one of late) await join(one.number, old.number)
    expect(await site(where).text(`/needs/${sayNumber(old.number)}`)).toContain('另有 2 位邻居也反映了')
    const list = await site(where).text('/needs')
    expect(list).toContain('另有 2 位邻居也反映了')
    for (const one of late) expect(list).not.toContain(sayNumber(one.number))
    const page = await site(where).text(`/needs/${sayNumber(late[0]!.number)}`)
    expect(page).toContain('并在一起办了')
    expect(page).toContain(`/needs/${sayNumber(old.number)}`)
    const shown = await site(where).text(`/needs/${sayNumber(old.number)}`)
    for (const one of late) expect(shown).not.toContain(sayNumber(one.number))
    expect(await site(where, household(home)).text('/needs/mine')).toContain(`已并入 ${sayNumber(old.number)}`)
  })

  test('the merged asker reads nothing of the other asker but what the board shows', async () => {
    const old = await told(where, { words: '我家老张腿脚不好', spot: '六楼东头', category: 'noise' })
    const late = await standing(where, { state: 'accepted' })
    await join(late.number, old.number)
    const page = await site(where).text(await own(late))
    expect(page).toContain('不在公示栏上')
    for (const secret of ['老张', '六楼东头']) expect(page).not.toContain(secret)
    const staff = await site(where, where.staff).text(desk(old.number))
    expect(staff).toContain(sayNumber(late.number))
    const merged = await site(where, where.staff).text(desk(late.number))
    expect(merged).toContain('并在一起办了')
    expect(merged).not.toContain('这件事已经结了')
    expect(await site(where, where.staff, { lang: 'en' }).text(desk(late.number))).toContain('Merged into')
  })
})
