import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { giveGrant } from '#platform/auth/auth.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account } from '#test/world.ts'
import { site, stall, vanguardDay, vanguardWorld, volunteer } from '../site.test.kit.ts'
import { ownPath, volunteerOf } from '../volunteer.ts'
import { countingPart } from './part.ts'
import { dayToCount } from './day.ts'
import type { seenOf } from './say.ts'

const where = await vanguardWorld()
const { staff, lead, services } = where
const MINUTE = 60_000
const now = () => services.now()
const after = (minutes: number) => new Date(now().getTime() + minutes * MINUTE)
const id = () => uuidv7(now())

/** A day under way since an hour, with this many stalls. */
async function morning(stalls = 1, startsAt = after(-60)) {
  const day = await vanguardDay(where, { startsAt })
  const made = []
  for (let i = 0; i < stalls; i++) made.push(await stall(where, day))
  const [first, second] = made.map(({ stallId }) => stallId)
  return { day, path: `/desk/vanguard/${day.id}/morning`, stallId: first!, second: second!, shiftId: made[0]!.shiftId }
}

/** Somebody who helps with an account, and a place in a shift. */
async function onShift(shiftId: string, name: string, actor: Actor | null = null) {
  const volunteerId = await volunteer(where, name, { accountId: actor?.id ?? null })
  const placeId = id()
  await inArea(where.at(auto), (tx) =>
    tx
      .insertInto('vanguard.place')
      .values({
        area_id: where.area.id,
        id: placeId,
        shift_id: shiftId,
        volunteer_id: volunteerId,
        during: `[${after(-60).toISOString()},${after(60).toISOString()})`,
        state: 'accepted',
        at: now(),
      })
      .execute(),
  )
  return placeId
}

type Answer = {
  status: number
  taken: string[]
  refused: { id: string; why: string; said: string }[]
  seen: ReturnType<typeof seenOf>
}

/** A telephone whose clock is so far ahead; it sends what it noted, as its page would. */
const telephone = (device: string, { aheadMs = 0, as = staff }: { aheadMs?: number; as?: Actor } = {}) => {
  const clock = (at: Date) => new Date(at.getTime() + aheadMs).toISOString()
  return {
    tap: (what: string, more: object, at = now()) => ({ id: id(), at: clock(at), what, ...more }),
    send: async (path: string, marks: object[] = []): Promise<Answer> => {
      const batch = JSON.stringify({ device, now: clock(now()), marks })
      const answer = await site(where, as).post(`${path}/taps`, { batch })
      return { status: answer.status, ...((answer.status < 300 ? await answer.json() : {}) as Omit<Answer, 'status'>) }
    },
  }
}

const rows = (stallId: string) =>
  inArea(where.at(auto), async (tx) => {
    const of = { area: where.area.id, stallId }
    const [taps, tickets, [row]] = await Promise.all([
      tx
        .selectFrom('vanguard.tap')
        .selectAll()
        .where('area_id', '=', of.area)
        .where('stall_id', '=', stallId)
        .execute(),
      tx
        .selectFrom('vanguard.ticket')
        .selectAll()
        .where('area_id', '=', of.area)
        .where('stall_id', '=', stallId)
        .orderBy('letter')
        .orderBy('no')
        .orderBy('id')
        .execute(),
      tx.selectFrom('vanguard.stall').selectAll().where('area_id', '=', of.area).where('id', '=', stallId).execute(),
    ])
    return { taps, tickets, stall: row! }
  })

const whyOf = (answer: Answer) => answer.refused.map(({ why }) => why)

