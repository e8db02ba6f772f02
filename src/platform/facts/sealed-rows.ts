/**
 * The rows whose change behind the program's back `verify` can name, and the columns that define each. A column list
 * never changes: facts of years ago carry digests made with it. To add or drop a column, add the next version;
 * the highest is used for new facts, older ones stay for the rows that were last written under them.
 */
export const sealedTables = {
  'needs.need': {
    1: {
      year: 'plain',
      seq: 'plain',
      category: 'plain',
      words: 'plain',
      title: 'plain',
      state: 'plain',
      assignee_role: 'plain',
      submitted_at: 'moment',
      contacted_at: 'moment',
      due_at: 'moment',
      resolved_at: 'moment',
      closed_at: 'moment',
      result: 'plain',
      solved: 'plain',
      satisfaction: 'plain',
    },
    2: {
      year: 'plain',
      seq: 'plain',
      category: 'plain',
      words: 'plain',
      title: 'plain',
      state: 'plain',
      assignee_role: 'plain',
      submitted_at: 'moment',
      contacted_at: 'moment',
      due_at: 'moment',
      resolved_at: 'moment',
      closed_at: 'moment',
      result: 'plain',
      solved: 'plain',
      satisfaction: 'plain',
      paused_at: 'moment',
      paused_minutes: 'plain',
      external_body: 'plain',
      asked_on: 'day',
      next_check_on: 'day',
      extensions: 'plain',
      referred_to: 'plain',
      unresolved_why: 'plain',
    },
    3: {
      year: 'plain',
      seq: 'plain',
      category: 'plain',
      words: 'plain',
      title: 'plain',
      state: 'plain',
      assignee_role: 'plain',
      submitted_at: 'moment',
      contacted_at: 'moment',
      due_at: 'moment',
      resolved_at: 'moment',
      closed_at: 'moment',
      result: 'plain',
      solved: 'plain',
      satisfaction: 'plain',
      paused_at: 'moment',
      paused_minutes: 'plain',
      external_body: 'plain',
      asked_on: 'day',
      next_check_on: 'day',
      extensions: 'plain',
      referred_to: 'plain',
      unresolved_why: 'plain',
      merged_into: 'plain',
      dispute: 'plain',
      handler_id: 'plain',
    },
    4: {
      year: 'plain',
      seq: 'plain',
      category: 'plain',
      words: 'plain',
      title: 'plain',
      state: 'plain',
      assignee_role: 'plain',
      submitted_at: 'moment',
      contacted_at: 'moment',
      due_at: 'moment',
      resolved_at: 'moment',
      closed_at: 'moment',
      result: 'plain',
      solved: 'plain',
      satisfaction: 'plain',
      paused_at: 'moment',
      paused_minutes: 'plain',
      external_body: 'plain',
      asked_on: 'day',
      next_check_on: 'day',
      extensions: 'plain',
      referred_to: 'plain',
      unresolved_why: 'plain',
      merged_into: 'plain',
      dispute: 'plain',
      handler_id: 'plain',
      ally_id: 'plain',
    },
  },
  'people.person': { 1: { name: 'plain', home_id: 'plain', state: 'plain' } },
  'platform.role_grant': {
    1: {
      account_id: 'plain',
      role: 'plain',
      compound_id: 'plain',
      building_id: 'plain',
      starts_on: 'day',
      ends_on: 'day',
      delegated_by: 'plain',
      ended_at: 'moment',
    },
  },
} as const satisfies Record<string, Record<number, Record<string, Kind>>>

/** How a column is written down: `plain` as its text, a `moment` in UTC to the microsecond, a `day` as YYYY-MM-DD. */
type Kind = 'plain' | 'moment' | 'day'

/** A table whose rows can be sealed. */
export type SealedTable = keyof typeof sealedTables

export const sealedTableNames = Object.keys(sealedTables) as SealedTable[]

const written: Record<Kind, (column: string) => string> = {
  plain: (column) => `t.${column}::text`,
  moment: (column) => `to_char(t.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  day: (column) => `to_char(t.${column}, 'YYYY-MM-DD')`,
}

const versionsOf = (table: SealedTable): [number, Record<string, Kind>][] => {
  const versions: Record<string, Record<string, Kind>> = sealedTables[table]
  return Object.entries(versions).map(([version, columns]) => [Number(version), columns])
}

/** The version new facts are made with. */
export const newestVersion = (table: SealedTable): number => Math.max(...versionsOf(table).map(([version]) => version))

/**
 * SQL for the SHA-256 (hexadecimal) of one row `t` as a version of its list writes it: a JSON array of texts and nulls in
 * the order of the list, in UTF-8. The same on every server, in every time zone. Null for a version nobody knows.
 */
export function rowHashSql(table: SealedTable, version: number): string {
  const columns = versionsOf(table).find(([known]) => known === version)?.[1]
  if (!columns) return 'null::text'
  const texts = Object.entries(columns).map(([column, kind]) => written[kind](column))
  return `encode(sha256(convert_to(json_build_array(${texts.join(', ')})::text, 'UTF8')), 'hex')`
}

/** The same for any version, chosen row by row by an SQL expression. */
export const anyRowHashSql = (table: SealedTable, version: string): string =>
  `case ${version} ${versionsOf(table)
    .map(([known]) => `when '${known}' then ${rowHashSql(table, known)}`)
    .join(' ')} end`
