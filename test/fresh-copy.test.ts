import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { isRoot } from '#platform/db/embedded/account.ts'
import { readPostmaster } from '#platform/db/embedded/former.ts'
import { processesIn } from '#platform/db/embedded/processes.ts'
import { clusterOf, ready, shop, start } from './program.ts'

/** `npm start` in a fresh copy of what git keeps, as somebody who has nothing but that copy. */
const NOBODY = 65_534
const dir = shop()

/** The files git keeps, as they are now, and the dependencies by hard links: nothing is fetched. */
function copy(to: string): string {
  const asked = ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z']
  const kept = execFileSync('git', asked, { encoding: 'utf8' }).split('\0')
  for (const path of kept.filter((name) => name !== '' && existsSync(name))) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    cpSync(path, join(to, path))
  }
  try {
    execFileSync('cp', ['-al', 'node_modules', to], { stdio: 'ignore' })
  } catch {
    execFileSync('cp', ['-a', 'node_modules', to])
  }
  return to
}

/** Gives everything to a user but the dependencies, whose files are still ours. */
function give(path: string, user: number): void {
  chownSync(path, user, user)
  if (!statSync(path).isDirectory()) return
  for (const name of readdirSync(path)) if (name !== 'node_modules') give(join(path, name), user)
}

const isKept = existsSync('.git')

describe.skipIf(!isRoot() || !isKept)('npm start (needs root, to become somebody else, and a checkout of git)', () => {
  let home = ''
  let checkout = ''
  beforeAll(() => {
    home = join(dir, 'home')
    checkout = copy(join(home, 'checkout'))
  })

  const npmStart = (env: Record<string, string>, user = {}) =>
    ready(start('npm', ['start'], { cwd: checkout, env: { PORT: '0', ...env }, ...user }))

  test('an ordinary user builds and serves it; SIGTERM ends all of it', async () => {
    give(home, NOBODY)
    const server = await npmStart({ HOME: home, LANG: 'zh_CN.GB18030' }, { uid: NOBODY, gid: NOBODY })
    expect(server.said()).toContain('Built in')
    expect(server.said()).not.toContain('Installing')
    const page = await fetch(server.url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('东大名居民区')
    const data = join(checkout, 'data')
    const cluster = clusterOf(data)
    expect(cluster).toBe(join(data, 'postgres', 'cluster'))
    expect(statSync(`/proc/${readPostmaster(cluster)?.pid}`).uid).toBe(NOBODY)
    expect(statSync(join(data, 'secret'))).toMatchObject({ uid: NOBODY, mode: 0o100600 })

    server.child.kill('SIGTERM')
    await server.ended
    expect(processesIn(cluster)).toEqual([])
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
  }, 90_000)

  test('root serves it below a directory nobody else may enter', async () => {
    give(home, 0)
    chmodSync(home, 0o700)
    const server = await npmStart({ HOME: home, JINLIN_DATA: join(checkout, 'data-of-root'), JINLIN_DEMO: 'off' })
    const cluster = clusterOf(join(checkout, 'data-of-root'))
    onTestFinished(() => rmSync(dirname(cluster), { recursive: true, force: true }))
    expect(cluster.startsWith(home)).toBe(false)
    expect(statSync(`/proc/${readPostmaster(cluster)?.pid}`).uid).not.toBe(0)
    expect((await fetch(server.url)).url).toBe(`${server.url}/setup`)
    expect(server.said()).toMatch(/First visit: open \/setup and enter the code \S+/)

    server.child.kill('SIGTERM')
    await server.ended
    expect(processesIn(cluster)).toEqual([])
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
  }, 60_000)
})