test('two devices count one stall without a network: no number twice, each tap once, sums; sent again in any order it is the same', async () => {
  const { path, stallId, day } = await morning()
  const [a, b] = [telephone('a'), telephone('b', { aheadMs: 3 * 60 * MINUTE, as: lead })]
  const letters = async (phone: typeof a) => (await phone.send(path)).seen.stalls[0]?.letter
  expect([await letters(a), await letters(b), await letters(a)]).toEqual(['A', 'B', 'A'])

  const numbered = (phone: typeof a, letter: string, no: number, minute: number) => {
    const ticket = id()
    const about = { stall: stallId, ticket }
    return [
      phone.tap('given', { ...about, letter, no }, after(minute)),
      phone.tap('called', about, after(minute + 1)),
      phone.tap('served', about, after(minute + 2)),
    ]
  }
  const fromA = [...numbered(a, 'A', 1, -50), ...numbered(a, 'A', 2, -40)]
  const fromB = [...numbered(b, 'B', 1, -45), b.tap('served', { stall: stallId, ticket: id() }, after(-30))]
  const sendings = [() => a.send(path, fromA), () => b.send(path, fromB), () => a.send(path, fromA.toReversed())]
  await Promise.all(sendings.map(async (send) => expect((await send()).refused).toEqual([])))
  const first = await rows(stallId)
  expect(first.tickets.map(({ letter, no, state }) => [letter, no, state])).toEqual([
    ['A', 1, 'served'],
    ['A', 2, 'served'],
    ['B', 1, 'served'],
    [null, null, 'served'],
  ])
  expect(first.stall).toMatchObject({ served: 4, visits: 4, state: 'open', opened_at: after(-50) })
  expect(first.taps).toHaveLength(10)
  // The clock three hours ahead is set right.
  expect(first.tickets[2]?.given_at).toEqual(after(-45))
  for (const send of sendings.toReversed()) expect((await send()).taken.length).toBeGreaterThan(3)
  expect(await rows(stallId)).toEqual(first)

  // An answer to taps says how their stall stands and no more: letters and hands are for whoever asks.
  const { stalls } = (await a.send(path, fromA)).seen
  expect(stalls.map((one) => [one.id, one.served, Object.keys(one).sort()])).toEqual([
    [stallId, 4, ['id', 'served', 'tickets']],
  ])

  const { seen } = await a.send(path)
  expect(seen.stalls[0]).toMatchObject({ served: 4, letter: 'A', last: 2 })
  expect(seen.stalls[0]?.hands).toEqual(['A：发号 2，办好 2', 'B：发号 1，办好 2'])
  const page = await site(where, staff).text(path)
  for (const words of ['办好 4 人次，等着 0 位', 'B：发号 1，办好 2', '两台设备给同一个人各记一次会多算'])
    expect(page).toContain(words)
  const facts = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select(['name', 'actor_id'])
      .where('area_id', '=', where.area.id)
      .where('subject_id', '=', stallId)
      .execute(),
  )
  expect(facts.map(({ name, actor_id }) => `${name} ${actor_id}`).sort()).toEqual([
    `vanguard.stall.tapped ${staff.id}`,
    `vanguard.stall.tapped ${lead.id}`,
  ])
  const part = await countingPart(
    { lang: 'zh' } as never,
    where.at(staff),
    (await dayToCount(where.at(staff), day.id))!.day,
  )
  expect(String(part)).toContain('办好 4')
})

