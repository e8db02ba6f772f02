import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Area, Ctx } from '#platform/ctx.ts'
import { openDatabase } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Services } from '#platform/services.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { deliver, type Delivery, type Hears } from './deliver.ts'
import { deliverArea } from './delivery.ts'
import { MOST_TRIES } from './retries.ts'
import { record } from './record.ts'

const services = await freshServices()
const superuser = new pg.Client({ ...inject('cluster').superuser, database: services.owner.database })
await superuser.connect()
afterAll(() => superuser.end())

let here: Area
let me: Ctx
let count = 0
beforeEach(async () => {
  here = await area(services, `area-${++count}`, `第${count}居民区`)
  me = ctx(services, here, account('Li', 'staff'))
})

const running: Delivery[] = []
afterEach(async () => {
  for (const delivery of running.splice(0)) await delivery.stop()
})
const start = (hears: Hears, on: Services = services) => {
  const delivery = deliver(on, hears)
  running.push(delivery)
  return delivery
}

const happen = (...names: string[]) =>
  inArea(me, async (tx) => {
    for (const name of names) await record(tx, me, { name: `tests.thing.${name}`, subjectId: null, detail: { name } })
  })

const hearing = (listener = 'a', fact = 'tests.thing.*') => {
  const heard: string[] = []
  const hears: Hears[number] = {
    listener,
    fact,
    take: (_, { name }) => Promise.resolve(void heard.push(name.replace('tests.thing.', ''))),
  }
  return { heard, hears }
}
const left = async () => {
  const { rows } = await superuser.query(
    'select count(*)::int as n from platform.fact where area_id = $1 and delivered_at is null',
    [here.id],
  )
  return (rows[0] as { n: number }).n
}
const putOff = async () => {
  const { rows } = await superuser.query(
    'select listener, tries, last_error, next_try_at from platform.delivery where area_id = $1 order by fact_id',
    [here.id],
  )
  return rows as { listener: string; tries: number; last_error: string; next_try_at: Date | null }[]
}

describe('delivery', () => {
  it('tells a listener what it asked for, in the order it was written, in the area it happened in', async () => {
    const every = hearing()
    const two = hearing('b', 'tests.thing.two')
    const seen: unknown[] = []
    const delivery = start([
      every.hears,
      two.hears,
      {
        listener: 'c',
        fact: 'tests.thing.one',
        take: (told, fact) => Promise.resolve(void seen.push([told.area.id, told.actor.kind, fact])),
      },
    ])
    await happen('one', 'two')
    await happen('three')
    await delivery.settled()
    expect(every.heard).toEqual(['one', 'two', 'three'])
    expect(two.heard).toEqual(['two'])
    expect(seen).toEqual([
      [
        here.id,
        'auto',
        expect.objectContaining({
          name: 'tests.thing.one',
          actorId: 'account-Li',
          actorKind: 'account',
          detail: { name: 'one' },
          at: me.now,
        }),
      ],
    ])
    expect(await left()).toBe(0)
  })

  it('comes by itself soon after a commit, and not at all after a rollback', async () => {
    const { heard, hears } = hearing()
    start([hears])
    await happen('one')
    await inArea(me, async (tx) => {
      await record(tx, me, { name: 'tests.thing.never', subjectId: null })
      throw new Error('thought better of it')
    }).catch(() => undefined)
    await expect.poll(() => heard, { timeout: 5000 }).toEqual(['one'])
  })

  it('comes after a restart when the program died in between', async () => {
    await happen('one', 'two')
    const { heard, hears } = hearing()
    await start([hears]).settled()
    expect(heard).toEqual(['one', 'two'])
  })

  it('comes again when the program dies after a listener acted and before that was noted', async () => {
    await happen('one', 'two')
    const { heard, hears } = hearing()
    const dying = openDatabase({ ...inject('cluster').app, database: services.owner.database })
    const last: Hears[number] = {
      ...hears,
      take: async (told, fact) => {
        await hears.take(told, fact)
        if (fact.name === 'tests.thing.two') void dying.close()
      },
    }
    await expect(deliverArea({ ...services, db: dying }, [last], here)).rejects.toThrow()
    expect(heard).toEqual(['one', 'two'])
    expect(await left()).toBe(2)
    await start([hears]).settled()
    expect(heard.slice(2)).toContain('two')
    expect(await left()).toBe(0)
  })

  it('happens once when several workers run at the same time', async () => {
    const { heard, hears } = hearing()
    const slow: Hears = [
      {
        ...hears,
        take: async (told, fact) => {
          await new Promise((resolve) => setTimeout(resolve, 2))
          await hears.take(told, fact)
        },
      },
    ]
    const workers = [1, 2, 3].map(() => start(slow))
    for (let n = 0; n < 60; n++) await happen(String(n))
    await Promise.all(workers.map((worker) => worker.settled()))
    await expect.poll(left, { timeout: 10_000 }).toBe(0)
    expect(heard).toEqual(Array.from({ length: 60 }, (_, n) => String(n)))
  })

  it('takes a long row of facts in order', async () => {
    const names = Array.from({ length: 350 }, (_, n) => String(n))
    await happen(...names)
    const { heard, hears } = hearing()
    await start([hears]).settled()
    expect(heard).toEqual(names)
  })
})

