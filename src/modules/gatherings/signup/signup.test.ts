import { expect, test } from 'vitest'
import { randomFrom } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea, look } from '#platform/db/in-area.ts'
import { planOf } from '../plan.rules.ts'
import { change } from '../planning/planning.ts'
import { comeFewer } from './fewer.ts'
import { withoutOne } from './fewer.rules.ts'
import { acceptOffer, expireOffers, leaveNow } from './leaving.ts'
import { keepPlaces } from './quota.ts'
import { signUp } from './signup.ts'
import { gather, neighbours, rowOf, site } from '../site.test.kit.ts'

const where = await neighbours()
const guest = site(where)
const HOUR_MS = 3_600_000

const rowsOf = async (gatheringId: string) => {
  const [signUps, members, facts] = await look(where.at(auto), (tx) => [
    tx
      .selectFrom('gatherings.signup')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId)
      .orderBy('queue_no'),
    tx
      .selectFrom('gatherings.member')
      .select(['signup_id', 'who_hash', 'stands'])
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId),
    tx
      .selectFrom('platform.fact')
      .select(['name', 'subject_id'])
      .where('area_id', '=', where.area.id)
      .where('name', 'like', 'gatherings.signup.%'),
  ])
  return { signUps, members, facts }
}

let telephones = 13_800_000_000

/** A party of grown-ups as its form would be sent. */
const form = (id: string, seats: number) => ({
  id,
  wait: 'yes',
  name: `邻居${id.slice(-6)}`,
  phone: String(telephones++),
  self: 'yes',
  others: Array.from({ length: seats - 1 }, (_, at) => `家人${at + 1}`).join('\n'),
})

