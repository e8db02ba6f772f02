import { beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '#base/random.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { exportPeople } from '../imports/roster-out.ts'
import { importRoster } from '../imports/roster.ts'
import { oneTelephone } from '../imports/telephones.rules.ts'
import { searchPeople } from '../residents/search.ts'
import { demoPeople } from './demo.ts'
import { inventPhone } from './demo.names.ts'
import { dongdaming } from './demo.places.ts'

test('an invented telephone has the one form of a telephone, and an area code no place has', () => {
  const random = randomFrom(1)
  for (let i = 0; i < 2000; i++) {
    const phone = inventPhone(random)
    expect(oneTelephone(phone)).toBe(phone)
    expect(oneTelephone(phone.replace('-', ''))).toBe(phone)
    expect(phone).toMatch(/^0500-/)
  }
})

describe('the demonstration', () => {
  let who: Ctx
  beforeAll(async () => {
    const services = await freshServices()
    who = ctx(services, await area(services), account('王主任', 'director'))
    await inArea(who, (tx) => demoPeople(tx, who, { plans: dongdaming, seed: 2024 }))
  })

  test.each(['xlsx', 'csv'] as const)('exported as %s, imports again: no change, no word', async (format) => {
    const bytes = await exportPeople(who, { format, reason: '核对' })
    const again = await importRoster(who, { bytes, fileName: `x.${format}`, dryRun: true })
    expect(again).toMatchObject({
      value: { accepted: 0, updated: 0, refused: [], warnings: [], leftOut: [] },
    })
    expect(again.done && again.value.unchanged).toBeGreaterThan(4000)
    expect(again.done && again.value.unchanged).toBe(again.done && again.value.rows)
  })

  test('somebody is found by the whole number, with and without its stroke', async () => {
    const [held] = await inArea(who, (tx) =>
      tx
        .selectFrom('people.phone')
        .select(['person_id', 'number_sealed'])
        .where('area_id', '=', who.area.id)
        .orderBy('id')
        .limit(1)
        .execute(),
    )
    const number = who.secrets.open(who.area.id, held?.number_sealed ?? Buffer.alloc(0))
    for (const typed of [number, number.replace('-', ''), number.replace('-', ' ')])
      expect((await searchPeople(who, typed)).map(({ id }) => id)).toEqual([held?.person_id])
  })
})
