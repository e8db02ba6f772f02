import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Area, type Ctx } from '#platform/ctx.ts'
import { openDatabase, type Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { secretsFrom } from '#platform/secret/secrets.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { record, recordAll, type Fact } from './record.ts'
import { sealFacts } from './seal.ts'
import { sealedTableNames, sealedTables, type SealedTable } from './sealed-rows.ts'
import { verifyFacts } from './verify-facts.ts'
import { verifyRows } from './verify-rows.ts'

const services = await freshServices()
const staff = account('Li', 'staff')
const superuser = new pg.Client({ ...inject('cluster').superuser, database: services.owner.database })
await superuser.connect()
afterAll(() => superuser.end())

let here: Area
let me: Ctx
let areas = 0
beforeEach(async () => {
  here = await area(services, `area-${++areas}`, `第${areas}居民区`)
  me = ctx(services, here, staff)
})

const written = (facts: number, detail: Fact['detail'] = {}) =>
  inArea(me, async (tx) => {
    const ids: string[] = []
    for (let n = 0; n < facts; n++)
      ids.push(await record(tx, me, { name: 'tests.thing.happened', subjectId: null, detail: { n, ...detail } }))
    return ids
  })

const verdict = () => verifyFacts(services.db, here)
const findings = async () =>
  (await verdict()).findings.map(({ kind, sealNo, factId, name }) => [kind, sealNo, factId, name])
/** A change by somebody who has the database and not the program. */
const behind = (sql: string, values: unknown[] = []) => superuser.query(sql, values)

describe('sealing', () => {
  it('puts every fact under a seal, a thousand at a time, and finds nothing wrong with them', async () => {
    const facts = Array.from({ length: 2500 }, (): Fact => ({
      name: 'tests.thing.happened',
      subjectId: uuidv7(me.now),
      detail: { words: '灯坏了' },
    }))
    await inArea(me, (tx) => recordAll(tx, me, facts))
    expect(await verdict()).toMatchObject({ facts: 2500, sealed: 0, seals: 0 })
    expect(await sealFacts(me)).toBe(2500)
    expect(await verdict()).toEqual({ facts: 2500, sealed: 2500, seals: 3, findings: [] })
    expect(await sealFacts(me)).toBe(0)
  })

  it('leaves no fact behind and no gap while many write and many seal', async () => {
    const writer = async (n: number) => {
      for (let i = 0; i < 15; i++)
        await inArea(me, async (tx) => {
          await record(tx, me, { name: 'tests.thing.happened', subjectId: null, detail: { n, i } })
          await new Promise((resolve) => setTimeout(resolve, (n * 7 + i * 3) % 10))
        })
    }
    const sealer = async () => {
      for (let i = 0; i < 20; i++) await sealFacts(me)
    }
    await Promise.all([0, 1, 2, 3, 4, 5].map(writer).concat([0, 1, 2].map(sealer)))
    await sealFacts(me)
    const { facts, sealed, seals, findings: wrong } = await verdict()
    expect({ facts, sealed, wrong }).toEqual({ facts: 90, sealed: 90, wrong: [] })
    expect(seals).toBeGreaterThan(1)
  })

  it('takes a slow writer’s older fact with the next seal', async () => {
    let finish = () => {}
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const slow = inArea(me, async (tx) => {
      await record(tx, me, { name: 'tests.thing.slow', subjectId: null })
      begun()
      await new Promise<void>((resolve) => (finish = resolve))
    })
    await hasBegun
    await written(3)
    expect(await sealFacts(me)).toBe(3)
    finish()
    await slow
    expect(await sealFacts(me)).toBe(1)
    expect(await verdict()).toEqual({ facts: 4, sealed: 4, seals: 2, findings: [] })
  })

  it('keeps areas apart', async () => {
    await written(2)
    const other = ctx(services, await area(services, `other-${areas}`, `别处${areas}`), auto)
    expect(await sealFacts(other)).toBe(0)
    expect(await verifyFacts(services.db, other.area)).toMatchObject({ facts: 0, seals: 0 })
  })

  it('reads the same in every time zone and for every detail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 0, max: 4e12 }), async (value, at) => {
        const then = { ...me, now: new Date(at) }
        await inArea(then, (tx) =>
          record(tx, then, { name: 'tests.thing.happened', subjectId: null, detail: { value: clean(value) } }),
        )
      }),
      { numRuns: 60 },
    )
    await sealFacts(me)
    const tokyo = openDatabase({ ...inject('cluster').app, database: services.owner.database })
    tokyo.pool.on(
      'connect',
      (client) =>
        void client.query(
          "set timezone = 'Asia/Tokyo'; set intervalstyle = 'sql_standard'; set extra_float_digits = -5",
        ),
    )
    expect((await verifyFacts(tokyo, here)).findings).toEqual([])
    await tokyo.close()
  })
})

