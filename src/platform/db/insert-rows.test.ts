import { expect, test } from 'vitest'
import { guest } from '#platform/ctx.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import { inArea } from './in-area.ts'
import { insertRows, sendRows } from './insert-rows.ts'

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

test('a row that is there already is an error, stays as it is, or takes the columns that are named; nobody waits for it', async () => {
  const into = { table: 'people.compound', areaId: here.id } as const
  const compound = (at: number, name: string, position = 0) => ({
    id: file(at).id,
    name,
    position,
    made_at: file(at).made_at,
  })
  const write = (rows: ReturnType<typeof compound>[], more: { again?: 'keep' | ['position'] } = {}) =>
    inArea(me, (tx) => {
      sendRows(tx, { ...into, ...more }, rows)
      return Promise.resolve()
    })
  const stand = () =>
    inArea(me, (tx) =>
      tx
        .selectFrom('people.compound')
        .select(['name', 'position'])
        .where('area_id', '=', here.id)
        .orderBy('id')
        .execute(),
    )
  await write([compound(1, '一村', 1)])
  const both = [compound(1, '二村', 7), compound(2, '三村', 8)]
  await expect(write(both)).rejects.toMatchObject({ constraint: 'compound_pkey' })
  expect(await stand()).toEqual([{ name: '一村', position: 1 }])
  await write(both, { again: 'keep' })
  expect(await stand()).toEqual([
    { name: '一村', position: 1 },
    { name: '三村', position: 8 },
  ])
  await write(both, { again: ['position'] })
  expect(await stand()).toEqual([
    { name: '一村', position: 7 },
    { name: '三村', position: 8 },
  ])
})
