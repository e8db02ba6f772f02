import { beforeAll, describe, expect, it } from 'vitest'
import { auto, type Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import { memoOf, openMemo } from './memo.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let here: Area
let there: Area

beforeAll(async () => {
  services = await freshServices()
  here = await area(services)
  there = await area(services, 'elsewhere', '别处')
})

const something = (where: Area) => {
  const scope = ctx(services, where, auto)
  return inArea(scope, (tx) => record(tx, scope, { name: 'test.thing.happened', subjectId: null }))
}

/** Counts how often it is asked. */
const counter = () => {
  let asked = 0
  return { make: () => Promise.resolve(++asked), asked: () => asked }
}

describe('the memo', () => {
  it('asks once, also for callers at the same moment', async () => {
    const memo = openMemo(services.db)
    const { make, asked } = counter()
    await Promise.all([memo.keep({ areaId: 1, key: 'a' }, make), memo.keep({ areaId: 1, key: 'a' }, make)])
    expect(await memo.keep({ areaId: 1, key: 'a' }, make)).toBe(1)
    expect(asked()).toBe(1)
  })

  it('keeps areas and keys apart', async () => {
    const memo = openMemo(services.db)
    const { make } = counter()
    expect([
      await memo.keep({ areaId: 1, key: 'a' }, make),
      await memo.keep({ areaId: 1, key: 'b' }, make),
      await memo.keep({ areaId: 2, key: 'a' }, make),
    ]).toEqual([1, 2, 3])
  })

  it('drops what it kept of an area when a fact of that area is committed, and nothing of others', async () => {
    const memo = openMemo(services.db)
    const { make } = counter()
    await memo.keep({ areaId: here.id, key: 'a' }, make)
    await memo.keep({ areaId: there.id, key: 'a' }, make)
    await something(here)
    expect(await memo.keep({ areaId: here.id, key: 'a' }, make)).toBe(3)
    expect(await memo.keep({ areaId: there.id, key: 'a' }, make)).toBe(2)
  })

  it('keeps what is of one module while another records facts, and drops it with its own', async () => {
    const memo = openMemo(services.db)
    const { make } = counter()
    await memo.keep({ areaId: here.id, key: 'places', of: 'people' }, make)
    await memo.keep({ areaId: here.id, key: 'things', of: 'test' }, make)
    await something(here)
    expect(await memo.keep({ areaId: here.id, key: 'places', of: 'people' }, make)).toBe(1)
    expect(await memo.keep({ areaId: here.id, key: 'things', of: 'test' }, make)).toBe(3)
  })

  it('does not keep what was being worked out while a fact was committed', async () => {
    const memo = openMemo(services.db)
    let finish: (value: string) => void = () => undefined
    const early = memo.keep({ areaId: here.id, key: 'a' }, () => new Promise<string>((resolve) => (finish = resolve)))
    await something(here)
    const late = memo.keep({ areaId: here.id, key: 'a' }, () => Promise.resolve('after the fact'))
    finish('before the fact')
    expect(await early).toBe('before the fact')
    expect(await late).toBe('after the fact')
    expect(await memo.keep({ areaId: here.id, key: 'a' }, () => Promise.resolve('again'))).toBe('after the fact')
  })

  it('asks again after its seconds, because another process may have written', async () => {
    let now = 0
    const memo = openMemo(services.db, { seconds: 5, clock: () => now })
    const { make } = counter()
    await memo.keep({ areaId: 1, key: 'a' }, make)
    now = 4999
    expect(await memo.keep({ areaId: 1, key: 'a' }, make)).toBe(1)
    now = 5000
    expect(await memo.keep({ areaId: 1, key: 'a' }, make)).toBe(2)
  })

  it('does not keep a failure', async () => {
    const memo = openMemo(services.db)
    await expect(memo.keep({ areaId: 1, key: 'a' }, () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect(await memo.keep({ areaId: 1, key: 'a' }, () => Promise.resolve('back'))).toBe('back')
  })

  it('stays small, whatever is asked, and keeps what was asked for last', async () => {
    const memo = openMemo(services.db, { most: 3 })
    const { make } = counter()
    for (const key of ['a', 'b', 'c', 'a', 'd']) await memo.keep({ areaId: 1, key }, make)
    expect(memo.size()).toBe(3)
    expect(await memo.keep({ areaId: 1, key: 'a' }, make)).toBe(1)
    expect(await memo.keep({ areaId: 1, key: 'b' }, make)).toBe(5)
  })

  it('does not lose a value made anew to the failure of an older one', async () => {
    const memo = openMemo(services.db)
    let fail: (error: Error) => void = () => undefined
    const early = memo.keep({ areaId: here.id, key: 'a' }, () => new Promise<string>((_, reject) => (fail = reject)))
    await something(here)
    await memo.keep({ areaId: here.id, key: 'a' }, () => Promise.resolve('new'))
    fail(new Error('away'))
    await expect(early).rejects.toThrow('away')
    expect(await memo.keep({ areaId: here.id, key: 'a' }, () => Promise.resolve('again'))).toBe('new')
  })

  it('is one for a database', () => {
    expect(memoOf(services.db)).toBe(memoOf(services.db))
  })
})