test('a letter is one device’s; the 27th gets none and goes on counting; a number of somebody else is refused and said', async () => {
  const { path, stallId } = await morning()
  const phones = Array.from({ length: 27 }, (_, i) => telephone(`phone ${i}`))
  const letters = []
  for (const phone of phones) letters.push((await phone.send(path)).seen.stalls[0]?.letter)
  expect(letters).toEqual([...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'), null])
  const [first, last] = [phones[0]!, phones[26]!]
  const walkIn = last.tap('served', { stall: stallId, ticket: id() })
  const numbered = last.tap('given', { stall: stallId, ticket: id() })
  expect(await last.send(path, [walkIn, numbered])).toMatchObject({
    taken: [walkIn.id],
    refused: [{ id: numbered.id, why: 'no-letter' }],
  })
  const given = (phone: typeof first, letter: string) =>
    phone.tap('given', { stall: stallId, ticket: id(), letter, no: 5 })
  expect(whyOf(await last.send(path, [given(last, 'A')]))).toEqual(['wrong-letter'])
  expect((await first.send(path, [given(first, 'A')])).refused).toEqual([])
  const again = await first.send(path, [given(first, 'A')])
  expect(again.refused).toMatchObject([{ why: 'number-taken', said: '这个号已经给过别人。' }])
  const odd = [
    { id: id(), at: 'never' },
    { id: 'x' },
    first.tap('given', { stall: stallId, ticket: id(), letter: 'A' }),
  ]
  expect(whyOf(await first.send(path, odd))).toEqual(['unreadable', 'unreadable', 'unreadable'])
  expect((await rows(stallId)).stall.served).toBe(1)
})

test('without scripts each button is a form: a number is given, called, served, taken back; a second press is the same tap', async () => {
  const { path, stallId, second, day } = await morning(2)
  const { text, post } = site(where, staff)
  const press = async (fields: Record<string, string>) =>
    (await post(path, { id: id(), stall: stallId, ...fields })).status
  const twice = { id: id(), ticket: id(), what: 'given', visit: '' }
  expect([await press(twice), await press(twice)]).toEqual([303, 303])
  expect(await press({ ticket: id(), what: 'given', visit: '' })).toBe(303)
  const [one, two] = (await rows(stallId)).tickets
  expect([one, two].map((ticket) => `${ticket?.letter}${ticket?.no}`)).toEqual(['A1', 'A2'])
  const page = await text(path)
  for (const words of ['取号', '叫下一个', '撤回上一下', 'A1', 'A2', '办好 0 人次，等着 2 位'])
    expect(page).toContain(words)
  expect(page.match(/name="undoes" value="([^"]+)"/)?.[1]).not.toBe('')
  for (const what of ['called', 'served']) expect(await press({ ticket: one!.id, what })).toBe(303)
  expect((await rows(stallId)).stall).toMatchObject({ served: 1, visits: 1 })

  // The same person goes on to the other stall: two services, one visit.
  expect(await text(`${path}?visit=${one!.id}`)).toContain('A1的那位还要去别的摊')
  expect(await press({ stall: second, ticket: id(), what: 'served', visit: one!.id })).toBe(303)
  expect((await rows(second)).stall).toMatchObject({ served: 1, visits: 0 })

  const served = (await rows(stallId)).taps.find(({ what }) => what === 'served')!
  const undo = { ticket: one!.id, what: 'undone', undoes: served.id }
  const stranger = account('小张', 'staff')
  const theirs = await site(where, stranger).post(path, { id: id(), stall: stallId, ...undo })
  expect(theirs.status).toBe(303)
  expect((await rows(stallId)).stall.served).toBe(0)
  const wrong = await post(path, { id: id(), stall: stallId, ticket: id(), what: 'called' })
  expect([wrong.status, (await wrong.text()).includes('没有这个号。')]).toEqual([422, true])
  expect((await post(path, { what: 'served' })).status).toBe(422)

  // For everybody: the display and the slip, without a name.
  expect(await press({ ticket: two!.id, what: 'called' })).toBe(303)
  const display = await site(where).text(`/vanguard/${day.id}/numbers`)
  for (const words of ['A2', '理发', 'http-equiv="refresh"']) expect(display).toContain(words)
  expect(await site(where).text(`/vanguard/${day.id}/numbers/${two!.id}`)).toContain('轮到您了')
  expect((await site(where).get(`/vanguard/${day.id}/numbers/${id()}`)).status).toBe(404)
})

test('only one’s own tap is taken back by whoever does not lead; a place of the day lets count and not call the roll', async () => {
  const { path, stallId, shiftId } = await morning()
  const helper = account('阿强', 'volunteer')
  const other = account('小红', 'volunteer')
  const placeId = await onShift(shiftId, '阿强', helper)
  expect((await site(where, other).get(path)).status).toBe(404)
  expect((await site(where).get(path)).status).toBe(403)
  const mine = telephone('helper', { as: helper })
  const theirs = telephone('lead', { as: lead })
  const tap = theirs.tap('served', { stall: stallId, ticket: id() })
  expect((await theirs.send(path, [tap])).refused).toEqual([])
  const undo = mine.tap('undone', { stall: stallId, ticket: (tap as { ticket?: string }).ticket, undoes: tap.id })
  const sign = mine.tap('arrived', { place: placeId })
  expect(whyOf(await mine.send(path, [undo, sign]))).toEqual(['not-yours', 'not-leader'])
  expect(await site(where, helper).text(path)).not.toContain('志愿者到岗')
  expect((await theirs.send(path, [theirs.tap('undone', { ...undo, id: id() })])).refused).toEqual([])
  expect((await rows(stallId)).stall.served).toBe(0)
})

test('the roll of the shift arrives hours later with the times of the device set right, each mark once', async () => {
  const { path, shiftId } = await morning()
  const placeId = await onShift(shiftId, '赵阿姨')
  const page = await site(where, lead).text(path)
  for (const words of ['志愿者到岗', '赵阿姨', '还没到']) expect(page).toContain(words)
  const phone = telephone('lead', { aheadMs: -20 * MINUTE, as: lead })
  const marks = [phone.tap('arrived', { place: placeId }, after(-55)), phone.tap('left', { place: placeId }, after(-5))]
  for (let twice = 0; twice < 2; twice++) expect((await phone.send(path, marks)).refused).toEqual([])
  expect((await phone.send(path)).seen.signs).toEqual([{ id: placeId, state: 'left', said: '走了 上午8点55分' }])
  const signs = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.sign')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('place_id', '=', placeId)
      .execute(),
  )
  expect(signs).toHaveLength(2)
  expect(JSON.stringify((await phone.send(path)).seen)).not.toContain('赵阿姨')
  expect(whyOf(await phone.send(path, [phone.tap('arrived', { place: id() })]))).toEqual(['unknown-place'])
  const form = await site(where, lead).post(path, { id: id(), place: placeId, what: 'cleared' })
  expect(form.headers.get('location')).toBe(`${path}#p-${placeId}`)
})

test('a stall that closed takes what was tapped before, however late; numbers go on over midnight', async () => {
  const { path, stallId } = await morning()
  const phone = telephone('late')
  await phone.send(path)
  const set = (state: string) => site(where, staff).post(`${path}/${stallId}`, { state })
  expect((await set('closed')).status).toBe(303)
  services.clock.now = after(30)
  const about = () => ({ stall: stallId, ticket: id() })
  const before = phone.tap('served', about(), after(-40))
  const tooLate = phone.tap('served', about(), after(-10))
  const answer = await phone.send(path, [before, tooLate])
  expect([answer.taken, whyOf(answer)]).toEqual([[before.id], ['closed']])
  expect((await set('open')).status).toBe(303)
  expect((await phone.send(path, [tooLate])).refused).toEqual([])
  expect((await rows(stallId)).stall).toMatchObject({ served: 2, state: 'open', closed_at: null })
  services.clock.now = after(-30)

  const night = await morning(1, new Date('2024-10-24T22:30:00+08:00'))
  services.clock.now = new Date('2024-10-24T23:50:00+08:00')
  const letter = (await phone.send(night.path)).seen.stalls[0]?.letter
  const give = (no: number) => phone.tap('given', { stall: night.stallId, ticket: id(), letter, no })
  const [eleven, past] = [give(1), { ...give(2), at: new Date('2024-10-25T00:20:00+08:00').toISOString() }]
  services.clock.now = new Date('2024-10-25T00:30:00+08:00')
  expect((await phone.send(night.path, [eleven, past])).refused).toEqual([])
  expect((await rows(night.stallId)).tickets.map(({ no }) => no)).toEqual([1, 2])
  services.clock.now = new Date('2024-10-24T09:00:00+08:00')
})

test('a day called off is not counted; another area, an unpublished day and a stall of another day are nobody’s', async () => {
  const { day, path, stallId } = await morning()
  const other = await morning()
  const phone = telephone('a')
  const foreign = phone.tap('served', { stall: other.stallId, ticket: id() })
  expect(whyOf(await phone.send(path, [foreign]))).toEqual(['unknown-stall'])
  expect((await site(where, staff).post(`${path}/${other.stallId}`, { state: 'closed' })).status).toBe(404)
  const set = (values: object) =>
    inArea(where.at(auto), (tx) =>
      tx
        .updateTable('gatherings.gathering')
        .set(values)
        .where('area_id', '=', where.area.id)
        .where('id', '=', day.id)
        .execute(),
    )
  await set({ state: 'paused', reason_kind: 'weather', reason: '暴雨' })
  expect(whyOf(await phone.send(path, [phone.tap('served', { stall: stallId, ticket: id() })]))).toEqual(['called-off'])
  expect(await site(where, staff).text(path)).toContain('这一天没有办')
  expect((await site(where).get(`/vanguard/${day.id}/numbers`)).status).toBe(404)
  await set({ state: 'planned', published_at: null, reason_kind: null, reason: null })
  expect([(await site(where, lead).get(path)).status, (await site(where, staff).get(path)).status]).toEqual([404, 200])
  expect((await site(where).get(`/vanguard/${day.id}/numbers`)).status).toBe(404)
  expect((await phone.send('/desk/vanguard/x/morning')).status).toBe(404)
  expect((await site(where, staff).post(`${path}/taps`, { batch: 'nothing' })).status).toBe(400)
})

test('a danger becomes a need of one working day, once; the door is not published, the lines to ring stand on top', async () => {
  const { day, stallId } = await morning()
  const path = `/desk/vanguard/${day.id}/hazard`
  const { text, post } = site(where, lead)
  const page = await text(`${path}?stall=${stallId}`)
  for (const line of ['tel:119', 'tel:120', 'tel:110', 'tel:962777', 'tel:021-00000000', '不要自己修'])
    expect(page).toContain(line)
  const sent = { id: id(), stall: stallId, kind: 'gas', place: where.here.buildingId, door: '502' }
  for (let twice = 0; twice < 2; twice++) expect((await post(path, sent)).status).toBe(303)
  const found = await inArea(where.at(auto), async (tx) => ({
    hazards: await tx.selectFrom('vanguard.hazard').selectAll().where('area_id', '=', where.area.id).execute(),
    need: await tx
      .selectFrom('needs.need')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', sent.id)
      .executeTakeFirstOrThrow(),
  }))
  expect(found.hazards).toMatchObject([{ kind: 'gas', need_id: sent.id, stall_id: stallId }])
  expect(found.need).toMatchObject({ category: 'fire-safety', term: 'question', building_id: where.here.buildingId })
  // Where nobody has the duty it waits first of all.
  expect(found.need).toMatchObject({ state: 'submitted', assignee_role: null })
  expect(found.need.words).toMatch(/^【隐患】/)
  expect(`${found.need.words} ${found.need.spot ?? ''}`).not.toContain('502')
  const back = await post(path, { ...sent, id: id(), kind: '', place: '' })
  expect(back.status).toBe(422)
  const again = await back.text()
  for (const words of ['请选是什么', '请也选楼', 'value="502"']) expect(again).toContain(words)
})

test('a danger the committee finds is handed to the property at once, where there is one; any other kind waits to be taken up', async () => {
  const { day, stallId } = await morning()
  const path = `/desk/vanguard/${day.id}/hazard`
  const report = async (kind: string, place: string) => {
    const sent = { id: id(), stall: stallId, kind, place, door: '' }
    const statuses = [
      (await site(where, staff).post(path, sent)).status,
      (await site(where, staff).post(path, sent)).status,
    ]
    const need = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('needs.need')
        .select(['state', 'assignee_role', 'term', 'title', 'version'])
        .where('area_id', '=', where.area.id)
        .where('id', '=', sent.id)
        .executeTakeFirstOrThrow(),
    )
    return { statuses, ...need }
  }
  const { buildingId } = where.here
  expect(await report('wiring', buildingId)).toMatchObject({ statuses: [303, 303], state: 'submitted' })
  await inArea(where.at(auto), (tx) =>
    giveGrant(tx, where.at(auto), {
      accountId: 'account-property',
      role: 'property',
      compoundId: where.here.compoundId,
      buildingId: null,
      endsOn: null,
      delegatedBy: null,
      reason: null,
    }),
  )
  expect(await report('wiring', buildingId)).toEqual({
    statuses: [303, 303],
    state: 'assigned',
    assignee_role: 'property',
    term: 'question',
    title: '隐患：电线、插座',
    version: 3,
  })
  expect(await report('wiring', '')).toMatchObject({ state: 'submitted' })
  expect(await report('other', buildingId)).toMatchObject({ state: 'submitted', term: 'question' })
})

