import { beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import type { SheetOut } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { verifyRows } from '#platform/facts/verify-rows.ts'
import { installQueue } from '#platform/jobs/jobs.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { doorFor } from '../door.test.kit.ts'
import { changePerson, personById } from '../residents/person.ts'
import { searchPeople } from '../residents/search.ts'
import { importRoster } from './roster.ts'
import { undoImport, undoState } from './undo.ts'

const director = account('王主任', 'director')
let services: Awaited<ReturnType<typeof freshServices>>
let areas = 0

beforeAll(async () => {
  services = await freshServices()
  await installQueue(services.owner)
})

const headers = ['小区', '楼号', '室号', '姓名', '电话']
const list = (rows: readonly (readonly string[])[]) => {
  const sheet: SheetOut = {
    name: '名单',
    columns: headers.map((header, at) => ({ key: `c${at}`, header, width: 12, kind: 'text' })),
    rows: rows.map((row) => Object.fromEntries(row.map((text, at) => [`c${at}`, text]))),
  }
  return writeXlsx([sheet])
}

/** Everything that is written down about people, as it is compared before and after. */
const written = (who: Ctx) =>
  inArea(who, async (tx) => {
    const persons = await tx
      .selectFrom('people.person')
      .select(['id', 'name', 'home_id', 'building_id', 'import_id'])
      .where('area_id', '=', who.area.id)
      .orderBy('id')
      .execute()
    const phones = await tx
      .selectFrom('people.phone')
      .select(['id', 'person_id'])
      .where('area_id', '=', who.area.id)
      .orderBy('id')
      .execute()
    return { persons, phones }
  })

const idOf = async (who: Ctx, name: string) => (await searchPeople(who, name))[0]?.id as string

/** 何阿姨 is known; a list brings her a telephone and two neighbours. */
async function imported() {
  areas += 1
  const where = await area(services, `undo-${areas}`, `撤回居民区${areas}`)
  const who = ctx(services, where, director)
  const bytes = await list([['长江大楼', '3号楼', '502', '何阿姨', '13800000001']])
  await importRoster(who, { bytes, fileName: '一.xlsx', dryRun: false })
  const before = await written(who)
  const more = await list([
    ['长江大楼', '3号楼', '502', '何阿姨', '13800000001/13800000009'],
    ['长江大楼', '3号楼', '503', '王建国', '13800000002'],
    ['长江大楼', '3号楼', '504', '李卫东', '13800000003'],
  ])
  await importRoster(who, { bytes: more, fileName: '二.xlsx', dryRun: false })
  const importId = await inArea(who, async (tx) => {
    const row = await tx
      .selectFrom('people.import')
      .select('id')
      .where('area_id', '=', where.id)
      .where('file_name', '=', '二.xlsx')
      .executeTakeFirstOrThrow()
    return row.id
  })
  return { where, who, before, importId }
}

test('takes everybody back to before the list; a second time is refused; what is sealed stays whole', async () => {
  const { where, who, before, importId } = await imported()
  expect((await written(who)).persons).toHaveLength(3)
  expect((await written(who)).phones).toHaveLength(4)
  expect(await undoImport(who, importId)).toEqual({ done: true, value: { removed: 2, restored: 1, edited: 0 } })
  expect(await written(who)).toEqual(before)
  expect(await undoImport(who, importId)).toEqual({ done: false, why: 'not-now' })
  expect((await verifyRows(services, where)).findings).toEqual([])
})

test('whoever was edited since stays as they are, and is listed', async () => {
  const { where, who, importId } = await imported()
  const id = await idOf(who, '王建国')
  const aunt = await idOf(who, '何阿姨')
  for (const [one, name, version] of [
    [id, '王建国', 1],
    [aunt, '何秀英', 2],
  ] as const)
    expect(
      (await changePerson(who, { id: one, name, version, home: '', phones: ['13800000007'], dropPhones: [] })).done,
    ).toBe(true)
  const door = doorFor(services, where, director)
  expect((await door.get(`/desk/people/import/${importId}/undo`)).html).toContain('有 2 位没有动')
  expect((await door.post(`/desk/people/import/${importId}/undo`)).flash).toContain(
    '去掉 1 位，还原 0 位，2 位有人改过',
  )
  expect((await written(who)).persons.map(({ name }) => name).sort()).toEqual(['何秀英', '王建国'].sort())
  expect((await personById(who, id))?.phones).toHaveLength(2)
  const { html } = await door.get(`/desk/people/import/${importId}`)
  expect(html).toContain(`/desk/people/${id}`)
  expect((await undoState(who, importId)).edited.map(({ name }) => name).sort()).toEqual(['何秀英', '王建国'].sort())
})

test('a list that came after keeps whom it touched; an import of another area is unknown', async () => {
  const { who, importId } = await imported()
  const third = await list([['长江大楼', '3号楼', '503', '王建国', '13800000008']])
  await importRoster(who, { bytes: third, fileName: '三.xlsx', dryRun: false })
  const undone = await undoImport(who, importId)
  expect(undone).toMatchObject({ value: { removed: 1, restored: 1, edited: 1 } })
  const elsewhere = await imported()
  expect(await undoImport(elsewhere.who, importId)).toEqual({ done: false, why: 'unknown' })
  const some = doorFor(services, elsewhere.where, account('小周', 'staff', uuidv7(services.now())))
  expect((await some.post(`/desk/people/import/${elsewhere.importId}/undo`)).status).toBe(403)
  const foreign = doorFor(services, elsewhere.where, director)
  expect((await foreign.post(`/desk/people/import/${importId}/undo`)).status).toBe(404)
})
