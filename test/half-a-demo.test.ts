import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { dongdaming } from '#modules/people/public.ts'
import { pause } from '#platform/db/embedded/processes.ts'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import { builtIn, call, ready, shop, start } from './program.ts'

/** The first start is killed while it loads the demonstration. */
const dir = shop()
const env = { PORT: '0', JINLIN_DATA: join(dir, 'data'), JINLIN_LIMITS: 'off', JINLIN_LOG: 'fatal' }
let program = ''

beforeAll(async () => {
  program = await builtIn(join(dir, 'checkout'))
})

const begin = () => start(process.execPath, [program, 'serve'], { env })

/** Asks the database beside the server; nothing while it is not that far. */
async function ask<R>(question: string): Promise<R[]> {
  const visit = visitEmbedded(join(env.JINLIN_DATA, 'postgres'))
  if (!visit) return []
  const client = new pg.Client(visit.appUrl('jinlin'))
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('begin; select platform.set_area(1)')
    return (await client.query<R & object>(question)).rows
  } catch {
    return []
  } finally {
    await client.end().catch(() => undefined)
  }
}

const writesTo = (table: string) =>
  `select 1 from pg_locks where relation = '${table}'::regclass and mode = 'RowExclusiveLock'`

test('it is killed at every stage; the next start loads it whole, and only once', async () => {
  for (const stage of ['select 1 from platform.area', writesTo('needs.step')]) {
    const killed = begin()
    while ((await ask(stage)).length === 0) {
      expect(killed.said(), stage).toBe('')
      expect(killed.child.exitCode).toBeNull()
      await pause(5)
    }
    killed.child.kill('SIGKILL')
    await killed.ended
  }
  const counts = `select (select count(*)::int from platform.area) as areas, (select count(*)::int from needs.need) as needs,
    (select count(*)::int from people.building) as buildings, (select count(*)::int from auth."user") as accounts,
    (select count(*) from people.person) > 4000 as peopled,
    (select count(*) from gatherings.gathering) > 1000 as gathered, (select count(*)::int from gatherings.venue) as venues,
    (select max(value) from platform.counter where name = 'needs.need') > 100 as counted`
  const buildings = dongdaming.reduce((sum, plan) => sum + plan.buildings, 0)
  const whole = {
    areas: 1,
    needs: 1061,
    buildings,
    accounts: 9,
    peopled: true,
    gathered: true,
    venues: 4,
    counted: true,
  }

  const first = await ready(begin())
  expect(first.said()).toContain('The demonstration is loaded')
  expect(await ask(counts)).toEqual([whole])
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)

  const second = await ready(begin())
  expect(second.said()).not.toContain('loaded')
  expect(await ask(counts)).toEqual([whole])
  expect(await call(program, ['demo'], { env })).toMatchObject({
    code: 1,
    said: 'This demonstration is loaded already.\n',
  })
  expect(await call(program, ['verify'], { env })).toMatchObject({ code: 0 })
}, 120_000)
