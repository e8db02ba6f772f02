import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Actor } from '#platform/ctx.ts'
import { account } from '#test/world.ts'
import { acceptance, actsAs, asker } from './acts.test.kit.ts'
import { factsOf, neighbourhood, rowOf, standing, stepsOf } from './cast.test.kit.ts'
import { accept } from './handling/acceptance.ts'
import { moves, states, type Act, type State } from './moves.rules.ts'
import { start, take } from './work/work.ts'

const where = await neighbourhood()

const place = { compoundId: where.here.compoundId, buildingId: where.here.buildingId }

const run = await actsAs(where)

const committee = ['staff', 'director', 'secretary', 'staffHere']
const actors: Record<string, Actor> = {
  guest,
  asker,
  resident: {
    kind: 'household',
    id: 'card-2',
    name: '502',
    homeId: where.here.homeIds[1]!,
    grants: [{ role: 'resident', compoundId: null, buildingId: null }],
  },
  staff: where.staff,
  staffHere: where.staffHere,
  staffThere: account('小吴', 'staff', where.there.compoundId),
  director: where.director,
  secretary: where.secretary,
  property: where.property,
  propertyHere: where.propertyHere,
  propertyThere: account('老钱', 'property', where.there.compoundId),
  owners: where.owners,
  volunteer: where.volunteer,
  technical: where.technical,
  auto,
}

const standsOn = (name: string): string[] => {
  if (name === 'asker' || name === 'auto') return [name]
  if (name === 'director') return ['committee', 'director']
  if (committee.includes(name)) return ['committee']
  return name === 'property' || name === 'propertyHere' ? ['assignee'] : []
}

const hasAssignee = ['assigned', 'in_progress', 'waiting_external', 'resolved']

// Every act in every state by everybody, on the real database: 24 × 14 × 15.
describe.each(Object.keys(moves) as Act[])('%s', (act) => {
  test.each(states)('in %s, by everybody', async (state) => {
    await Promise.all(Object.entries(actors).map((who) => tried(act, state, who)))
  })
})

async function tried(act: Act, state: State, [name, actor]: [string, Actor]) {
  const need = await standing(where, { state })
  const answer = await run[act](where.at(actor), { number: need.number, id: uuidv7(where.services.now()), version: 1 })
  const sides = standsOn(name).filter((side) => side !== 'assignee' || hasAssignee.includes(state))
  const { to, who, from } = moves[act]
  const mine = who.some((party) => sides.includes(party))
  const wanted = !mine ? 'not-yours' : from.includes(state) ? 'done' : 'not-now'
  expect([name, answer.done ? 'done' : answer.why]).toEqual([name, wanted])
  const after = await rowOf(where, need.id)
  expect([name, after.state]).toEqual([name, wanted === 'done' && to !== 'same' ? to : state])
  expect([name, after.version]).toEqual([name, wanted === 'done' ? 2 : 1])
}

describe('handed to the owners or to staff', () => {
  test.each([
    ['owners', 'owners'],
    ['staff', 'staff'],
    ['staff', 'director'],
  ] as const)('what was handed to %s is begun by %s and not by the property manager', async (assigneeRole, who) => {
    const need = await standing(where, { state: 'assigned', assigneeRole })
    const on = { number: need.number, id: uuidv7(where.services.now()), version: 1 }
    expect(await start(where.at(where.property), on)).toEqual({ done: false, why: 'not-yours' })
    expect(await start(where.at(actors[who]), on)).toMatchObject({ done: true })
  })

  test('a property manager of one compound has no part in the other, nor in what has no place', async () => {
    for (const compoundId of [where.there.compoundId, null]) {
      const need = await standing(where, { state: 'assigned', compoundId })
      const on = { number: need.number, id: uuidv7(where.services.now()), version: 1 }
      expect(await take(where.at(where.propertyHere), on)).toEqual({ done: false, why: 'not-yours' })
      expect(await take(where.at(where.property), on)).toMatchObject({ done: true })
    }
  })
})

describe('two people at once', () => {
  test('two staff on one need: one wins, the other is told that it changed', async () => {
    const need = await standing(where, { state: 'submitted' })
    const press = (actor: Actor) =>
      accept(
        where.at(actor),
        { number: need.number, id: uuidv7(where.services.now()), version: 1 },
        { ...acceptance, place },
      )
    const answers = await Promise.all([press(where.staff), press(where.colleague)])
    expect(answers.filter((answer) => answer.done)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.done)).toEqual([{ done: false, why: 'stale' }])
    expect((await stepsOf(where, need.id)).map(({ act }) => act)).toEqual(['accept'])
    expect(await factsOf(where, need.id)).toEqual(['needs.need.accepted'])
  })

  test('the same press twenty times is one step', async () => {
    const need = await standing(where, { state: 'assigned' })
    const on = { number: need.number, id: uuidv7(where.services.now()), version: 1 }
    const answers = await Promise.all(Array.from({ length: 20 }, () => take(where.at(where.property), on)))
    expect(answers.every((answer) => answer.done)).toBe(true)
    expect(await stepsOf(where, need.id)).toHaveLength(1)
    expect((await rowOf(where, need.id)).version).toBe(2)
  })

  test('a number that does not exist, or belongs to another area, is unknown', async () => {
    const on = { number: { year: 2024, seq: 999_999 }, id: uuidv7(where.services.now()), version: 1 }
    expect(await take(where.at(where.property), on)).toEqual({ done: false, why: 'unknown' })
  })

  test('an act that fails leaves no trace: no step, no fact, no new version', async () => {
    const need = await standing(where, { state: 'submitted' })
    const on = { number: need.number, id: uuidv7(where.services.now()), version: 1 }
    const tooLong = { ...acceptance, title: '长'.repeat(61), place }
    await expect(accept(where.at(where.staff), on, tooLong)).rejects.toThrow('need_title_length')
    expect(await stepsOf(where, need.id)).toEqual([])
    expect(await factsOf(where, need.id)).toEqual([])
    expect((await rowOf(where, need.id)).version).toBe(1)
  })
})