test('a danger a volunteer finds on their day goes to the property at once, under nobody’s name; not before or after it, and not the sixth', async () => {
  const { day, shiftId, stallId } = await morning(1, after(60))
  const helper = account('阿珍', 'volunteer')
  await onShift(shiftId, '阿珍', helper)
  const path = `/desk/vanguard/${day.id}/hazard`
  const report = async (kind: string) => {
    const sent = { id: id(), stall: stallId, kind, place: where.here.buildingId, door: '' }
    expect((await site(where, helper).post(path, sent)).status).toBe(303)
    return inArea(where.at(auto), async (tx) => ({
      ...(await tx
        .selectFrom('needs.need')
        .select(['state', 'assignee_role as role'])
        .where('area_id', '=', where.area.id)
        .where('id', '=', sent.id)
        .executeTakeFirstOrThrow()),
      steps: await tx
        .selectFrom('needs.step')
        .select(['act', 'actor_kind as by', 'actor_name as name'])
        .where('area_id', '=', where.area.id)
        .where('need_id', '=', sent.id)
        .orderBy('no')
        .execute(),
    }))
  }
  const toProperty = { state: 'assigned', role: 'property' }
  expect(await report('gas')).toEqual({
    ...toProperty,
    steps: [
      { act: 'submit', by: 'asker', name: null },
      { act: 'accept', by: 'auto', name: null },
      { act: 'assign', by: 'auto', name: null },
    ],
  })
  expect(await report('wiring')).toMatchObject(toProperty)
  services.clock.now = after(-61)
  expect(await report('gas')).toMatchObject({ state: 'submitted', role: null })
  services.clock.now = after(61 + 60 + 120 + 12 * 60 + 1)
  expect(await report('gas')).toMatchObject({ state: 'submitted', role: null })
  services.clock.now = new Date('2024-10-24T09:00:00+08:00')
  expect(await report('water')).toMatchObject(toProperty)
  expect(await report('gas')).toMatchObject({ state: 'submitted', role: null })
})