test(
  'five hundred for twenty places at once, in families of one to four, every fifth pressing twice: twenty seated, nobody twice, in order',
  { timeout: 60_000 },
  async () => {
    const gathering = await gather(where)
    const random = randomFrom(2024)
    const forms: ReturnType<typeof form>[] = []
    for (let people = 0; people < 500;) {
      const seats = random.between(1, 4)
      forms.push(form(uuidv7(where.services.now()), seats))
      people += seats
    }
    const twice = forms.filter((_, at) => at % 5 === 0)
    const answers = await Promise.all(
      [...forms, ...twice].map((one) => guest.post(`/gatherings/${gathering}/signup`, one)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    const { signUps, members, facts } = await rowsOf(gathering)
    expect(signUps.map(({ id }) => id).sort()).toEqual(forms.map(({ id }) => id).sort())
    expect(signUps.map(({ queue_no }) => queue_no)).toEqual(forms.map((_, at) => at + 1))
    // The rule, told once more: in the order they came, whoever fits whole.
    let left = 20
    for (const { seats, state } of signUps) {
      const fits = seats <= left
      if (fits) left -= seats
      expect(state).toBe(fits ? 'confirmed' : 'waitlisted')
    }
    expect(left).toBe(0)
    expect(await rowOf(where, gathering)).toMatchObject({ taken: 20, queued: forms.length })
    const who = members.map(({ who_hash }) => who_hash?.toString('hex'))
    expect(new Set(who).size).toBe(members.length)
    expect(members.length).toBe(signUps.reduce((sum, { seats }) => sum + seats, 0))
    const ids = new Set(signUps.map(({ id }) => id))
    expect(facts.filter(({ subject_id }) => ids.has(subject_id ?? ''))).toHaveLength(forms.length)
    const again = await guest.post(`/gatherings/${gathering}/signup`, {
      ...form(uuidv7(where.services.now()), 1),
      name: forms[0]?.name ?? '',
      phone: forms[0]?.phone ?? '',
    })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('其中有人已经报过名了')
  },
)

const party = (seats: number, audience: 'older' | null = null) => ({
  contact: { name: null, phone: null },
  members: Array.from({ length: seats }, () => ({ age: 'adult' as const, name: null, personId: null })),
  guardianOk: false,
  informed: false,
  pickUp: null,
  photoOk: false,
  channel: 'counter' as const,
  byWhom: 'staff' as const,
  byName: null,
  homeId: null,
  buildingId: null,
  audience,
})

const join = async (gatheringId: string, seats: number, audience: 'older' | null = null) => {
  const who = where.at(where.staff)
  const id = uuidv7(who.now)
  const answer = await signUp(who, { id, gatheringId, party: party(seats, audience), wait: true, compoundId: null })
  return { id, state: answer.done ? answer.value.state : answer.why }
}

test('two leave at once, one of them twice: each place goes to the next exactly once, and by the clock to the one behind', async () => {
  const gathering = await gather(where, { plan: { capacity: 2, replyHours: 2 } })
  const [a, b, c, d, e] = [
    await join(gathering, 1),
    await join(gathering, 1),
    await join(gathering, 1),
    await join(gathering, 1),
    await join(gathering, 1),
  ]
  const who = where.at(where.staff)
  await Promise.all([a.id, b.id, a.id].map((id) => leaveNow(who, id)))
  const states = async () => (await rowsOf(gathering)).signUps.map(({ state }) => state)
  expect(await states()).toEqual(['cancelled', 'cancelled', 'offered', 'offered', 'waitlisted'])
  const told = async (what: string) =>
    (await rowsOf(gathering)).facts.filter(
      ({ name, subject_id }) =>
        name === `gatherings.signup.${what}` && [a, b, c, d, e].some(({ id }) => id === subject_id),
    )
  expect(await told('offered')).toHaveLength(2)
  expect(await told('cancelled')).toHaveLength(2)
  expect(await acceptOffer(who, c.id)).toEqual({ done: true, value: null })
  expect(await acceptOffer(who, c.id)).toEqual({ done: true, value: null })
  expect(await acceptOffer(who, e.id)).toEqual({ done: false, why: 'not-offered' })
  const before = where.services.clock.now
  where.services.clock.now = new Date(before.getTime() + 2 * HOUR_MS)
  expect(await acceptOffer(where.at(where.staff), d.id)).toEqual({ done: false, why: 'too-late' })
  await Promise.all([expireOffers(where.at(auto)), expireOffers(where.at(auto))])
  expect(await states()).toEqual(['cancelled', 'cancelled', 'confirmed', 'expired', 'offered'])
  expect(await told('offered')).toHaveLength(3)
  expect(await rowOf(where, gathering)).toMatchObject({ taken: 2 })
  where.services.clock.now = before
})

test('a family becomes fewer: the place goes to the next once, however many press at once; a child is not left without a grown-up', async () => {
  const gathering = await gather(where, { plan: { capacity: 4 } })
  const [family, other] = [await join(gathering, 3), await join(gathering, 1)]
  const waiting = [await join(gathering, 1), await join(gathering, 2), await join(gathering, 1)]
  const who = where.at(where.staff)
  const membersOf = async (id: string) => {
    const [rows] = await look(where.at(auto), (tx) => [
      tx
        .selectFrom('gatherings.member')
        .select(['id', 'age'])
        .where('area_id', '=', where.area.id)
        .where('signup_id', '=', id)
        .orderBy('no'),
    ])
    return rows
  }
  const state = async () => (await rowsOf(gathering)).signUps.map(({ state: now, seats }) => `${now} ${seats}`)
  const told = async (name: string) =>
    (await rowsOf(gathering)).facts.filter(
      (fact) =>
        fact.name === `gatherings.signup.${name}` &&
        [family, other, ...waiting].some(({ id }) => id === fact.subject_id),
    ).length
  const [first, second] = await membersOf(family.id)
  // One of them twice at once, by the family and by the desk.
  await Promise.all([
    comeFewer(who, { id: family.id, memberId: first!.id }),
    comeFewer(where.at(), { id: family.id, memberId: first!.id }),
  ])
  expect(await state()).toEqual(['confirmed 2', 'confirmed 1', 'offered 1', 'waitlisted 2', 'waitlisted 1'])
  await leaveNow(who, waiting[2]!.id)
  expect(await state()).toEqual(['confirmed 2', 'confirmed 1', 'offered 1', 'waitlisted 2', 'cancelled 1'])
  expect([await told('shrunk'), await told('offered')]).toEqual([1, 1])
  expect(await rowOf(where, gathering)).toMatchObject({ taken: 4 })
  // Two that wait become one, and fit where somebody else becomes nobody: both at once.
  const [pair] = await membersOf(waiting[1]!.id)
  const [only] = await membersOf(other.id)
  await Promise.all([
    comeFewer(who, { id: other.id, memberId: only!.id }),
    comeFewer(who, { id: waiting[1]!.id, memberId: pair!.id }),
  ])
  expect(await state()).toEqual(['confirmed 2', 'cancelled 1', 'offered 1', 'offered 1', 'cancelled 1'])
  expect(await told('offered')).toBe(2)
  expect(await rowOf(where, gathering)).toMatchObject({ taken: 4 })
  expect((await membersOf(family.id)).map(({ id }) => id)).not.toContain(first!.id)
  where.services.clock.now = (await rowOf(where, gathering)).starts_at
  const late = await comeFewer(where.at(), { id: family.id, memberId: second!.id })
  where.services.clock.now = who.now
  expect(late).toEqual({ done: false, why: 'over' })

  const [grown, child, other2] = [
    { id: 'a', age: 'adult' as const },
    { id: 'b', age: '4-6' as const },
    { id: 'c', age: 'adult' as const },
  ]
  expect(withoutOne([grown, child], 'a')).toBe('adult-stays')
  expect(withoutOne([grown, child, other2], 'a')).toBe('fewer')
  expect(withoutOne([grown, child], 'b')).toBe('fewer')
  expect(withoutOne([child, { ...child, id: 'd' }], 'b')).toBe('fewer')
  expect(withoutOne([child], 'b')).toBe('nobody')
  expect(withoutOne([grown], 'x')).toBe('gone')
})

/** What the rule says, told a second time and in another way: a list of parties, counted anew each time. */
type Told = { id: string; seats: number; older: boolean; state: string; kept: boolean; until: number }

const modelOf = (size: number, keptSeats: number) => {
  const model = { capacity: size, parties: [] as Told[] }
  const sitting = (test: (one: Told) => boolean) =>
    model.parties
      .filter((one) => ['confirmed', 'offered'].includes(one.state) && test(one))
      .reduce((sum, { seats }) => sum + seats, 0)
  const taken = () => sitting(() => true)
  const placeOf = (one: Told): 'kept' | 'open' | null => {
    const usedKept = sitting(({ kept }) => kept)
    if (taken() + one.seats > model.capacity) return null
    if (one.older && usedKept + one.seats <= keptSeats) return 'kept'
    return taken() + one.seats <= model.capacity - (keptSeats - usedKept) ? 'open' : null
  }
  const sit = (one: Told, state: string, until = 0) => {
    const place = placeOf(one)
    if (place) Object.assign(one, { state, kept: place === 'kept', until })
  }
  const ask = (until: number) => {
    for (const one of model.parties) if (one.state === 'waitlisted') sit(one, 'offered', until)
  }
  const join = (one: Pick<Told, 'id' | 'seats' | 'older'>): string => {
    const entry = { ...one, state: 'waitlisted', kept: false, until: 0 }
    sit(entry, 'confirmed')
    model.parties.push(entry)
    return entry.state
  }
  return Object.assign(model, { taken, ask, join })
}

test(
  'two thousand random acts beside a model written down a second time never differ',
  { timeout: 120_000 },
  async () => {
    const began = where.services.clock.now
    const gathering = await gather(where, {
      plan: { capacity: 9, replyHours: 3, partyMost: 4, closesHours: 1 },
      startsAt: new Date(began.getTime() + 400 * 24 * HOUR_MS),
    })
    const staff = where.at(where.staff)
    const kept = { compound_id: null, building_id: null, audience: 'older' as const }
    expect(
      await keepPlaces(staff, { id: uuidv7(staff.now), gatheringId: gathering, seats: 3, whom: kept }),
    ).toMatchObject({ done: true })
    const model = modelOf(9, 3)
    const random = randomFrom(7)
    // At noon nobody sleeps: three hours later is three hours later.
    let noon = new Date('2024-10-25T12:00:00+08:00').getTime()
    const live = () => model.parties.filter(({ state }) => !['cancelled', 'expired'].includes(state))
    const until = () => noon + 3 * HOUR_MS
    const agree = async () => {
      const { signUps } = await rowsOf(gathering)
      expect(signUps.map(({ id, state }) => [id, state])).toEqual(model.parties.map(({ id, state }) => [id, state]))
      expect(await rowOf(where, gathering)).toMatchObject({ taken: model.taken(), capacity: model.capacity })
    }
    for (let act = 0; act < 2000; act++) {
      where.services.clock.now = new Date(noon)
      const who = where.at(where.staff)
      const one = live().length ? random.pick(live()) : null
      const dice = random.next()
      if (dice < 0.36 || !one) {
        const [seats, older] = [random.between(1, 4), random.chance(0.3)]
        const made = await join(gathering, seats, older ? 'older' : null)
        expect(made.state).toBe(model.join({ id: made.id, seats, older }))
      } else if (dice < 0.72) {
        expect(await leaveNow(who, one.id)).toMatchObject({ done: true })
        one.state = 'cancelled'
        model.ask(until())
      } else if (dice < 0.85) {
        const may = one.state === 'confirmed' || (one.state === 'offered' && one.until > noon)
        expect((await acceptOffer(who, one.id)).done).toBe(may)
        if (may) one.state = 'confirmed'
      } else if (dice < 0.93) {
        noon += random.pick([1, 24, 24]) * HOUR_MS
        if (new Date(noon).getUTCHours() > 8) noon += 20 * HOUR_MS
        where.services.clock.now = new Date(noon)
        for (const late of model.parties) if (late.state === 'offered' && late.until <= noon) late.state = 'expired'
        model.ask(until())
        await expireOffers(where.at(auto))
      } else {
        const capacity = random.between(4, 14)
        const row = await rowOf(where, gathering)
        const when = { startsAt: row.starts_at, endsAt: row.ends_at }
        const answer = await change(who, row, { ...when, plan: { ...planOf(row), capacity } })
        expect(answer.done).toBe(capacity >= model.taken())
        if (answer.done && capacity !== model.capacity) {
          model.capacity = capacity
          model.ask(until())
        }
      }
      if (act % 50 === 0) await agree()
    }
    await agree()
    expect(new Set(model.parties.map(({ state }) => state)).size).toBeGreaterThanOrEqual(4)
    where.services.clock.now = began
  },
)

test('the last guard is the database: no seat beyond the capacity, whatever the program thinks', async () => {
  const gathering = await gather(where, { plan: { capacity: 1 } })
  await join(gathering, 1)
  const more = inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.gathering')
      .set({ taken: 2 })
      .where('area_id', '=', where.area.id)
      .where('id', '=', gathering)
      .execute(),
  )
  await expect(more).rejects.toThrow('gathering_full')
})
