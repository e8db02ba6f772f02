import { beforeAll, describe, expect, test } from 'vitest'
import { guest, type Area, type Ctx } from '#platform/ctx.ts'
import { countUp } from '#platform/numbers/count-up.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import type { Tx } from './database.ts'
import { together, type Act } from './together.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let here: Area
let there: Area

beforeAll(async () => {
  services = await freshServices()
  here = await area(services)
  there = await area(services, 'elsewhere', '别处')
})

const me = (where = here): Ctx => ctx(services, where, guest)

/** Takes numbers for those who come together, and notes how many they were each time. */
function counter(name: string, behind?: (what: string) => string) {
  const sizes: number[] = []
  const take = together(async (tx: Tx, acts: readonly Act<Ctx, string>[]) => {
    sizes.push(acts.length)
    const by = acts.length
    const last = await countUp(tx, me(acts[0]?.ctx.area), { name, year: 2024, by })
    if (acts.some(({ what }) => what === 'wrong')) throw new Error('wrong')
    return acts.map(({ what }, at) => `${what} ${last - by + 1 + at}`)
  }, behind)
  return { take, sizes }
}

describe('acts that queue for the same thing', () => {
  test('the first goes at once, those who come meanwhile go together, in the order they came', async () => {
    const { take, sizes } = counter('in turn')
    const names = Array.from({ length: 120 }, (_, at) => `no${at}`)
    const answers = await Promise.all(names.map((name) => take(me(), name)))
    expect(answers).toEqual(names.map((name, at) => `${name} ${at + 1}`))
    expect(sizes).toEqual([1, 50, 50, 19])
  })

  test('who comes after everybody was served is served', async () => {
    const { take } = counter('later')
    const answers: string[] = []
    for (const name of ['a', 'b', 'c']) answers.push(await take(me(), name))
    await take(me(), 'd').then(() => take(me(), 'e').then((answer) => answers.push(answer)))
    expect(answers).toEqual(['a 1', 'b 2', 'c 3', 'e 5'])
  })

  test('one that fails fails alone, and gives its number back', async () => {
    const { take } = counter('one wrong')
    const answers = await Promise.allSettled(['a', 'b', 'wrong', 'c', 'wrong'].map((what) => take(me(), what)))
    const numbers = answers.map((one) => (one.status === 'fulfilled' ? Number(one.value.split(' ')[1]) : 'refused'))
    expect([numbers[2], numbers[4]]).toEqual(['refused', 'refused'])
    expect([numbers[0], numbers[1], numbers[3]].sort()).toEqual([1, 2, 3])
  })

  test('two areas do not wait for each other, nor share a transaction', async () => {
    const { take } = counter('areas')
    const answers = await Promise.all([here, there, here, there].map((where) => take(me(where), where.code)))
    expect(answers).toEqual([`${here.code} 1`, 'elsewhere 1', `${here.code} 2`, 'elsewhere 2'])
  })

  test('where there is a line for each thing, acts of two lines share no transaction', async () => {
    const { take, sizes } = counter('lines', (what) => what.slice(0, 1))
    const answers = await Promise.all(['a1', 'b1', 'a2', 'a3', 'b2'].map((what) => take(me(), what)))
    expect(answers.map((one) => one.split(' ')[0])).toEqual(['a1', 'b1', 'a2', 'a3', 'b2'])
    expect(sizes.sort()).toEqual([1, 1, 1, 2])
  })
})