describe('a listener that fails', () => {
  const failing = (until: number) => {
    const told: string[] = []
    const hears: Hears[number] = {
      listener: 'bad',
      fact: 'tests.thing.one',
      take: (_, { name }) => {
        told.push(name)
        return told.length < until ? Promise.reject(new Error('the mail server does not answer')) : Promise.resolve()
      },
    }
    return { told, hears }
  }

  it('holds up nobody else, and is told again later', async () => {
    const bad = failing(3)
    const good = hearing('good')
    const delivery = start([bad.hears, good.hears])
    await happen('one', 'two')
    await delivery.settled()
    expect(good.heard).toEqual(['one', 'two'])
    expect(await left()).toBe(0)
    expect(await putOff()).toMatchObject([{ listener: 'bad', tries: 1, last_error: 'the mail server does not answer' }])

    await delivery.settled()
    expect(bad.told).toHaveLength(1)
    services.clock.now = new Date(services.clock.now.getTime() + 10_000)
    await delivery.settled()
    expect(await putOff()).toMatchObject([{ tries: 2 }])
    services.clock.now = new Date(services.clock.now.getTime() + 29_000)
    await delivery.settled()
    expect(bad.told).toHaveLength(2)
    services.clock.now = new Date(services.clock.now.getTime() + 1000)
    await delivery.settled()
    expect(bad.told).toHaveLength(3)
    expect(await putOff()).toEqual([])
    expect(good.heard).toEqual(['one', 'two'])
  })

  it('is left to people in the end, and stays on the list', async () => {
    const bad = failing(Infinity)
    const delivery = start([bad.hears])
    await happen('one')
    for (let n = 0; n < MOST_TRIES + 3; n++) {
      await delivery.settled()
      services.clock.now = new Date(services.clock.now.getTime() + 86_400_000)
    }
    expect(bad.told).toHaveLength(MOST_TRIES)
    expect(await putOff()).toMatchObject([{ listener: 'bad', tries: MOST_TRIES, next_try_at: null }])
  })

  it('may be one whose own server is away: that is no reason to think the database is', async () => {
    const good = hearing('good')
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    await happen('one')
    await start([
      { listener: 'bad', fact: 'tests.thing.one', take: () => Promise.reject(refused) },
      good.hears,
    ]).settled()
    expect(good.heard).toEqual(['one'])
    expect(await left()).toBe(0)
  })

  it('is forgotten when it does not exist any more', async () => {
    const bad = failing(Infinity)
    const first = start([bad.hears])
    await happen('one')
    await first.settled()
    await first.stop()
    services.clock.now = new Date(services.clock.now.getTime() + 60_000)
    await start([]).settled()
    expect(await putOff()).toEqual([])
  })
})
