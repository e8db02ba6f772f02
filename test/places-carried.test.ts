import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { migrate } from '#platform/db/migrate.ts'
import { databaseBefore } from './before-migration.ts'

/** What stood at a venue before a gathering had a place of its own is where that venue is (migration 0025). */
const { owner, inArea, makeArea } = await databaseBefore('0025')
const newId = () => uuidv7(new Date())

async function street(code: string) {
  const id = await makeArea(code)
  const [compound, building, venue, square] = [newId(), newId(), newId(), newId()]
  const common = `insert into people.compound (area_id, id, name, made_at) values ($1, $2, '长江大楼', now())`
  await inArea(id, common, [id, compound])
  await inArea(
    id,
    `insert into people.building (area_id, id, compound_id, name, made_at) values ($1, $2, $3, '3号楼', now())`,
    [id, building, compound],
  )
  for (const [at, place] of [
    [venue, [compound, building]],
    [square, [null, null]],
  ] as const)
    await inArea(
      id,
      `insert into gatherings.venue (area_id, id, compound_id, building_id, kind, name, capacity, step_free, rain, open_hours, code, check_in_key, made_at)
       values ($1, $2, $3, $4, 'hall', $5, 30, true, 'indoor', '{}', $6, '\\x01', now())`,
      [id, at, ...place, at, at.slice(-8).toUpperCase().replaceAll('-', 'A')],
    )
  return { id, compound, building, venue, square }
}

type Street = Awaited<ReturnType<typeof street>>

async function gathering({ id: area }: Street, at: { venue?: string; left?: string; elsewhere?: string }) {
  const id = newId()
  await inArea(
    area,
    `insert into gatherings.gathering (area_id, id, title, kind, purpose, audience, venue_id, elsewhere, starts_at, ends_at, state, sign_up, made_at)
     values ($1, $2, '课', 'class', 'learning', 'everybody', $3, $4, '2024-11-07 09:00+08', '2024-11-07 10:00+08', 'planned', 'none', now())`,
    [area, id, at.venue ?? null, at.elsewhere ?? null],
  )
  if (at.left)
    await inArea(
      area,
      `insert into gatherings.booking (area_id, id, venue_id, gathering_id, during, standing, made_at)
       values ($1, $2, $3, $2, '[2024-11-07 09:00+08,2024-11-07 10:00+08)', false, now())`,
      [area, id, at.left],
    )
  return id
}

async function series({ id: area }: Street, venueId: string | null) {
  const id = newId()
  await inArea(
    area,
    `insert into gatherings.series (area_id, id, title, rule, starts_on, minute, lasts, on_holiday, plan, made_at)
     values ($1, $2, '课', 'FREQ=WEEKLY;BYDAY=TH', '2024-11-07', 540, 60, 'skip', $3, now())`,
    [area, id, JSON.stringify({ venueId })],
  )
  return id
}

test('each is where its venue is, or was; what was elsewhere stays the whole area’s, in every area', async () => {
  const streets = [await street('here'), await street('there')]
  const made = []
  for (const one of streets) {
    const { venue, square, compound, building } = one
    const own = { compound_id: compound, building_id: building }
    const nowhere = { compound_id: null, building_id: null }
    for (const [at, place] of [
      [{ venue }, own],
      [{ left: venue }, own],
      [{ venue: square }, nowhere],
      [{ elsewhere: '江边', left: venue }, nowhere],
    ] as const)
      made.push({ area: one.id, table: 'gathering', id: await gathering(one, at), place })
    made.push({ area: one.id, table: 'series', id: await series(one, venue), place: own })
    made.push({ area: one.id, table: 'series', id: await series(one, null), place: nowhere })
  }
  expect(await migrate(owner, 'db/migrations')).toContain('0025_gathering_places.sql')
  for (const { area, table, id, place } of made) {
    const sql = `select compound_id, building_id from gatherings.${table} where area_id = $1 and id = $2`
    expect(await inArea(area, sql, [area, id])).toEqual([place])
  }
  // Forced again: the owner of the tables sees no area but its own.
  expect(await inArea(streets[0]!.id, 'select distinct area_id from gatherings.gathering')).toEqual([
    { area_id: streets[0]!.id },
  ])
})
