import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { startEmbedded, type Embedded } from '#platform/db/embedded/embedded.ts'
import { builtIn, call, serving, shop, type Server } from './program.ts'

/** The program on a PostgreSQL that is not its own child: `DATABASE_URL`. */
const dir = shop()
let program = ''
let cluster: Embedded

beforeAll(async () => {
  cluster = await startEmbedded({ dir: join(dir, 'postgres') })
  await asSuperuser('drop role jinlin_app')
  program = await builtIn(join(dir, 'checkout'))
})
afterAll(() => cluster.stop())

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client(cluster.superuserUrl('postgres'))
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** An address by way of the socket's directory, as the manual of PostgreSQL writes it. */
const address = (user: string, database: string) =>
  `postgres://${user}:geheim@localhost/${database}?host=${encodeURIComponent(cluster.socketDir)}`

type Place = { DATABASE_URL: string; JINLIN_DATA: string; DATABASE_APP_URL?: string }
const placeOf = (user: string, database: string): Place => ({
  DATABASE_URL: address(user, database),
  JINLIN_DATA: join(dir, `data-of-${database}`),
})
const jinlin = (place: Place, ...words: string[]) => call(program, words, { env: place, cwd: dir })
const well = async (place: Place, ...words: string[]): Promise<string> => {
  const { code, said } = await jinlin(place, ...words)
  expect(code, said).toBe(0)
  return said
}

describe('a login that may make no roles', () => {
  beforeAll(() => asSuperuser(`create role plain login password 'geheim'`, 'create database plain owner plain'))

  afterAll(() => asSuperuser('drop database plain', 'drop role jinlin_app'))

  test('is told in a sentence what to do, and nothing is left behind', async () => {
    const refused = await jinlin(placeOf('plain', 'plain'), 'serve')
    expect(refused.code).toBe(1)
    expect(refused.said).toMatch(
      /^The login of DATABASE_URL may not make the server's own login \(permission denied.*\)/,
    )
    expect(refused.said).toContain(
      'Make a role jinlin_app that owns nothing, and give its address as DATABASE_APP_URL.',
    )
    expect(refused.said.trim()).not.toContain('\n')
  })

  test('serves with the one it is given', async () => {
    await asSuperuser(`create role jinlin_app login password 'given'`)
    const given = { ...placeOf('plain', 'plain'), DATABASE_APP_URL: address('jinlin_app', 'plain') }
    const wrong = await jinlin(given, 'doctor')
    expect(wrong.said).toContain('The database of DATABASE_APP_URL cannot be opened: password authentication failed')
    const right = await jinlin(
      { ...given, DATABASE_APP_URL: given.DATABASE_APP_URL.replace('geheim', 'given') },
      'doctor',
    )
    expect(right).toMatchObject({ code: 0, said: expect.stringContaining('jinlin_app owns nothing') as string })
  })
})

describe('a login that may make roles and is no superuser', () => {
  const serve = ({ JINLIN_DATA, DATABASE_URL }: Place) => serving(program, JINLIN_DATA, { DATABASE_URL })

  beforeAll(() =>
    asSuperuser(
      `create role town login createrole password 'geheim'`,
      'create database town owner town',
      'create database drill owner town',
    ),
  )

  const sendNeed = async ({ url }: Server) => {
    const body = new URLSearchParams({ id: uuidv7(new Date()), category: 'lighting', words: '楼道灯不亮' })
    return (await fetch(`${url}/needs/new`, { method: 'POST', body, redirect: 'manual' })).status
  }

  test('serves the demonstration; the commands work beside the server, and it starts again', async () => {
    const place = placeOf('town', 'town')
    const server = await serve(place)
    expect(server.said()).toContain('The demonstration is loaded')
    expect(existsSync(join(place.JINLIN_DATA, 'postgres'))).toBe(false)
    expect(await sendNeed(server)).toBe(303)

    expect(await well(place, 'doctor')).toContain('jinlin_app owns nothing')
    await well(place, 'verify')
    const [file, passphrase] = [join(dir, 'town.backup'), join(dir, 'passphrase')]
    writeFileSync(passphrase, 'mehr als acht Zeichen')
    await well(place, 'backup', file, '--with-secret', passphrase)
    const drill = placeOf('town', 'drill')
    await well(drill, 'restore', file, '--with-secret', passphrase)
    await well(drill, 'verify')

    // Trying a restore must not shut the server out, which logs in anew after its connections are gone.
    await asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jinlin_app'`)
    await untilReady(server)
    expect(await sendNeed(server)).toBe(303)

    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    const again = await serve(place)
    expect(again.said()).not.toContain('loaded')
    expect(await sendNeed(again)).toBe(303)
  }, 90_000)
})

test('an address without a host does not make the owner the server’s login', async () => {
  await asSuperuser(`create role big superuser login password 'geheim'`, 'create database big owner big')
  const host = encodeURIComponent(cluster.socketDir)
  const DATABASE_URL = `postgres:///big?host=${host}&user=big&password=geheim`
  const { said } = await jinlin({ ...placeOf('big', 'big'), DATABASE_URL }, 'doctor')
  expect(said).toContain('jinlin_app owns nothing')
})

test.each([
  ['where nobody listens', 'postgres://x:y@localhost:1/town', /cannot be opened: connect ECONNREFUSED/],
  ['of no such host', 'postgres://x:y@nowhere.invalid/town', /cannot be opened: getaddrinfo/],
])('an address %s ends the start with a sentence', async (_, DATABASE_URL, sentence) => {
  const { code, said } = await jinlin({ DATABASE_URL, JINLIN_DATA: join(dir, 'data-of-nobody') }, 'serve')
  expect(code).toBe(1)
  expect(said).toMatch(/^The database of DATABASE_URL /)
  expect(said).toMatch(sentence)
  expect(said).not.toContain('y@')
})

async function untilReady({ url }: Server): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 20))
}
