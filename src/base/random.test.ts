import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'

test('the same seed tells the same story, another seed another one', () => {
  const tell = (seed: number) => Array.from({ length: 5 }, () => seed).map(() => randomFrom(seed).between(1, 1000))
  expect(tell(7)).toEqual(tell(7))
  const one = randomFrom(1)
  const two = randomFrom(2)
  expect(Array.from({ length: 8 }, () => one.between(0, 9))).not.toEqual(
    Array.from({ length: 8 }, () => two.between(0, 9)),
  )
})

test('between includes both ends and spreads evenly', () => {
  const random = randomFrom(3)
  const counts = [0, 0, 0]
  for (let i = 0; i < 3000; i++) counts[random.between(0, 2)]! += 1
  for (const count of counts) expect(count).toBeGreaterThan(900)
})