/** jsonb holds no NUL character and no lone half of a pair. */
const clean = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, '?'))

describe('verify names', () => {
  it('a fact whose text, time, actor or detail was changed, by id, name and time', async () => {
    const ids = await written(5)
    await sealFacts(me)
    const id = ids[2] ?? ''
    const changes = [
      "update platform.fact set name = 'tests.thing.never' where id = $1",
      "update platform.fact set at = at + interval '1 microsecond' where id = $1",
      "update platform.fact set actor_id = 'account-Wang' where id = $1",
      "update platform.fact set actor_kind = 'auto' where id = $1",
      "update platform.fact set detail = jsonb_set(detail, '{n}', '2.0') where id = $1",
      'update platform.fact set subject_id = gen_random_uuid() where id = $1',
      'update platform.fact set seal_no = null where id = $1',
    ]
    for (const change of changes) {
      await behind('create table if not exists public.kept as select * from platform.fact where false')
      await behind('insert into public.kept select * from platform.fact where id = $1', [id])
      await behind(change, [id])
      expect((await verdict()).findings[0], change).toMatchObject({
        kind: 'changed',
        sealNo: 1,
        factId: id,
        at: expect.any(Date) as Date,
      })
      await behind(`update platform.fact f set name = k.name, at = k.at, actor_id = k.actor_id, actor_kind = k.actor_kind,
        detail = k.detail, subject_id = k.subject_id, seal_no = k.seal_no from public.kept k where k.id = f.id`)
      await behind('drop table public.kept')
      expect((await verdict()).findings, change).toEqual([])
    }
  })

  it('the first of several, and a fact that is gone with the time its id tells', async () => {
    const first = await written(3)
    await sealFacts(me)
    const second = await written(3)
    await sealFacts(me)
    await behind('delete from platform.fact where id = any($1)', [[first[1], second[0]]])
    expect(await findings()).toEqual([
      ['missing', 1, first[1], 'tests.thing.happened'],
      ['missing', 2, second[0], 'tests.thing.happened'],
    ])
    expect((await verdict()).findings[0]?.at).toEqual(me.now)
  })

  it('a fact put in afterwards', async () => {
    await written(3)
    await sealFacts(me)
    const id = uuidv7(me.now)
    await behind(
      "insert into platform.fact (area_id, id, name, actor_kind, at, seal_no) values ($1, $2, 'tests.thing.invented', 'auto', now(), 1)",
      [here.id, id],
    )
    expect(await findings()).toEqual([['added', 1, id, 'tests.thing.invented']])
  })

  it('a seal that was rewritten to fit, by the seal after it', async () => {
    const [id] = await written(2)
    await sealFacts(me)
    await written(2)
    await sealFacts(me)
    await behind('delete from platform.fact where id = $1', [id])
    await behind(
      'update platform.seal set fact_count = 1, entries = substr(entries, strpos(entries, chr(10)) + 1) where area_id = $1 and no = 1',
      [here.id],
    )
    expect(await findings()).toEqual([['seal-changed', 1, null, null]])
    // With the right hash as well: the next one does not follow from it.
    const { rows } = await behind('select entries, sealed_at from platform.seal where area_id = $1 and no = 1', [
      here.id,
    ])
    const { sealHash, firstHash } = await import('./canonical.ts')
    const row = rows[0] as { entries: string; sealed_at: Date }
    await behind('update platform.seal set hash = $2 where area_id = $1 and no = 1', [
      here.id,
      sealHash({ ...row, previous_hash: firstHash, no: 1, fact_count: 1 }),
    ])
    expect(await findings()).toEqual([['seal-changed', 1, null, null]])
  })

  it('a seal that is gone, at the beginning, in the middle and at the end', async () => {
    for (let n = 0; n < 4; n++) {
      await written(1)
      await sealFacts(me)
    }
    await behind('create table public.kept_seal as select * from platform.seal where area_id = $1', [here.id])
    for (const no of [1, 3, 4]) {
      await behind('delete from platform.seal where area_id = $1 and no = $2', [here.id, no])
      expect((await verdict()).findings[0], String(no)).toMatchObject({ kind: 'seal-missing', sealNo: no })
      await behind('insert into platform.seal select * from public.kept_seal where no = $1', [no])
    }
    await behind('drop table public.kept_seal')
    expect(await findings()).toEqual([])
  })
})

