import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startEmbedded } from './embedded.ts'
import { lifeOf, pause, until } from './processes.ts'
import { ask, begin, program, temporary } from './program.test-kit.ts'

// They start and kill real servers: how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 90_000 })

const isGone = (pid: number) => lifeOf(pid).state !== 'alive'

test('after SIGKILL of the program the next start ends the orphan and keeps every acknowledged row', async () => {
  const dir = temporary()
  const killed = await program({ dir })
  await ask(killed.superuser, 'create table kept (n int)', 'insert into kept values (7)')
  killed.kill('SIGKILL')
  await killed.ended
  expect(isGone(killed.pid)).toBe(false)
  const lines: string[] = []
  const embedded = await startEmbedded({ dir, log: (line) => lines.push(line) })
  onTestFinished(() => embedded.stop())
  expect(lines).toEqual([`Stopping PostgreSQL (process ${killed.pid}) left over from an earlier run.`])
  expect(isGone(killed.pid)).toBe(true)
  expect(await ask(embedded.superuserUrl('postgres'), 'select n from kept')).toEqual([{ n: 7 }])
})

test('after SIGKILL of both, with a backend still at work, the next start waits and recovers', async () => {
  const dir = temporary()
  const killed = await program({ dir })
  await ask(killed.superuser, 'create table kept (n int)', 'insert into kept values (7)')
  const busy = ask(
    killed.superuser,
    'select count(*) from generate_series(1, 100000) a, generate_series(1, 30000) b',
  ).catch(() => undefined)
  const isBusy = `select 1 from pg_stat_activity where query like '%30000%' and state = 'active' and pid <> pg_backend_pid()`
  while ((await ask(killed.superuser, isBusy)).length === 0) await pause(10)
  process.kill(killed.pid, 'SIGKILL')
  killed.kill('SIGKILL')
  await killed.ended
  const embedded = await startEmbedded({ dir })
  onTestFinished(() => embedded.stop())
  await busy
  expect(await ask(embedded.superuserUrl('postgres'), 'select n from kept')).toEqual([{ n: 7 }])
})

test('after SIGKILL while the data directory is laid out the next start lays out its own', async () => {
  const dir = temporary()
  const killed = begin({ dir })
  const isAtIt = () =>
    readdirSync(dir).some((name) => name.startsWith('cluster.new-') && existsSync(join(dir, name, 'base', '1')))
  expect(await until(isAtIt, 20_000)).toBe(true)
  killed.kill('SIGKILL')
  await killed.ended
  const embedded = await startEmbedded({ dir })
  onTestFinished(() => embedded.stop())
  expect(embedded.bootedFresh).toBe(true)
  expect(await ask(embedded.superuserUrl('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a second program is refused while the first lives; the first goes on', async () => {
  const dir = temporary()
  const first = await program({ dir, fsync: false })
  const second = await program({ dir, fsync: false })
  expect(second).toMatchObject({ fault: 'heldByAnother', message: expect.stringContaining('Another Jinlin') as string })
  expect(await second.ended).toBe(1)
  expect(await ask(first.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.each([
  ['SIGTERM', 44, true],
  ['SIGINT', 130, false],
  ['SIGHUP', 129, false],
] as const)(
  '%s stops PostgreSQL cleanly before the program ends (%i), listening itself: %s',
  async (signal, code, careful) => {
    const dir = temporary()
    const running = await program({ dir, fsync: false, careful })
    running.kill(signal)
    running.kill(signal)
    expect(await running.ended).toBe(code)
    expect(isGone(running.pid)).toBe(true)
    expect(readdirSync(dir).sort()).toEqual(['cluster', 'log', 'secret.json'])
  },
)

test('a program that just ends takes its PostgreSQL along', async () => {
  const running = await program({ dir: temporary(), fsync: false, leave: true })
  expect(await running.ended).toBe(3)
  expect(await until(() => isGone(running.pid), 5_000)).toBe(true)
})
