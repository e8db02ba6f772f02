import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Actor, type Ctx } from '#platform/ctx.ts'
import { account } from '#test/world.ts'
import { factsOf, neighbourhood, rowOf, standing, stepsOf } from './cast.test.kit.ts'
import { confirm, reopen, withdraw } from './followup/answer.ts'
import { accept, assign, contact, reassign, type OnNeed } from './handling/acceptance.ts'
import type { Acceptance } from './handling/acceptance.rules.ts'
import { show } from './handling/board-entry.ts'
import { move } from './move.ts'
import { moves, states, type Act, type State } from './moves.rules.ts'
import { promise } from './promising/promise.ts'
import { giveBack, resolve, start, take } from './work/work.ts'
import { ask, tell } from './asking/asking.ts'
import { leave, refer } from './ending/ending.ts'
import { extend } from './extending/extension.ts'
import { noteHotline } from './handling/hotline.ts'
import { merge, unmerge } from './merging/merging.ts'
import { resume, wait } from './waiting/waiting.ts'
import { done } from '#base/outcome.ts'

const where = await neighbourhood()

const acceptance: Acceptance = {
  title: '5楼楼道灯不亮',
  category: 'lighting',
  term: 'ordinary',
  placeId: null,
  onBoard: true,
  contact: 'telephone',
  reply: null,
  handTo: null,
  hotlineRef: null,
  dispute: false,
}
const place = { compoundId: where.here.compoundId, buildingId: where.here.buildingId }

const goesOn = await standing(where, { state: 'accepted' })

type Run = (ctx: Ctx, on: OnNeed) => Promise<{ done: boolean; why?: string }>

/** Each act as a page would call it. */
const run: Record<Act, Run> = {
  accept: (ctx, on) => accept(ctx, on, { ...acceptance, place }),
  contact: (ctx, on) => contact(ctx, on, { way: 'telephone', words: null }),
  assign: (ctx, on) => assign(ctx, on, { handTo: 'property', note: null }),
  reassign: (ctx, on) => reassign(ctx, on, { handTo: 'owners', note: '物业没有回应' }),
  take,
  promise: (ctx, on) => promise(ctx, on, { day: '2024-10-25' }),
  return: (ctx, on) => giveBack(ctx, on, { reason: 'not-ours', words: null }),
  start,
  resolve: (ctx, on) => resolve(ctx, on, { result: '换了灯管', pictures: [] }),
  confirm: (ctx, on) => confirm(ctx, { ...on, asker: asks(ctx) }, { solved: true, satisfaction: 'very', words: null }),
  reopen: (ctx, on) => reopen(ctx, { ...on, asker: asks(ctx) }, { words: '又不亮了' }),
  withdraw: (ctx, on) => withdraw(ctx, { ...on, asker: asks(ctx) }, { words: null }),
  close: (ctx, on) => move(ctx, { ...on, act: 'close' }, () => done({ set: { closed_at: ctx.now } })),
  show: (ctx, on) => show(ctx, on, { title: '楼道灯', onBoard: true, resultOnBoard: false, pictureIds: [] }),
  ask: (ctx, on) => ask(ctx, on, { question: '几楼的灯？' }),
  tell: (ctx, on) => tell(ctx, { ...on, asker: asks(ctx) }, { words: '五楼' }),
  wait: (ctx, on) => wait(ctx, on, { body: '特检所', askedOn: '2024-10-24', nextCheckOn: '2024-10-31', words: null }),
  resume: (ctx, on) => resume(ctx, on, { words: '检过了' }),
  extend: (ctx, on) => extend(ctx, on, { day: '2024-11-15', why: '等配件' }),
  refer: (ctx, on) => refer(ctx, on, { to: 'emergency', words: '请马上拨 119', way: null }),
  leave: (ctx, on) => leave(ctx, on, { why: 'no-money', words: '今年没有这笔钱' }),
  hotline: (ctx, on) => noteHotline(ctx, on, { ref: 'SH-20241024-1' }),
  // Whom the director may name, or let look, is told in disputes/disputes.test.ts.
  entrust: (ctx, on) => move(ctx, { ...on, act: 'entrust' }, () => done({})),
  reveal: (ctx, on) => move(ctx, { ...on, act: 'reveal' }, () => done({})),
  merge: (ctx, on) => merge(ctx, on, { into: goesOn.number, reason: 'same-matter', words: '一起办', way: null }),
  unmerge: (ctx, on) => unmerge(ctx, { ...on, asker: asks(ctx) }, { words: null }),
}

/** The asker's page has checked the code; here the name stands for it. */
const asker: Actor = { ...guest, name: 'asker' }
const asks = (ctx: Ctx): boolean => ctx.actor.name === 'asker'

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