/** Rows of the modules' tables, whatever columns those have by now: this database is the test's own, so their rules may go. */
const samples: Record<string, string> = {
  int4: '4711',
  int8: '4711',
  text: "'owners'",
  uuid: 'gen_random_uuid()',
  timestamptz: "'2024-11-01T00:00:00.000001Z'",
  date: "'2024-06-30'",
  bool: 'true',
  bytea: "'x'",
  jsonb: "'{}'",
}
const others: Record<string, string> = {
  ...samples,
  int4: '4712',
  text: "'volunteer'",
  timestamptz: "'2024-11-01T00:00:00.000002Z'",
  date: "'2024-07-01'",
}
type Column = { name: string; type: string; needed: boolean }

async function columnsOf(table: SealedTable): Promise<Column[]> {
  const { rows } = await behind(
    `select a.attname as name, t.typname as type, a.attnotnull and not a.atthasdef as needed from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''`,
    [table],
  )
  return rows as Column[]
}

async function dropRules(table: SealedTable) {
  const { rows } = await behind(
    "select conname from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')",
    [table],
  )
  for (const { conname } of rows as { conname: string }[])
    await behind(`alter table ${table} drop constraint ${conname} cascade`)
}

async function makeRow(table: SealedTable, set: Record<string, unknown>): Promise<string> {
  const id = uuidv7(me.now)
  const given: Record<string, unknown> = { area_id: here.id, id, ...set }
  const needed = (await columnsOf(table)).filter((column) => column.needed && !(column.name in given))
  const names = [...Object.keys(given), ...needed.map(({ name }) => name)]
  const values = [
    ...Object.keys(given).map((_, at) => `$${at + 1}`),
    ...needed.map(({ type }) => samples[type] ?? 'null'),
  ]
  await behind(`insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`, Object.values(given))
  return id
}

