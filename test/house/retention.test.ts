import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { retention } from '#app/housekeeping.ts'

test('every table of an area has one rule for how long it keeps its rows', () => {
  const source = readFileSync('src/platform/db/tables.generated.ts', 'utf8')
  const tables = [...source.matchAll(/^ {2}'([a-z_]+\.(?!v_)[a-z_]+)': \{\n {4}area_id: number\n/gm)].map(
    (match) => match[1],
  )
  expect(tables.length).toBeGreaterThan(10)
  expect(retention.map(({ table }) => table).sort()).toEqual(tables.sort())
})