/** A page without what waits in it for its moment. */
const shown = (page: string) => page.replace(/<template[\s\S]*?<\/template>/g, '')

test('before its time a stall shows when counting begins and no button; what waits in the page comes of itself; the server refuses meanwhile', async () => {
  const { path, stallId, shiftId, day } = await morning(1, after(60 * 48))
  const placeId = await onShift(shiftId, '何阿姨')
  const early = await site(where, lead).text(path)
  const named = ['取号', '没拿号，办好一位', '撤回上一下', '收摊', '求助'].map((name) => `<span>${name}</span>`)
  const taps = [...named, 'class="roll-tap" type="submit"']
  for (const button of taps) expect([button, shown(early).includes(button)]).toEqual([button, false])
  for (const words of ['10月25日 周五 上午9点起可以计数', '10月25日 周五 上午9点起可以点', '何阿姨', '打给居委会'])
    expect(shown(early)).toContain(words)
  // The kept copy has it all, with its moment.
  expect(early.match(new RegExp(`data-from="${after(60 * 24).toISOString()}"`, 'g'))?.length).toBeGreaterThan(3)
  for (const button of taps) expect(early).toContain(button)
  const phone = telephone('early', { as: lead })
  expect((await phone.send(path)).seen.stalls[0]?.letter).toBe('A')
  const marks = [phone.tap('served', { stall: stallId, ticket: id() }), phone.tap('arrived', { place: placeId })]
  expect(whyOf(await phone.send(path, marks))).toEqual(['too-early', 'too-early'])
  const opened = await site(where, staff).post(`${path}/${stallId}`, { state: 'closed' })
  expect([opened.status, (await opened.text()).includes('还没到日子')]).toEqual([422, true])
  expect(await site(where).text(`/vanguard/${day.id}/numbers`)).toContain('10月26日 周六 上午9点开始')
  services.clock.now = after(60 * 24)
  const now = shown(await site(where, lead).text(path))
  for (const button of taps) expect(now).toContain(button)
  expect(now).not.toContain('起可以计数')
  services.clock.now = new Date('2024-10-24T09:00:00+08:00')
})

