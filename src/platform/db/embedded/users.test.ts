import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isRoot } from './account.ts'
import { ask, copyCheckout, program, temporary } from './program.test-kit.ts'

// They start and kill real servers: how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 90_000 })

const NOBODY = 65_534
const uninstalled = { LANG: 'xx_YY.GB18030' }
const ascii = { LC_ALL: 'C' }
const shop = temporary(afterAll)
let checkout = ''

beforeAll(async () => {
  checkout = await copyCheckout(join(shop, 'checkout'))
})

/** The user a process runs as. */
const userOf = (pid: number) => statSync(`/proc/${pid}`).uid

test.skipIf(!isRoot())(
  'an ordinary user starts it from a checkout that may not be written and has no library links',
  async () => {
    const dir = join(shop, 'of-nobody')
    mkdirSync(dir)
    chownSync(dir, NOBODY, NOBODY)
    const running = await program(
      { dir },
      { checkout, uid: NOBODY, gid: NOBODY, env: { ...uninstalled, HOME: '/nonexistent' } },
    )
    expect(running.message).toBeUndefined()
    expect(userOf(running.pid)).toBe(NOBODY)
    expect(
      await ask(
        running.superuser,
        `select upper('é') as up, length('近邻') as n, current_setting('server_encoding') as e`,
      ),
    ).toEqual([{ up: 'É', n: 2, e: 'UTF8' }])
  },
)

test.skipIf(!isRoot())('root starts it below a home that nobody else may enter, and finds it again', async () => {
  const home = join(shop, 'home')
  const hidden = await copyCheckout(join(home, 'checkout'))
  chmodSync(home, 0o700)
  const dir = join(hidden, 'data', 'postgres')
  const shelters = [join(shop, 'var', 'jinlin') + '/']
  const first = await program({ dir, shelters }, { checkout: hidden, env: ascii })
  expect(first.message).toBeUndefined()
  expect(userOf(first.pid)).not.toBe(0)
  expect(existsSync(join(dir, 'cluster'))).toBe(false)
  expect(readFileSync(join(dir, 'README.txt'), 'utf8')).toContain(join(shop, 'var', 'jinlin'))
  expect(await ask(first.superuser, 'create table kept as select 7 as n', 'show server_encoding')).toEqual([
    { server_encoding: 'UTF8' },
  ])
  first.kill('SIGTERM')
  await first.ended
  const second = await program({ dir, shelters }, { checkout: hidden })
  expect(second.fresh).toBe(false)
  expect(await ask(second.superuser, 'select n from kept')).toEqual([{ n: 7 }])
})

test.skipIf(!isRoot())(
  'root goes on with the database of an ordinary user as that user; another user is refused',
  async () => {
    const dir = join(shop, 'shared')
    mkdirSync(dir)
    chownSync(dir, NOBODY, NOBODY)
    const theirs = await program({ dir, fsync: false }, { checkout, uid: NOBODY, gid: NOBODY })
    theirs.kill('SIGTERM')
    await theirs.ended
    const roots = await program({ dir, fsync: false }, { checkout })
    expect(userOf(roots.pid)).toBe(NOBODY)
    roots.kill('SIGTERM')
    await roots.ended
    expect(await program({ dir, fsync: false }, { checkout, uid: 12_345, gid: 12_345 })).toMatchObject({
      fault: 'belongsToAnother',
    })
  },
)
