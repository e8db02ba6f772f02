import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { openAreaDirectory } from '#platform/area/directory.ts'
import { seedCalendar } from '#platform/calendar/calendar.ts'
import { openDatabase } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { blobPath } from '#platform/files/blobs.ts'
import { attachPicture, keepPicture } from '#platform/files/files.ts'
import { record, recordAll, type Fact } from '#platform/facts/record.ts'
import { sealFacts } from '#platform/facts/seal.ts'
import { secretsFrom } from '#platform/secret/secrets.ts'
import type { Services } from '#platform/services.ts'
import { verify } from './verify.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { readArchive } from './archive.ts'
import { backup, type BackupOrder } from './backup.ts'
import { restore, type RestoreOrder } from './restore.ts'
import { readTar } from './tar.ts'
import { backupWords } from './words.ts'

/** Programs of the system, for the tests of a full disk. */
const mounting = { on: 'mount', off: 'umount' }

const migrationsDir = join(import.meta.dirname, '../../../db/migrations')
const cluster = inject('cluster')
const services = await freshServices()
const dir = mkdtempSync(join(tmpdir(), 'jinlin-backup-'))
const admin = new pg.Client(cluster.superuser)
await admin.connect()
const made: string[] = []
afterAll(async () => {
  for (const name of made) await admin.query(`drop database ${name} with (force)`)
  await admin.end()
  rmSync(dir, { recursive: true, force: true })
})

