import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { personalParts, personalRules } from '#app/personal.ts'
import { retention } from '#app/housekeeping.ts'
import type { PersonalRule } from '#platform/personal/personal.ts'

/** Every table and column of a freshly migrated database against the register of who can be found in it. */
const client = new pg.Client(inject('cluster').owner)
type Column = { table: string; column: string; type: string }
let columns: Column[] = []

beforeAll(async () => {
  await client.connect()
  const { rows } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as "table", a.attname as column, t.typname as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'ledger', 'pgboss', 'public') and n.nspname not like 'pg_%'`)
  columns = rows
})
afterAll(() => client.end())

/** Numbers, days and marks speak of a person only through their row; anything else can hold a name or lead to one. */
const harmless = ['int4', 'int8', 'int2', 'bool', 'timestamptz', 'date', 'float8', 'numeric']
/** The row's own id leads to nobody but the row itself; where the row is a person's, the table has a rule anyway. */
const canSay = ({ column, type }: Column) => !harmless.includes(type) && !(column === 'id' && type === 'uuid')
/** Whatever is called so names somebody, and no rule may say that it does not. */
const names =
  /(^name$|pinyin|phone|sealed|person|home_id|account_id|user_id|actor_id|actor_name|email|username|_by$|note$|words|reason|answer$|token|ip_address|secret|subject_id|_name$)/

type Speaking = Exclude<PersonalRule, { nobody: string }>
const speaking = (rule: PersonalRule): rule is Speaking => 'says' in rule

const faultsOf = (rules: readonly PersonalRule[], found: readonly Column[]): string[] => {
  const tables = new Set(found.map(({ table }) => table))
  const faults = rules.filter(({ table }) => !tables.has(table)).map(({ table }) => `${table}: a rule for no table`)
  const named = rules.map(({ table }) => table)
  faults.push(...named.filter((table, at) => named.indexOf(table) !== at).map((table) => `${table}: two rules`))
  for (const table of tables) {
    const rule = rules.find((one) => one.table === table)
    if (!rule) faults.push(`${table}: no rule`)
    else if (speaking(rule)) faults.push(...columnFaults(rule, found))
    else
      faults.push(
        ...found
          .filter((one) => one.table === table && /person|home_id|account|actor|_sealed$|_by$/.test(one.column))
          .map((one) => `${table}.${one.column}: a table of nobody`),
      )
  }
  return faults
}

function columnFaults({ table, says, plain }: Speaking, found: readonly Column[]): string[] {
  const own = found.filter((one) => one.table === table)
  const ruled = [...says, ...plain]
  return [
    ...own
      .filter((one) => canSay(one) && !ruled.includes(one.column))
      .map(({ column }) => `${table}.${column}: in no rule`),
    ...ruled
      .filter((column) => !own.some((one) => one.column === column))
      .map((column) => `${table}.${column}: no such column`),
    ...ruled.filter((column, at) => ruled.indexOf(column) !== at).map((column) => `${table}.${column}: said twice`),
    ...plain
      .filter((column) => names.test(column) && !harmlessNames.includes(`${table}.${column}`))
      .map((column) => `${table}.${column}: names somebody`),
  ]
}

/** Called like somebody, and nobody: each was looked at. */
const harmlessNames = [
  'platform.fact.name',
  'platform.job.name',
  'platform.job.note',
  'needs.need.reply_by',
  'needs.need.answered_by',
  // which of a list of reasons
  'gatherings.gathering.reason_kind',
  // given, refused or withdrawn
  'messages.consent.answer',
]

test('every table and column that can speak of a person is in the register, and every rule names a real one', () => {
  expect(columns.length).toBeGreaterThan(150)
  expect(faultsOf(personalRules, columns)).toEqual([])
})

test('what is in the register has an answer to each question: shown, copied, deleted, kept how long', () => {
  const saysWhy = (answer: string | Record<string, string>) =>
    typeof answer === 'string' || Object.values(answer).every((why) => why.length > 5)
  const faults = personalRules
    .filter(speaking)
    .flatMap((rule) => [
      ...(rule.whose.length && rule.says.length ? [] : [`${rule.table}: nobody in it`]),
      ...[rule.shown, rule.copied, rule.erased].flatMap((one) => (saysWhy(one) ? [] : [`${rule.table}: no reason`])),
      ...(retention.some(({ table }) => table === rule.table) || rule.kept ? [] : [`${rule.table}: kept how long?`]),
    ])
  expect(faults).toEqual([])
})

/** Columns that hold the id of an entry of the roster, by their name or by a key of people.person. */
const pointing = async (): Promise<Column[]> => {
  const { rows } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as "table", a.attname as column, 'uuid' as type
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname <> 'area_id'
    where k.contype = 'f' and k.confrelid = 'people.person'::regclass`)
  return [...rows, ...columns.filter(({ column, type }) => type === 'uuid' && /(^|_)(person|subject)_id$/.test(column))]
}

const mergeFaults = (rules: readonly PersonalRule[], found: readonly Column[]): string[] => [
  ...rules
    .filter(speaking)
    .filter(({ whose, merged }) => whose.some((one) => one !== 'account') && !merged)
    .map(({ table }) => `${table}: nothing said of two entries that become one`),
  ...rules
    .filter(speaking)
    .flatMap(({ table, says, merged }) =>
      merged && 'follows' in merged
        ? merged.follows
            .filter((column) => !says.includes(column))
            .map((column) => `${table}.${column}: follows nobody`)
        : [],
    ),
  ...found
    .filter(({ table, column }) => {
      const rule = rules.find((one) => one.table === table)
      const merged = rule && 'says' in rule ? rule.merged : undefined
      return !merged || ('follows' in merged && !merged.follows.includes(column))
    })
    .map(({ table, column }) => `${table}.${column}: follows nobody who becomes one with another`),
]

test('every table with a person in it says what becomes of it when two entries become one, and its module does it', async () => {
  const found = await pointing()
  expect(found.length).toBeGreaterThan(8)
  expect(mergeFaults(personalRules, found)).toEqual([])
  const fresh = { table: 'people.pet', column: 'person_id', type: 'uuid' }
  expect(mergeFaults(personalRules, [...found, fresh])).toEqual([
    'people.pet.person_id: follows nobody who becomes one with another',
  ])
  const idle = personalParts.filter(
    ({ rules, merge, unmerge }) =>
      rules.some((rule) => 'says' in rule && rule.merged && 'follows' in rule.merged) && !(merge && unmerge),
  )
  expect(idle).toEqual([])
})

test('a new table, a new column, a dropped one and a table of nobody with somebody in it are each named', () => {
  const fresh = { table: 'people.pet', column: 'person_id', type: 'uuid' }
  expect(faultsOf(personalRules, [...columns, fresh])).toEqual(['people.pet: no rule'])
  expect(
    faultsOf(personalRules, [...columns, { ...fresh, table: 'people.person', column: 'nickname', type: 'text' }]),
  ).toEqual(['people.person.nickname: in no rule'])
  expect(
    faultsOf(
      personalRules,
      columns.filter(({ table, column }) => `${table}.${column}` !== 'people.person.pinyin'),
    ),
  ).toEqual(['people.person.pinyin: no such column'])
  expect(faultsOf(personalRules, [...columns, { ...fresh, table: 'people.home' }])).toEqual([
    'people.home.person_id: a table of nobody',
  ])
  expect(faultsOf(personalRules.slice(1), columns)).toEqual(['platform.area: no rule'])
  expect(faultsOf([...personalRules, ...personalRules.slice(0, 1)], columns)).toEqual(['platform.area: two rules'])
})
