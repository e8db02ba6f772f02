import { expect, test } from 'vitest'
import { guest } from '#platform/ctx.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import { inArea } from './in-area.ts'
import { insertRows } from './insert-rows.ts'

const services = await freshServices()
const here = await area(services)
const there = await area(services, 'elsewhere', '别处')
const me = ctx(services, here, guest)

const signs = '“"\\\n漢字🙂 \\x41'
const file = (at: number) => ({
  id: `0192bb8e-0000-7000-8000-00000000000${at}`,
  kind: 'picture' as const,
  media_type: signs,
  bytes: at,
  sha256: Buffer.from([0, 92, 120, 255, at]),
  made_at: new Date('2024-10-24T01:02:03.456Z'),
})

const fileRows = () =>
  inArea(me, (tx) =>
    tx.selectFrom('platform.file').selectAll().where('area_id', '=', here.id).orderBy('bytes').execute(),
  )

test('bytes, moments and signs stand as they were given; a column one row lacks is null there', async () => {
  await inArea(me, (tx) =>
    insertRows(tx, { table: 'platform.file', areaId: here.id }, [file(1), { ...file(2), width: 640 }, file(3)]),
  )
  expect(await fileRows()).toMatchObject([
    { ...file(1), area_id: here.id, width: null },
    { ...file(2), width: 640 },
    { ...file(3), width: null },
  ])
})

test('another area is refused by the rows’ own guard, and nothing stays', async () => {
  const wrong = inArea(me, (tx) => insertRows(tx, { table: 'platform.file', areaId: there.id }, [file(4)]))
  await expect(wrong).rejects.toThrow('row-level security')
  expect(await fileRows()).toHaveLength(3)
})