test('help: one tap says where and when to whoever leads, until the first says that they are there; asked twice it is one', async () => {
  const { path, stallId, shiftId, second } = await morning(2)
  const [helper, other] = [account('阿勇', 'volunteer'), account('小兰', 'volunteer')]
  await onShift(shiftId, '阿勇', helper)
  await onShift(shiftId, '小兰', other)
  const mine = site(where, helper)
  const ask = () => mine.post(path, { id: id(), help: 'asked', stall: '' })
  const first = await ask()
  expect([first.status, first.headers.get('location')]).toEqual([303, `${path}#calls`])
  expect((await ask()).status).toBe(303)
  const calls = () =>
    inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('vanguard.help_call')
        .selectAll()
        .where('area_id', '=', where.area.id)
        .where('stall_id', 'in', [stallId, second])
        .orderBy('asked_at')
        .execute(),
    )
  const [call] = await calls()
  expect(await calls()).toMatchObject([{ stall_id: stallId, by_id: helper.id, there_at: null }])
  const asker = shown(await mine.text(path))
  for (const words of ['上午9点「理发」求助。已经告诉带队的人和居委会', '没事了', 'tel:021-00000000'])
    expect(asker).toContain(words)
  const near = shown(await site(where, other).text(path))
  for (const words of ['上午9点「理发」求助。还没有人说到了', '我到了']) expect(near).toContain(words)

  // Two say so, one of them without a network and later: the first who said it is who came.
  services.clock.now = after(3)
  const there = { id: id(), help: 'there', call: call!.id }
  expect((await site(where, lead).post(path, there)).status).toBe(303)
  const phone = telephone('other', { as: other })
  const late = { ...phone.tap('', { help: 'there', call: call!.id }), what: undefined }
  expect((await phone.send(path, [late])).taken).toEqual([late.id])
  expect(await calls()).toMatchObject([{ there_by: lead.id, there_as: 'lead', there_at: now() }])
  expect(shown(await mine.text(path))).toContain('上午9点3分带队的人到了。')
  expect(JSON.stringify((await phone.send(path)).seen)).toContain('带队的人到了')

  // From a device, hours later, with a tap beside it; at a stall that was said.
  const device = telephone('far', { aheadMs: 60 * MINUTE, as: helper })
  services.clock.now = after(120)
  const asked = { ...device.tap('', { help: 'asked', stall: second }, after(-60)), what: undefined }
  const unknown = { ...device.tap('', { help: 'there', call: id() }), what: undefined }
  const answer = await device.send(path, [
    device.tap('served', { stall: second, ticket: id() }, after(-90)),
    asked,
    unknown,
  ])
  expect([answer.taken.length, whyOf(answer)]).toEqual([2, ['unknown-call']])
  expect(answer.seen.calls).toMatchObject([{ id: asked.id, state: 'mine' }])
  expect((await calls()).at(-1)).toMatchObject({ stall_id: second, asked_at: after(-60), at: now() })
  expect((await mine.post(path, { id: id(), help: 'there', call: asked.id })).status).toBe(303)
  expect((await calls()).at(-1)).toMatchObject({ there_as: 'own' })
  const facts = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select('name')
      .where('area_id', '=', where.area.id)
      .where('name', 'like', 'vanguard.help.%')
      .orderBy('name')
      .execute(),
  )
  expect(facts.map(({ name }) => name)).toEqual(
    ['answered', 'answered', 'asked', 'asked'].map((what) => `vanguard.help.${what}`),
  )

  const elsewhere = await morning(1, after(60 * 48))
  const far = { id: id(), help: 'asked', stall: elsewhere.stallId }
  expect((await mine.post(path, far)).status).toBe(422)
  const early = await site(where, staff).post(elsewhere.path, { ...far, stall: '' })
  expect([early.status, (await early.text()).includes('还没到日子')]).toEqual([422, true])
  services.clock.now = after(15 * 60)
  expect((await mine.post(path, { id: id(), help: 'asked', stall: '' })).status).toBe(422)
  expect((await site(where, account('路人', 'volunteer')).post(path, { id: id(), help: 'asked' })).status).toBe(404)
  services.clock.now = new Date('2024-10-24T09:00:00+08:00')
})

