import { expect, test } from 'vitest'
import { faultsOf, isTenant } from '../../bin/statement-rules.mjs'

/** The reader of statements is only worth something if it finds what it looks for. */
test.each([
  ['select * from "needs"."need" where "area_id" = $1 and "id" = $2', []],
  ['select * from "needs"."need" where "id" = $1', ['a statement on a tenant table contains an area_id parameter']],
  ['insert into "needs"."step" ("area_id", "id") values ($1, $2)', []],
  [
    'insert into needs.step (area_id, id) select area_id, id from needs.need where area_id = $1',
    ['an INSERT … SELECT ends with RETURNING or ON CONFLICT'],
  ],
  [
    'insert into platform.counter (area_id, name) values ($1, $2) on conflict (area_id, name) do update set at = now()',
    ['no now() in ON CONFLICT DO UPDATE'],
  ],
  [
    'update "needs"."need" set "state" = $1 where "area_id" = $2 returning to_char(at)',
    ['no now() or formatting in RETURNING'],
  ],
  ['update needs.need set area_id = $1 where area_id = $1', ['no area_id in UPDATE SET']],
  ["select set_config('jinlin.area', $1, true)", ['no set_config and no literal SET LOCAL outside platform.set_area']],
  [
    'select platform.close_old(1) from "auth"."user"',
    ['no function of ours in a SELECT but platform.set_area and platform.current_area: it might write'],
  ],
  ['select platform.set_area(1)', []],
  ['select * from "auth"."session" where "token" = $1', []],
])('%s', (sql, faults) => {
  expect(faultsOf(sql)).toEqual(faults)
})

test('a table with area_id is known as one of an area', () => {
  expect(isTenant('select 1 from "platform"."fact"')).toBe(true)
  expect(isTenant('select 1 from platform.area')).toBe(false)
})