/** A database without anything, or only migrated. */
async function emptyDatabase(kind: 'fresh' | 'migrated'): Promise<string> {
  const name = `test_restore_${uuidv7(new Date()).replaceAll('-', '')}`
  await admin.query(
    `create database ${name} ${kind === 'migrated' ? 'template template_jinlin' : ''} owner jinlin_owner`,
  )
  made.push(name)
  return name
}
const ownerOf = (database: string) => ({ ...cluster.owner, database })
const superuserOf = (database: string) => ({ ...cluster.superuser, database })
async function asSuperuser<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(superuserOf(database))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every table with a checksum over its rows, whatever their order. */
const contents = (database: string) =>
  asSuperuser(database, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'pgboss', 'ledger')",
    )
    const sums: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as sum from ${name} t`,
      )
      sums[name] = rows[0]?.sum ?? ''
    }
    return sums
  })

const secretFile = join(dir, 'secret')
const order = (name: string, more: Partial<BackupOrder> = {}): BackupOrder => ({
  owner: services.owner,
  filesDir: services.filesDir,
  outFile: join(dir, name),
  secrets: services.secrets,
  program: '0.1.0',
  now: new Date('2024-10-24T01:00:00Z'),
  ...more,
})
const restoreOrder = (file: string, database: string, more: Partial<RestoreOrder> = {}): RestoreOrder => ({
  owner: ownerOf(database),
  filesDir: join(dir, database),
  file,
  migrationsDir,
  secretFile,
  ...more,
})
/** The program over a restored database. */
async function servicesOver(database: string): Promise<Services & { end: () => Promise<void> }> {
  const db = openDatabase({ ...cluster.app, database })
  return { ...services, db, areas: await openAreaDirectory(db), filesDir: join(dir, database), end: () => db.close() }
}

let file: string
beforeAll(async () => {
  writeFileSync(secretFile, Buffer.alloc(32, 7).toString('hex') + '\n')
  await seedCalendar(services.db)
  for (const code of ['dongdaming', 'elsewhere']) {
    const here = await area(services, code, `${code}居民区`)
    const me = ctx(services, here, account('Li', 'staff'))
    const { homeIds } = await compound(services, here)
    const png = await sharp({ create: { width: 800, height: code.length * 10, channels: 3, background: '#369' } })
      .png()
      .toBuffer()
    const kept = await keepPicture(me, png)
    if (!kept.done) throw new Error(kept.why)
    await inArea(me, async (tx) => {
      await attachPicture(tx, me, kept.value)
      await attachPicture(tx, me, kept.value)
      // Enough for several pieces: incompressible, with every character COPY has to escape.
      const many = code === 'dongdaming' ? 5000 : 20
      const facts = Array.from({ length: many }, (_, n): Fact => {
        const noise = Buffer.from(
          Array.from({ length: 500 }, (__, at) => (n * 31 + at * 7 + ((n * at) % 251)) & 255),
        ).toString('base64')
        return {
          name: 'tests.thing.happened',
          subjectId: homeIds[0] ?? null,
          detail: { n, noise, odd: '\\N\t\r\n"\'🏠\u0001' },
        }
      })
      await recordAll(tx, me, facts)
    })
    await sealFacts(me)
    await inArea(me, (tx) => record(tx, me, { name: 'tests.thing.happened', subjectId: null }))
  }
  await asSuperuser(services.owner.database, async (client) => {
    await client.query(
      "insert into auth.\"user\" (id, name, email, created_at, updated_at) values ('u', '李', 'u@account.invalid', now(), now())",
    )
    await client.query(
      "insert into auth.session (id, user_id, token, expires_at, created_at, updated_at) values ('s', 'u', 't', now(), now(), now())",
    )
  })
  const outcome = await backup(order('whole'))
  if (!outcome.done) throw new Error(outcome.why)
  file = outcome.value.file
}, 120_000)

describe('a backup', () => {
  it('comes back whole in a fresh database and in a migrated one, for the owner and for a superuser', async () => {
    const before = await contents(services.owner.database)
    expect(before['auth.session']).not.toMatch(/^0 /)
    for (const [kind, login] of [
      ['fresh', ownerOf],
      ['migrated', ownerOf],
      ['fresh', superuserOf],
    ] as const) {
      const database = await emptyDatabase(kind)
      const outcome = await restore(restoreOrder(file, database, { owner: login(database) }))
      expect(outcome).toMatchObject({ done: true, value: { secret: 'same', files: 4 } })
      const after = await contents(database)
      // Who was signed in is no part of it: a session ended since must not come back.
      expect({ ...after, 'auth.session': before['auth.session'] }).toEqual(before)
      expect(after['auth.session']).toMatch(/^0 /)
      expect(
        readdirSync(join(dir, database), { recursive: true }).filter((name) => /[0-9a-f]{64}$/.test(String(name))),
      ).toHaveLength(4)
    }
  })

  it('is the same for the owner, who sees no rows under row level security, and for a superuser', async () => {
    const outcome = await backup(order('by-superuser', { owner: superuserOf(services.owner.database) }))
    const read = await readArchive(file)
    if (!outcome.done || !read.done) throw new Error('no')
    expect(outcome.value.manifest.tables).toEqual(read.value.manifest.tables)
    const names = (parts: { name: string }[]) => parts.map(({ name }) => name)
    expect(names(outcome.value.manifest.parts)).toEqual(names(read.value.manifest.parts))
    const pieces = read.value.manifest.parts.filter(({ name }) => name.startsWith('tables/platform.fact/1/'))
    expect(pieces.length).toBeGreaterThan(1)
  })

  it('says what it holds', async () => {
    const read = await readArchive(file)
    if (!read.done) throw new Error(read.why)
    const { manifest } = read.value
    expect(manifest.areas.map(({ code }) => code)).toEqual(['dongdaming', 'elsewhere'])
    expect(manifest.tables.find(({ name }) => name === 'platform.fact')?.rows).toBe(5022)
    expect(manifest.migrations.map(({ name }) => name)).toContain('0001_platform.sql')
    expect(manifest.files.count).toBe(4)
    expect(manifest.seals.map(({ area: id, no }) => [id, no])).toEqual([
      [1, 5],
      [2, 1],
    ])
    expect(execFileSync('tar', ['-tf', file], { encoding: 'utf8' })).toContain('manifest.json\n')
  })

  it('verifies clean after the restore, and the program works on with it', async () => {
    const database = await emptyDatabase('fresh')
    await restore(restoreOrder(file, database))
    const restored = await servicesOver(database)
    const { clean, findings, sentences, counts } = await verify(restored, 'zh')
    expect([clean, findings]).toEqual([true, []])
    expect(sentences).toEqual([expect.stringMatching(/核对了 2 个居民区：5022 条记录.*没有发现问题。/)])
    expect(counts).toMatchObject({ areas: 2, facts: 5022, sealed: 5020, seals: 6, pictures: 8 })
    const third = await area(restored, 'third', '第三居民区')
    expect(third.id).toBe(3)
    const me = ctx(restored, restored.areas.byCode('elsewhere') ?? third, account('Li', 'staff'))
    await inArea(me, (tx) => record(tx, me, { name: 'tests.thing.happened', subjectId: null }))
    await sealFacts(me)
    expect((await verify(restored, 'zh')).findings).toEqual([])
    await restored.end()
    const { rows } = await asSuperuser(database, (client) =>
      client.query('select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity'),
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  it('is of one moment, whatever is written while it is made', async () => {
    const database = services.owner.database
    const making = await asSuperuser(database, async (holder) => {
      // The backup comes to this table after platform.counter and before platform.seal, and has to wait there.
      await holder.query('begin; lock table platform.role_grant in access exclusive mode')
      const begun = backup(order('moment'))
      const waiting =
        "select from pg_stat_activity where application_name = 'jinlin backup' and wait_event_type = 'Lock'"
      // Asked by another connection: within one transaction PostgreSQL shows the activity of its first look for ever.
      await expect.poll(async () => (await admin.query(waiting)).rowCount, { timeout: 20_000 }).toBe(1)
      await asSuperuser(database, async (client) => {
        await client.query("insert into platform.counter (area_id, name, year, value) values (1, 'later', 2024, 1)")
        await client.query(
          "insert into platform.seal (area_id, no, fact_count, previous_hash, hash, sealed_at, entries) values (1, 999, 0, '', '', now(), '')",
        )
      })
      await holder.query('rollback')
      return { begun }
    })
    const outcome = await making.begun
    if (!outcome.done) throw new Error(outcome.why)
    const rowsOf = (table: string) => outcome.value.manifest.tables.find(({ name }) => name === table)?.rows
    expect([rowsOf('platform.counter'), rowsOf('platform.seal')]).toEqual([0, 6])
    await asSuperuser(database, async (client) => {
      await client.query('delete from platform.seal where no = 999')
      await client.query("delete from platform.counter where name = 'later'")
    })
  })

  it('notes a picture that is gone, and keeps all else', async () => {
    const filesDir = join(dir, 'half-gone')
    cpSync(services.filesDir, filesDir, { recursive: true })
    const [gone] = readdirSync(filesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[0-9a-f]{64}$/.test(name),
    )
    rmSync(join(filesDir, gone ?? ''))
    const outcome = await backup(order('half-gone.tar', { filesDir }))
    if (!outcome.done) throw new Error(outcome.why)
    expect(outcome.value.manifest.missing).toEqual([expect.stringContaining(gone?.split('/').at(-1) ?? '?')])
    expect(outcome.value.manifest.files.count).toBe(3)
    expect((await readArchive(outcome.value.file)).done).toBe(true)
  })
})

describe('a backup that breaks off', () => {
  it('by kill -9 leaves no half file, and the earlier one as it was', async () => {
    const outFile = join(dir, 'killed')
    writeFileSync(outFile, 'the backup of yesterday')
    const script = `
      import { backup } from ${JSON.stringify(new URL('./backup.ts', import.meta.url).href)}
      import { secretsFrom } from ${JSON.stringify(new URL('../secret/secrets.ts', import.meta.url).href)}
      await backup({ ...${JSON.stringify({ ...order('killed') })}, now: new Date(), secrets: secretsFrom(Buffer.alloc(32, 7)) })
      console.log('done')`
    for (const after of [0, 20, 60]) {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      while (!existsSync(`${outFile}.part`)) await new Promise((resolve) => setTimeout(resolve, 2))
      await new Promise((resolve) => setTimeout(resolve, after))
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(existsSync(`${outFile}.part`)).toBe(true)
      expect(readFileSync(outFile, 'utf8')).toBe('the backup of yesterday')
      rmSync(`${outFile}.part`)
    }
    expect((await backup(order('killed'))).done).toBe(true)
    expect((await readArchive(outFile)).done).toBe(true)
    expect(existsSync(`${outFile}.part`)).toBe(false)
  })

  it('because nothing can be written there says so', async () => {
    mkdirSync(join(dir, 'a-folder'))
    for (const name of ['nowhere/file', 'a-folder', 'secret/file'])
      expect(await backup(order(name)), name).toEqual({ done: false, why: 'cannot-write' })
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('for want of a database leaves nothing', async () => {
    const outcome = await backup(order('none', { owner: ownerOf(await emptyDatabase('fresh')) }))
    expect(outcome).toEqual({ done: false, why: 'not-migrated' })
    expect(readdirSync(dir).filter((name) => name.startsWith('none'))).toEqual([])
  })

  it.runIf(process.getuid?.() === 0)('for want of room says so and leaves nothing (root only)', async (t) => {
    const small = join(dir, 'small')
    mkdirSync(small)
    try {
      execFileSync(mounting.on, ['-t', 'tmpfs', '-o', 'size=256k', 'none', small], { stdio: 'ignore' })
    } catch {
      return t.skip('mounting is not allowed here')
    }
    try {
      expect(await backup(order('small/full'))).toEqual({ done: false, why: 'disk-full' })
      expect(readdirSync(small)).toEqual([])
    } finally {
      execFileSync(mounting.off, [small])
    }
  })
})

describe('a restore refuses, before it touches anything,', () => {
  const refusal = async (path: string, more: Partial<RestoreOrder> = {}, database?: string) => {
    const into = database ?? (await emptyDatabase('fresh'))
    const outcome = await restore(restoreOrder(path, into, more))
    if (outcome.done) throw new Error('It was restored.')
    if (!database) {
      expect(await contents(into)).toEqual({})
      expect(existsSync(join(dir, into))).toBe(false)
    }
    expect(backupWords('zh').restoreRefused[outcome.why](outcome.about)).toBeTruthy()
    return [outcome.why, outcome.about]
  }
  const copyWith = (name: string, change: (bytes: Buffer) => Buffer) => {
    const path = join(dir, name)
    writeFileSync(path, change(readFileSync(file)))
    return path
  }

  it('a backup with one byte changed, anywhere, by the name of the part', async () => {
    const parts: { name: string; begin: number; end: number }[] = []
    let at = 0
    for await (const { name, bytes } of readTar(file)) {
      parts.push({ name, begin: at + 512, end: at + 512 + bytes })
      at += 512 + Math.ceil(bytes / 512) * 512
    }
    const original = readFileSync(file)
    const path = join(dir, 'changed')
    const flipped = async (where: number, bit: number) => {
      const bytes = Buffer.from(original)
      bytes[where] = (bytes[where] ?? 0) ^ (1 << bit)
      writeFileSync(path, bytes)
      const read = await readArchive(path)
      return read.done ? 'read' : `${read.why} ${read.about}`
    }
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: original.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (where, bit) => {
          expect(await flipped(where, bit), `byte ${where}, bit ${bit}`).not.toBe('read')
        },
      ),
      { numRuns: 40 },
    )
    for (const { name, begin, end } of parts) {
      if (end === begin) continue
      const said = await flipped(begin + Math.floor((end - begin) / 2), 3)
      if (name === 'jinlin-backup.json') expect(said).toMatch(/damaged|not-a-backup/)
      else if (name === 'manifest.sha256') expect(said).toBe('damaged manifest.json')
      else expect(said, name).toBe(`damaged ${name}`)
    }
    // Also between the parts, where nothing should stand.
    for (const { name, end } of parts.slice(1, 3)) expect(await flipped(end + 1, 0), name).toBe(`damaged ${name}`)
    expect(await refusal(path)).toEqual(['damaged', parts[2]?.name])
  })

  it('a backup that was cut off, wherever', async () => {
    const { length } = readFileSync(file)
    for (const to of [length - 1, length - 512, length - 1024, length - 1025, length / 2, length / 3, 5000, 1500]) {
      const path = copyWith('cut', (bytes) => bytes.subarray(0, Math.floor(to)))
      expect((await readArchive(path)).done, String(to)).toBe(false)
    }
    expect((await refusal(copyWith('cut', (bytes) => bytes.subarray(0, Math.floor(length / 2)))))[0]).toBe('truncated')
    const longer = copyWith('longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(512)]))
    expect((await refusal(longer))[0]).toBe('damaged')
  })

  it('what is no backup, and a file that is not there', async () => {
    for (const text of ['', 'hello', 'x'.repeat(5000)]) {
      writeFileSync(join(dir, 'text'), text)
      expect((await refusal(join(dir, 'text')))[0], text.slice(0, 9)).toBe('not-a-backup')
    }
    execFileSync('tar', ['-cf', join(dir, 'other.tar'), '-C', import.meta.dirname, 'tar.ts'])
    expect((await refusal(join(dir, 'other.tar')))[0]).toBe('not-a-backup')
    expect((await refusal(join(dir, 'nowhere')))[0]).toBe('no-such-file')
  })

  it('a database somebody works with', async () => {
    const database = await emptyDatabase('migrated')
    await asSuperuser(database, (client) =>
      client.query("insert into platform.area (code, name, made_at, changed_at) values ('here', '这里', now(), now())"),
    )
    const before = await contents(database)
    expect(await refusal(file, {}, database)).toEqual(['not-empty', 'platform.area'])
    expect(await contents(database)).toEqual(before)
    // A user without an area is somebody as well.
    const other = await emptyDatabase('migrated')
    await asSuperuser(other, (client) =>
      client.query(
        "insert into auth.\"user\" (id, name, email, created_at, updated_at) values ('u', '李', 'u', now(), now())",
      ),
    )
    expect((await refusal(file, {}, other))[0]).toBe('not-empty')
  })

  it('a database that is newer, a program that is older, another history', async () => {
    const newer = join(dir, 'newer-migrations')
    cpSync(migrationsDir, newer, { recursive: true })
    writeFileSync(join(newer, '9999_next.sql'), 'create table platform.next (area_id int)')
    const ahead = await emptyDatabase('migrated')
    await asSuperuser(ahead, (client) =>
      client.query("insert into ledger.migration (name, sha256) values ('9999_next.sql', 'x')"),
    )
    expect(await refusal(file, {}, ahead)).toEqual(['target-ahead', '9999_next.sql'])
    const older = join(dir, 'older-migrations')
    cpSync(migrationsDir, older, { recursive: true })
    const [last = ''] = readdirSync(older).sort().reverse()
    rmSync(join(older, last))
    expect(await refusal(file, { migrationsDir: older })).toEqual(['newer-level', last])
    writeFileSync(join(older, last), 'select 1')
    expect(await refusal(file, { migrationsDir: older })).toEqual(['other-history', last])
    // An older backup in a newer program is loaded at its own level, then migrated.
    const database = await emptyDatabase('fresh')
    expect((await restore(restoreOrder(file, database, { migrationsDir: newer }))).done).toBe(true)
    const { rows } = await asSuperuser(database, (client) =>
      client.query("select to_regclass('platform.next') as name, (select count(*)::int from platform.fact) as n"),
    )
    expect(rows).toEqual([{ name: 'platform.next', n: 5022 }])
  })
})

describe('the secret', () => {
  const passphrase = '正确 马 电池 订书钉'

  it('stays out of a backup unless it is asked for', async () => {
    const { stdout } = { stdout: execFileSync('tar', ['-tf', file], { encoding: 'utf8' }) }
    expect(stdout).not.toContain('secret')
    expect(readFileSync(file).includes(Buffer.alloc(32, 7).toString('hex'))).toBe(false)
    const database = await emptyDatabase('fresh')
    const elsewhere = join(dir, 'another-secret')
    writeFileSync(elsewhere, Buffer.alloc(32, 9).toString('hex'))
    expect(await restore(restoreOrder(file, database, { secretFile: elsewhere }))).toMatchObject({
      done: true,
      value: { secret: 'other' },
    })
    expect(await restore(restoreOrder(file, database, { passphrase }))).toMatchObject({
      done: false,
      why: 'no-secret-inside',
    })
  })

  it('goes in locked, and comes out with the passphrase only', async () => {
    const outcome = await backup(order('with-secret', { withSecret: { secretFile, passphrase } }))
    if (!outcome.done) throw new Error(outcome.why)
    const path = outcome.value.file
    expect(readFileSync(path).includes(Buffer.alloc(32, 7).toString('hex'))).toBe(false)
    const database = await emptyDatabase('fresh')
    const into = join(dir, 'restored-secret')
    writeFileSync(into, Buffer.alloc(32, 9).toString('hex'))
    expect(await restore(restoreOrder(path, database, { secretFile: into, passphrase: 'wrong' }))).toMatchObject({
      done: false,
      why: 'wrong-passphrase',
    })
    expect(await contents(database)).toEqual({})
    expect(await restore(restoreOrder(path, database, { secretFile: into, passphrase }))).toMatchObject({
      done: true,
      value: { secret: 'restored' },
    })
    expect(readFileSync(into, 'utf8')).toBe(readFileSync(secretFile, 'utf8'))
    expect(readFileSync(`${into}.before-restore`, 'utf8')).toBe(Buffer.alloc(32, 9).toString('hex'))
  })
})

describe('verify names', () => {
  let database: string
  let restored: Awaited<ReturnType<typeof servicesOver>>
  beforeAll(async () => {
    database = await emptyDatabase('fresh')
    await restore(restoreOrder(file, database))
    restored = await servicesOver(database)
    return () => restored.end()
  })
  const behind = (sql: string, values: unknown[] = []) => asSuperuser(database, (client) => client.query(sql, values))
  const found = async (lang: 'zh' | 'en' = 'zh') => (await verify(restored, lang)).findings

  it('a changed fact, by id, name and time', async () => {
    const { rows } = await behind(
      "update platform.fact set actor_id = 'account-Wang' where area_id = 1 and detail->>'n' = '77' returning id",
    )
    const { id } = rows[0] as { id: string }
    expect(await found()).toEqual([
      `dongdaming居民区：记录被改过：tests.thing.happened ${id}（2024-10-24T01:00:00.000Z），第 1 道封条。`,
    ])
    expect((await found('en'))[0]).toContain('a fact was changed')
    await behind("update platform.fact set actor_id = 'account-Li' where id = $1", [id])
    expect(await found()).toEqual([])
  })

  it('a changed row', async () => {
    const here = restored.areas.byId(1)
    if (!here) throw new Error('no area')
    const me = ctx(restored, here, account('Li', 'staff'))
    const id = uuidv7(me.now)
    await inArea(me, async (tx) => {
      await tx
        .insertInto('platform.role_grant')
        .values({ area_id: 1, id, account_id: 'a', role: 'staff', starts_on: '2024-01-01', made_at: me.now })
        .execute()
      await record(tx, me, { name: 'auth.role.given', subjectId: id, row: { table: 'platform.role_grant', id } })
    })
    expect(await found()).toEqual([])
    await behind("update platform.role_grant set role = 'director' where id = $1", [id])
    expect(await found()).toEqual([
      `dongdaming居民区：platform.role_grant ${id} 被改过，程序不知道；最后一条相符的记录是 auth.role.given（2024-10-24T01:00:00.000Z）。`,
    ])
    await behind("update platform.role_grant set role = 'staff' where id = $1", [id])
  })

  it('a picture that is gone or another one', async () => {
    const { rows } = await behind(
      "select id, encode(sha256, 'hex') as name, encode(small_sha256, 'hex') as small from platform.file where area_id = 2 order by id limit 1",
    )
    const row = rows[0] as { id: string; name: string; small: string }
    const path = (name: string) => blobPath(restored.filesDir, 2, Buffer.from(name, 'hex'))
    const bytes = readFileSync(path(row.name))
    writeFileSync(path(row.name), Buffer.concat([bytes, Buffer.from('x')]))
    rmSync(path(row.small))
    const said = await found()
    // The picture is attached twice, each time in two sizes.
    expect(said).toHaveLength(4)
    expect(said.filter((sentence) => sentence.includes(row.id))).toEqual([
      expect.stringContaining('和存的时候不一样'),
      expect.stringContaining('在磁盘上找不到'),
    ])
    writeFileSync(path(row.name), bytes)
    cpSync(blobPath(services.filesDir, 2, Buffer.from(row.small, 'hex')), path(row.small))
    expect(await found()).toEqual([])
  })

  it('rows that break a rule, although the rule is in force, and rules that are off', async () => {
    const home = uuidv7(new Date())
    await behind('alter table people.home disable trigger all')
    await behind(
      'insert into people.home (area_id, id, building_id, room, made_at) values (2, $1, gen_random_uuid(), $2, now())',
      [home, '404'],
    )
    expect(await found()).toEqual(
      expect.arrayContaining([expect.stringMatching(/people\.home：规则 home_of_building 被关掉了/)]),
    )
    await behind('alter table people.home enable trigger all')
    expect(await found()).toEqual(['people.home：有 1 行不符合规则 home_of_building。'])
    await behind('delete from people.home where id = $1', [home])

    await behind('alter table people.home drop constraint home_room_length')
    await behind("update people.home set room = '' where area_id = 1 and room = '501'")
    await behind(
      'alter table people.home add constraint home_room_length check (char_length(room) between 1 and 20) not valid',
    )
    expect(await found()).toEqual([
      'people.home：规则 home_room_length 被关掉了。',
      'people.home：有 1 行不符合规则 home_room_length。',
    ])
    await behind("update people.home set room = '501' where area_id = 1 and room = ''")
    await behind('alter table people.home validate constraint home_room_length')

    await behind('alter table people.home no force row level security')
    expect(await found()).toEqual(['people.home：规则 row level security 被关掉了。'])
    await behind('alter table people.home force row level security')
    expect(await found()).toEqual([])
  })

  it('that rows were sealed under another secret, and does not call them changed', async () => {
    expect((await verify({ ...restored, secrets: secretsFrom(Buffer.alloc(32, 9)) }, 'zh')).findings).toEqual([
      'dongdaming居民区：有 1 行是用另一个密钥文件封的，无法核对。',
    ])
  })
})
