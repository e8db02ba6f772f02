import { beforeAll, expect, test } from 'vitest'
import { freshServices } from '#test/world.ts'
import { claim, forget, giveBack, limit } from './limit.ts'
import { tidyAuth } from './tidy.ts'

let services: Awaited<ReturnType<typeof freshServices>>
beforeAll(async () => {
  services = await freshServices({ JINLIN_LIMITS: 'on' })
})

const three = { max: 3, windowSeconds: 60 }
const secondsLater = (seconds: number) => {
  services.clock.now = new Date(services.clock.now.getTime() + seconds * 1000)
}
const times = (count: number, key: string) =>
  Promise.all(Array.from({ length: count }, () => limit(services, key, three)))

test('so many in a window, then the seconds until it is over, then as many again', async () => {
  expect(await times(3, 'a')).toEqual([0, 0, 0])
  secondsLater(10)
  expect(await limit(services, 'a', three)).toBe(50)
  expect(await limit(services, 'b', three)).toBe(0)
  secondsLater(49)
  expect(await limit(services, 'a', three)).toBe(1)
  secondsLater(1)
  expect(await times(3, 'a')).toEqual([0, 0, 0])
  expect(await limit(services, 'a', three)).toBe(60)
})

test('many at once are counted one by one', async () => {
  expect((await times(40, 'rush')).filter((wait) => wait === 0)).toHaveLength(3)
})

test('a count can be forgotten, and one taken back', async () => {
  await times(3, 'c')
  await giveBack(services, 'c')
  expect(await limit(services, 'c', three)).toBe(0)
  expect(await limit(services, 'c', three)).toBe(60)
  await forget(services, 'c')
  expect(await limit(services, 'c', three)).toBe(0)
})

test('keys stand in the database as keyed hashes only', async () => {
  await limit(services, 'password 王芳', three)
  const rows = await services.db.global((tx) => tx.selectFrom('auth.attempt').select('key_hash').execute())
  expect(rows.every(({ key_hash }) => key_hash.length === 32)).toBe(true)
  expect(rows.some(({ key_hash }) => key_hash.toString().includes('王芳'))).toBe(false)
})

test('switched off, nothing is limited, but what may happen once still happens once', async () => {
  const open = await freshServices()
  for (let at = 0; at < 5; at++) expect(await limit(open, 'a', three)).toBe(0)
  const once = { max: 1, windowSeconds: 60 }
  expect(await claim(open, 'code', once)).toBe(0)
  expect(await claim(open, 'code', once)).toBe(60)
})

test('counts that are over are swept away, others stay', async () => {
  await limit(services, 'old', three)
  secondsLater(60)
  await limit(services, 'young', three)
  await tidyAuth(services)
  expect(await services.db.global((tx) => tx.selectFrom('auth.attempt').select('count').execute())).toEqual([
    { count: 1 },
  ])
})
