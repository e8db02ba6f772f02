import pg from 'pg'
import { expect, test } from 'vitest'
import { retention } from '#app/housekeeping.ts'
import { personalRules } from '#app/personal.ts'
import { freshDatabase } from '#test/world.ts'

/** What the house promises to delete, empty or lead over, against what the server's login may do in the database. */
type Right = { table: string; right: 'select' | 'update' | 'delete'; column?: string }

/** Retention chooses its rows `for update`, which takes the right to change a column, any one, of what is deleted as well. */
const forRetention = retention.flatMap((rule): Right[] => {
  if ('kept' in rule) return []
  const { table, after, erase } = rule
  const chosen: Right[] = [
    { table, right: 'select', column: after },
    { table, right: 'update' },
  ]
  return erase === 'rows'
    ? [...chosen, { table, right: 'delete' }]
    : [...chosen, ...erase.map((column): Right => ({ table, right: 'update', column }))]
})

/** A deletion takes rows away or empties columns; two entries that become one lead columns over. */
const forPersons = personalRules.flatMap((rule): Right[] => {
  if ('nobody' in rule) return []
  const { table, erased, merged } = rule
  const led = merged && 'follows' in merged ? merged.follows : []
  return [
    { table, right: 'select' },
    ...(erased === 'rows' ? [{ table, right: 'delete' } as const] : []),
    ...(erased === 'columns' ? [{ table, right: 'update' } as const] : []),
    ...led.map((column): Right => ({ table, right: 'update', column })),
  ]
})

const said = ({ table, right, column }: Right) => `${right} ${table}${column === undefined ? '' : `.${column}`}`

/** The rights that are promised and not given. `update` without a column: of any; what goes with a row it hangs on needs no right of its own. */
async function missing(client: pg.Client, rights: readonly Right[]): Promise<string[]> {
  const { rows } = await client.query<{ may: boolean }>(
    `select case when col is not null then has_column_privilege('jinlin_app', tab, col, kind)
        when kind = 'update' then has_any_column_privilege('jinlin_app', tab, kind)
        else has_table_privilege('jinlin_app', tab, kind) or kind = 'delete' and exists (
          select 1 from pg_constraint where conrelid = tab::regclass and contype = 'f' and confdeltype = 'c'
            and has_table_privilege('jinlin_app', confrelid, 'delete')) end as may
      from unnest($1::text[], $2::text[], $3::text[]) with ordinality as r (tab, kind, col, no) order by no`,
    [rights.map(({ table }) => table), rights.map(({ right }) => right), rights.map(({ column }) => column ?? null)],
  )
  return [...new Set(rights.filter((_, at) => rows[at]?.may !== true).map(said))]
}

test('whatever is promised to go can be chosen, emptied and deleted by the server’s login; a right taken away is named', async () => {
  const { owner } = await freshDatabase()
  const client = new pg.Client(owner)
  await client.connect()
  try {
    expect(forRetention.length).toBeGreaterThan(30)
    expect(forPersons.length).toBeGreaterThan(60)
    expect(await missing(client, [...forRetention, ...forPersons])).toEqual([])
    await client.query('revoke delete on gatherings.feed_key from jinlin_app')
    await client.query('revoke update on gatherings.mark from jinlin_app')
    await client.query(
      'revoke update (member_id, walk_in_id, name_sealed, by_id, reason, device) on gatherings.mark from jinlin_app',
    )
    expect(await missing(client, forRetention)).toEqual(['update gatherings.mark', 'delete gatherings.feed_key'])
  } finally {
    await client.end()
  }
})
