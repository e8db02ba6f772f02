import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import { platformRetention } from './own-rules.ts'
import { applyRetention } from './retention.ts'

const services = await freshServices()
const home = await area(services)
const other = await area(services, 'elsewhere', '别处居民区')

async function job(where = home, ageDays = 0) {
  const at = new Date(services.now().getTime() - ageDays * 24 * 3_600_000)
  const id = uuidv7(at)
  await inArea(ctx(services, where), (tx) =>
    tx
      .insertInto('platform.job')
      .values({
        area_id: where.id,
        id,
        name: 'test',
        input: '{}',
        state: 'done',
        note: 'n',
        made_at: at,
        changed_at: at,
      })
      .execute(),
  )
  return id
}
const jobs = (where = home) =>
  inArea(ctx(services, where), (tx) =>
    tx.selectFrom('platform.job').select(['id', 'note']).where('area_id', '=', where.id).orderBy('id').execute(),
  )

test('rows past their time go, younger ones and other areas stay, and a second run finds nothing', async () => {
  await job(home, 91)
  const young = await job(home, 89)
  const foreign = await job(other, 400)
  expect(await applyRetention(ctx(services, home), platformRetention)).toEqual({ 'platform.job': 1 })
  expect((await jobs()).map((row) => row.id)).toEqual([young])
  expect((await jobs(other)).map((row) => row.id)).toEqual([foreign])
  expect(await applyRetention(ctx(services, home), platformRetention)).toEqual({ 'platform.job': 0 })
})

test('columns past their time are emptied and the row stays', async () => {
  const old = await job(home, 10)
  const rules = [{ table: 'platform.job', after: 'changed_at', days: 5, source: 'test', erase: ['note'] }] as const
  expect(await applyRetention(ctx(services, home), rules)).toEqual({ 'platform.job': 2 })
  expect(await jobs()).toContainEqual({ id: old, note: null })
})
