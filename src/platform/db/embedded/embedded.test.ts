import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  createDatabase,
  dropDatabase,
  faultOf,
  startEmbedded,
  type Embedded,
  type EmbeddedOptions,
} from './embedded.ts'
import { accountToUse, runAs } from './account.ts'
import { lifeOf, pause, until } from './processes.ts'
import { ask, temporary } from './program.test-kit.ts'

// They start and kill real servers: how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 90_000 })

async function start(dir: string, options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ dir, fsync: false, ...options })
  onTestFinished(() => embedded.stop())
  return embedded
}

const faultIn = (promise: Promise<unknown>) => promise.then(() => 'none', faultOf)

/** What happens next, or the end of the test's time. */
const next = (subscribe: (listener: () => void) => void) => new Promise<void>((resolve) => subscribe(resolve))

test('a fresh start lays out a UTF-8 database that nobody else can enter', async () => {
  const dir = temporary()
  const embedded = await start(dir)
  expect(embedded.bootedFresh).toBe(true)
  await createDatabase(embedded, '街道')
  const [row] = await ask(
    embedded.appUrl('街道'),
    `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone, lower('ÄÉ') as lower`,
  )
  expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC', lower: 'äé' })
  expect(statSync(embedded.socketDir).mode & 0o777).toBe(0o700)
  expect(statSync(join(embedded.socketDir, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700)
  expect(statSync(join(dir, 'secret.json')).mode & 0o777).toBe(0o600)
  await expect(ask({ ...embedded.appUrl('街道'), password: 'guess' }, 'select 1')).rejects.toMatchObject({
    code: '28P01',
  })
})

test('Chinese characters are letters to trigram search', async () => {
  const embedded = await start(temporary())
  await createDatabase(embedded, 'trigrams')
  const [row] = await ask(
    embedded.ownerUrl('trigrams'),
    'create extension pg_trgm',
    `select similarity('垃圾房改造', '垃圾房') as likeness`,
  )
  expect(row).toMatchObject({ likeness: expect.closeTo(0.429, 2) as number })
})

test('neither the server nor the owner gets round row level security, nor makes roles, databases or tables it should not', async () => {
  const embedded = await start(temporary())
  await createDatabase(embedded, 'guarded')
  const [owner, app] = [embedded.ownerUrl('guarded'), embedded.appUrl('guarded')]
  await ask(
    owner,
    'create table need (area_id int, words text)',
    'alter table need enable row level security',
    'alter table need force row level security',
    `create policy own on need using (area_id = nullif(current_setting('jinlin.area', true), '')::int)`,
    'grant select, insert on need to jinlin_app',
  )
  await ask(embedded.superuserUrl('guarded'), `insert into need values (1, '一'), (2, '二')`)
  for (const login of [owner, app]) {
    expect(await ask(login, 'select * from need')).toEqual([])
    expect(await ask(login, 'begin', `set local jinlin.area = '2'`, 'select area_id from need')).toEqual([
      { area_id: 2 },
    ])
    expect(
      await ask(
        login,
        `select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)`,
      ),
    ).toEqual([])
  }
  for (const trick of [
    'set row_security = off; select * from need',
    'alter table need disable row level security',
    'set role jinlin_owner',
    'set session authorization jinlin_super',
    'create table mine (a int)',
    'create schema mine',
    'create temp table mine (a int)',
    'create role friend',
    'create database mine',
    'create extension pg_trgm',
  ])
    await expect(ask(app, trick), trick).rejects.toMatchObject({ code: expect.stringMatching(/42501|0LP01/) as string })
  await expect(ask(embedded.appUrl('postgres'), 'select 1')).rejects.toMatchObject({ code: '42501' })
})

test('databases are copied from a template and dropped under their users', async () => {
  const embedded = await start(temporary())
  await createDatabase(embedded, 'original')
  await ask(embedded.ownerUrl('original'), 'create table kept as select 7 as n', 'grant select on kept to jinlin_app')
  await createDatabase(embedded, 'copy', { template: 'original' })
  expect(await ask(embedded.appUrl('copy'), 'select n from kept')).toEqual([{ n: 7 }])
  await dropDatabase(embedded, 'copy')
  await dropDatabase(embedded, 'copy')
  await expect(ask(embedded.appUrl('copy'), 'select 1')).rejects.toMatchObject({ code: '3D000' })
})

test('a restart keeps the rows and the passwords; a lost file of passwords is made anew', async () => {
  const dir = temporary()
  const first = await start(dir, { fsync: true })
  await createDatabase(first, 'kept')
  await ask(first.ownerUrl('kept'), 'create table kept as select 7 as n')
  await first.stop()
  await first.stop()
  expect(JSON.parse(readFileSync(join(dir, 'secret.json'), 'utf8'))).toMatchObject({ settled: true })
  const second = await start(dir)
  expect(second.bootedFresh).toBe(false)
  expect(second.ownerUrl('kept')).toEqual(first.ownerUrl('kept'))
  expect(await ask(second.ownerUrl('kept'), 'select n from kept')).toEqual([{ n: 7 }])
  await second.stop()
  rmSync(join(dir, 'secret.json'))
  const third = await start(dir)
  expect(third.ownerUrl('kept').password).not.toBe(first.ownerUrl('kept').password)
  expect(await ask(third.ownerUrl('kept'), 'select n from kept')).toEqual([{ n: 7 }])
})

test('a killed PostgreSQL comes back, each time, whatever its backends are still at, and says so', async () => {
  const lines: string[] = []
  const embedded = await start(temporary(), { fsync: true, log: (line) => lines.push(line) })
  await ask(embedded.superuserUrl('postgres'), 'create table kept as select 7 as n')
  for (let time = 1; time <= 2; time++) {
    const busy = ask(
      embedded.superuserUrl('postgres'),
      'select count(*) from generate_series(1, 100000) a, generate_series(1, 30000) b',
    )
    busy.catch(() => undefined)
    const isBusy = `select 1 from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()`
    while ((await ask(embedded.superuserUrl('postgres'), isBusy)).length === 0) await pause(10)
    const [before, down, up] = [embedded.pid, next(embedded.onDown), next(embedded.onUp)]
    process.kill(before, 'SIGKILL')
    await down
    expect(embedded.up).toBe(false)
    await up
    expect(embedded.up).toBe(true)
    expect(embedded.pid).not.toBe(before)
    expect(await ask(embedded.superuserUrl('postgres'), 'select n from kept')).toEqual([{ n: 7 }])
    expect(lines).toEqual(Array<string>(time).fill('PostgreSQL ended by SIGKILL; starting it again.'))
  }
})

test.runIf(process.platform === 'linux')(
  'what the program knows from its environment does not reach PostgreSQL',
  async () => {
    process.env['JINLIN_TEST_SECRET'] = 'hush'
    onTestFinished(() => {
      delete process.env['JINLIN_TEST_SECRET']
    })
    const embedded = await start(temporary())
    expect(readFileSync(`/proc/${embedded.pid}/environ`, 'utf8')).not.toContain('hush')
  },
)

test('a PostgreSQL that cannot come back is given up', async () => {
  const dir = temporary()
  const embedded = await start(dir)
  const over = new Promise<string>((resolve) => embedded.onExit(resolve))
  renameSync(join(dir, 'cluster', 'global'), join(dir, 'cluster', 'away'))
  process.kill(embedded.pid, 'SIGKILL')
  expect(await over).toContain('PostgreSQL did not start')
  await embedded.stop()
})

test('stopping while it is being started again leaves nothing running', async () => {
  const embedded = await start(temporary())
  const down = next(embedded.onDown)
  process.kill(embedded.pid, 'SIGKILL')
  await down
  await embedded.stop()
  expect(embedded.up).toBe(false)
  expect(() => process.kill(embedded.pid, 0)).toThrow('ESRCH')
})

test('a second start on the same directory is refused, and harms nothing', async () => {
  const dir = temporary()
  const embedded = await start(dir)
  expect(await faultIn(startEmbedded({ dir }))).toBe('heldByAnother')
  expect(await ask(embedded.superuserUrl('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a data directory of another major version is left alone', async () => {
  const dir = temporary()
  await (await start(dir)).stop()
  const stamp = join(dir, 'cluster', 'PG_VERSION')
  writeFileSync(stamp, '17\n')
  expect(await faultIn(startEmbedded({ dir }))).toBe('otherVersion')
  expect(readFileSync(stamp, 'utf8')).toBe('17\n')
  writeFileSync(stamp, '18\n')
  await start(dir)
})

test('a path too long for a socket gets a short socket directory elsewhere, gone at the end', async () => {
  const embedded = await start(join(temporary(), '很长的名字'.repeat(8), 'data', 'postgres'))
  expect(embedded.socketDir.length).toBeLessThan(90)
  expect(await ask(embedded.superuserUrl('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  await embedded.stop()
  expect(() => statSync(embedded.socketDir)).toThrow('ENOENT')
})

/** The numbers of a process of PostgreSQL's user that only stands in the directory, of a zombie nobody collects, and of nobody. */
async function strangers(cwd: string): Promise<ChildProcess & { numbers: number[] }> {
  const child = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    cwd,
    ...runAs(accountToUse()),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const zombie = await new Promise<number>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))),
  )
  expect(await until(() => lifeOf(zombie).state === 'zombie', 5_000)).toBe(true)
  return Object.assign(child, { numbers: [child.pid!, zombie, 4_000_000] })
}

test('a lock file with the number of a stranger, a zombie or nobody does not keep it from starting', async () => {
  const dir = temporary()
  await (await start(dir)).stop()
  const cluster = join(dir, 'cluster')
  const bystander = await strangers(cluster)
  for (const pid of bystander.numbers) {
    writeFileSync(join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n1700000000\n5432\n/nowhere\n\n\n`)
    await (await start(dir)).stop()
  }
  expect([bystander.exitCode, bystander.signalCode]).toEqual([null, null])
})