test('who has a place and no account asks on their own page, while they are there; a second press is one call', async () => {
  const { shiftId, stallId, path } = await morning()
  const placeId = await onShift(shiftId, '周师傅')
  const who = await inArea(where.at(auto), async (tx) => {
    const { volunteer_id: of } = await tx
      .selectFrom('vanguard.place')
      .select('volunteer_id')
      .where('area_id', '=', where.area.id)
      .where('id', '=', placeId)
      .executeTakeFirstOrThrow()
    return (await volunteerOf(tx, where.at(auto), of))!
  })
  const own = ownPath(where.at(auto), who)
  const { text, post } = site(where)
  for (let twice = 0; twice < 2; twice++)
    expect((await post(`${own}/help`, { id: id() })).headers.get('location')).toBe(`${own}#help`)
  expect(await text(own)).toContain('上午9点「理发」求助。已经告诉带队的人和居委会')
  const desk = shown(await site(where, lead).text(path))
  expect(desk.split('data-said>上午9点「理发」求助。还没有人说到了').length).toBe(2)
  expect((await post(`${own}/help/end`, {})).status).toBe(303)
  expect(shown(await site(where, lead).text(path))).toContain('说没事了')
  const kept = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.help_call')
      .select(['stall_id', 'there_as'])
      .where('area_id', '=', where.area.id)
      .where('stall_id', '=', stallId)
      .execute(),
  )
  expect(kept).toEqual([{ stall_id: stallId, there_as: 'own' }])
  services.clock.now = after(4 * 60)
  expect([(await text(own)).includes('求助'), (await post(`${own}/help`, { id: id() })).status]).toEqual([false, 404])
  services.clock.now = new Date('2024-10-24T09:00:00+08:00')
})