describe('a sealed row', () => {
  beforeAll(async () => {
    for (const table of sealedTableNames) await dropRules(table)
  })

  const person = async (name: string) => {
    const id = await makeRow('people.person', { name })
    await told(id)
    return id
  }
  const rename = (tx: Tx, id: string, name: string) =>
    sql`update people.person set name = ${name} where area_id = ${here.id} and id = ${id}`.execute(tx)
  const told = (id: string, before: (tx: Tx) => Promise<unknown> = () => Promise.resolve()) =>
    inArea(me, async (tx) => {
      await before(tx)
      await record(tx, me, { name: 'people.person.changed', subjectId: id, row: { table: 'people.person', id } })
    })
  const rows = () => verifyRows(services, here)

  it('is as its newest fact says, however often the program changed it within one moment', async () => {
    const id = await person('王秀英')
    for (const name of ['李秀英', '赵秀英', '钱秀英', '孙秀英']) await told(id, (tx) => rename(tx, id, name))
    expect(await rows()).toEqual({ rows: 1, unreadable: 0, findings: [] })
  })

  it('sees the write that was sent just before it in the same breath', async () => {
    const id = await person('王秀英')
    await inArea(me, (tx) =>
      Promise.all([
        rename(tx, id, '李秀英'),
        record(tx, me, { name: 'people.person.changed', subjectId: id, row: { table: 'people.person', id } }),
      ]),
    )
    expect((await rows()).findings).toEqual([])
  })

  it('is named when it was changed, or taken away, behind the program’s back', async () => {
    const [changed, gone, same] = [await person('甲'), await person('乙'), await person('丙')]
    await behind("update people.person set name = '丁' where id = $1", [changed])
    await behind('delete from people.person where id = $1', [gone])
    await behind("update people.person set pinyin = 'bing', version = 7 where id = $1", [same])
    const verdict = await rows()
    expect(verdict.rows).toBe(3)
    const named = verdict.findings.map(({ kind, table, id, name, at }) => ({ kind, table, id, name, at }))
    const about = { table: 'people.person', name: 'people.person.changed', at: me.now }
    expect(named).toContainEqual({ kind: 'changed', id: changed, ...about })
    expect(named).toContainEqual({ kind: 'vanished', id: gone, ...about })
    expect(named).toHaveLength(2)
  })

  it('may be taken away by the program, and is named when it comes back', async () => {
    const id = await person('甲')
    await told(id, (tx) => sql`delete from people.person where area_id = ${here.id} and id = ${id}`.execute(tx))
    expect((await rows()).findings).toEqual([])
    await makeRow('people.person', { id, name: '甲' })
    expect((await rows()).findings).toMatchObject([{ kind: 'reappeared', id }])
  })

  it('is watched in every registered column', async () => {
    for (const table of sealedTableNames) {
      const id = await makeRow(table, {})
      const tell = () =>
        inArea(me, (tx) => record(tx, me, { name: 'tests.row.told', subjectId: id, row: { table, id } }))
      await tell()
      const types = new Map((await columnsOf(table)).map(({ name, type }) => [name, type]))
      for (const column of Object.keys(sealedTables[table][1])) {
        const other = others[types.get(column) ?? ''] ?? 'null'
        const { rowCount } = await behind(
          `update ${table} set ${column} = ${other} where id = $1 and ${column} is distinct from ${other}`,
          [id],
        )
        expect(rowCount, `${table}.${column}`).toBe(1)
        expect((await rows()).findings, `${table}.${column}`).toMatchObject([{ kind: 'changed', table, id }])
        await tell()
        expect((await rows()).findings).toEqual([])
      }
    }
  })

  it('reads the same in every time zone', async () => {
    const id = await makeRow('platform.role_grant', {
      ended_at: new Date('2024-10-24T18:30:00.123Z'),
      starts_on: '2024-10-24',
    })
    await inArea(me, (tx) =>
      record(tx, me, { name: 'tests.row.told', subjectId: id, row: { table: 'platform.role_grant', id } }),
    )
    const tokyo = openDatabase({ ...inject('cluster').app, database: services.owner.database })
    tokyo.pool.on(
      'connect',
      (client) => void client.query("set timezone = 'Asia/Tokyo'; set datestyle = 'German, DMY'"),
    )
    expect(await verifyRows({ ...services, db: tokyo }, here)).toEqual({ rows: 1, unreadable: 0, findings: [] })
    await tokyo.close()
  })

  it('is counted as unreadable, not as changed, under another secret file', async () => {
    await person('甲')
    const other = { ...services, secrets: secretsFrom(Buffer.alloc(32, 8)) }
    expect(await verifyRows(other, here)).toEqual({ rows: 1, unreadable: 1, findings: [] })
  })

  it('tells nothing about the name to somebody who has only the database', async () => {
    await person('王秀英')
    const { rows: facts } = await behind(
      "select detail->'row'->>'digest' as digest, detail from platform.fact where area_id = $1",
      [here.id],
    )
    const { digest, detail } = facts[0] as { digest: string; detail: unknown }
    const { rows: guesses } = await behind(
      "select encode(sha256(convert_to(json_build_array(name, home_id::text, state)::text, 'UTF8')), 'hex') as guess from people.person where area_id = $1",
      [here.id],
    )
    expect(Buffer.from(digest, 'base64url').toString('hex')).not.toBe((guesses[0] as { guess: string }).guess)
    expect(JSON.stringify(detail)).not.toContain('王')
  })

  it('costs one statement more, for one row or for a thousand', async () => {
    const ids: string[] = []
    for (let n = 0; n < 1000; n++) ids.push(await makeRow('people.person', { name: '甲' }))
    const sent: string[] = []
    const heard = openDatabase(
      { ...inject('cluster').app, database: services.owner.database },
      { onStatement: (text) => sent.push(text) },
    )
    const fact = (id: string): Fact => ({
      name: 'people.person.added',
      subjectId: id,
      row: { table: 'people.person', id },
    })
    await inArea({ ...me, db: heard }, (tx) => recordAll(tx, me, ids.map(fact)))
    expect(sent).toHaveLength(2)
    await inArea({ ...me, db: heard }, (tx) => record(tx, me, fact(ids[0] ?? '')))
    expect(sent).toHaveLength(4)
    await inArea({ ...me, db: heard }, (tx) => record(tx, me, { name: 'tests.thing.happened', subjectId: null }))
    expect(sent).toHaveLength(5)
    await heard.close()
    expect(await rows()).toEqual({ rows: 1000, unreadable: 0, findings: [] })
  })
})
