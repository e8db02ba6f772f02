import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { inArea } from '#platform/db/in-area.ts'
import { makeGathering } from './make.ts'
import { gather, neighbours, plainPlan, rowOf, venue } from './site.test.kit.ts'

const where = await neighbours()
const { venueId } = where
const startsAt = new Date('2024-11-07T09:00:00+08:00')
const endsAt = new Date('2024-11-07T11:00:00+08:00')
const plan = { ...plainPlan, venueId }

test('two gatherings never have one venue at one time; back to back they do, and elsewhere', async () => {
  const who = where.at(where.staff)
  const make = (from: Date, to: Date, at = venueId) =>
    inArea(who, (tx) =>
      makeGathering(tx, who, { id: uuidv7(who.now), plan: { ...plan, venueId: at }, startsAt: from, endsAt: to }),
    )
  expect(await make(startsAt, endsAt)).toEqual({ done: true, value: { made: true } })
  expect(await make(startsAt, endsAt)).toEqual({ done: false, why: 'clash' })
  expect(await make(new Date('2024-11-07T10:59:00+08:00'), new Date('2024-11-07T12:00:00+08:00'))).toMatchObject({
    why: 'clash',
  })
  expect(await make(endsAt, new Date('2024-11-07T12:00:00+08:00'))).toMatchObject({ done: true })
  expect(await make(startsAt, endsAt, await venue(where, '花园议事亭'))).toMatchObject({ done: true })
  expect(await make(startsAt, endsAt, uuidv7(who.now))).toEqual({ done: false, why: 'unknown-venue' })
})

test('twenty at once for one hour of one venue: one has it', async () => {
  const who = where.at(where.staff)
  const from = new Date('2024-11-08T09:00:00+08:00')
  const to = new Date('2024-11-08T11:00:00+08:00')
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      inArea(who, (tx) => makeGathering(tx, who, { id: uuidv7(who.now), plan, startsAt: from, endsAt: to })),
    ),
  )
  expect(answers.filter((answer) => answer.done)).toHaveLength(1)
})

test('the form that comes twice is one gathering', async () => {
  const id = await gather(where)
  await gather(where, { id })
  expect(await rowOf(where, id)).toMatchObject({ state: 'published', taken: 0, attendances: 0 })
})
