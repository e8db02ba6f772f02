import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { guest, type Area } from '#platform/ctx.ts'
import { record } from '#platform/facts/record.ts'
import { area, ctx, freshServices, thursday } from '#test/world.ts'
import type { Tx } from './database.ts'
import { inArea, inOnePacket, look, withoutWaiting } from './in-area.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let here: Area
let there: Area

beforeAll(async () => {
  services = await freshServices()
  here = await area(services)
  there = await area(services, 'elsewhere', '别处')
  for (const where of [here, there]) {
    const me = ctx(services, where, guest)
    await inArea(me, (tx) => record(tx, me, { name: 'tests.thing.happened', subjectId: null }))
  }
})

const scope = (where = here) => ({ db: services.db, area: where })

const factsOf = (tx: Tx, where: Area) =>
  tx.selectFrom('platform.fact').select('area_id').where('area_id', '=', where.id)

const counting = (tx: Tx, name: string) =>
  tx.insertInto('platform.counter').values({ area_id: here.id, name, year: 2024, value: 1 })

const counted = async (name: string) => {
  const [rows] = await look(scope(), (tx) => [
    tx.selectFrom('platform.counter').select('value').where('area_id', '=', here.id).where('name', '=', name),
  ])
  return rows.length
}

/** Whether a transaction of this database waits for a lock. */
const somebodyWaits = () =>
  services.db.global(async (tx) => {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(tx)
    return rows.length > 0
  })

describe('a look', () => {
  test('reads several things of one area, each with its rows, and nothing of another', async () => {
    const [own, other, areas] = await look(scope(), (tx) => [
      factsOf(tx, here),
      factsOf(tx, there),
      tx.selectFrom('platform.area').select('code').where('id', '=', there.id),
    ])
    expect([own, other, areas]).toEqual([[{ area_id: here.id }], [], [{ code: 'elsewhere' }]])
  })

  test('many at once over few connections keep their areas apart', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        look(scope(i % 2 ? here : there), (tx) => [factsOf(tx, here), factsOf(tx, there)]),
      ),
    )
    answers.forEach(([own, other], i) => expect([own.length, other.length]).toEqual(i % 2 ? [1, 0] : [0, 1]))
  })

  test('writes nothing, and says so', async () => {
    await expect(look(scope(), (tx) => [counting(tx, 'by a look')])).rejects.toThrow('A look writes nothing')
    expect(await counted('by a look')).toBe(0)
  })

  test('fails with the statement that failed, and leaves its connection in order', async () => {
    const wrong = (tx: Tx) =>
      tx.selectFrom('platform.fact').select('id').where('area_id', '=', here.id).where('id', '=', 'no id')
    for (let i = 0; i < 30; i++)
      await expect(look(scope(), (tx) => [factsOf(tx, here), wrong(tx), factsOf(tx, here)])).rejects.toThrow(
        'invalid input syntax',
      )
    const [rows] = await look(scope(), (tx) => [factsOf(tx, here)])
    expect(rows).toHaveLength(1)
  })

  test('refuses an area that is no number', async () => {
    await expect(look({ db: services.db, area: { id: 1.5 } }, (tx) => [factsOf(tx, here)])).rejects.toThrow(
      'whole number',
    )
    expect(services.db.pool.waitingCount).toBe(0)
  })
})

test('what is asked in one packet is answered in its order, and behind a lock as things then stand', async () => {
  const row = (tx: Tx) =>
    tx.selectFrom('platform.counter').select('value').where('area_id', '=', here.id).where('name', '=', 'held')
  await inArea(scope(), (tx) => counting(tx, 'held').execute())
  let behind: Promise<unknown> = Promise.resolve()
  await inArea(scope(), async (tx) => {
    await tx
      .updateTable('platform.counter')
      .set({ value: 5 })
      .where('area_id', '=', here.id)
      .where('name', '=', 'held')
      .execute()
    behind = inArea(scope(), (other) => inOnePacket(other, [row(other), row(other).forUpdate(), row(other)]))
    await expect.poll(somebodyWaits, { timeout: 20_000 }).toBe(true)
  })
  expect(await behind).toEqual([[{ value: 1 }], [{ value: 5 }], [{ value: 5 }]])
})

describe('a statement nobody waits for', () => {
  test('is done before what is sent after it, and with the transaction', async () => {
    const seen = await inArea(scope(), async (tx) => {
      withoutWaiting(tx, counting(tx, 'seen'))
      return tx
        .selectFrom('platform.counter')
        .select('value')
        .where('area_id', '=', here.id)
        .where('name', '=', 'seen')
        .execute()
    })
    expect(seen).toEqual([{ value: 1 }])
    await inArea(scope(), async (tx) => {
      await factsOf(tx, here).execute()
      withoutWaiting(tx, counting(tx, 'last'))
    })
    expect(await counted('last')).toBe(1)
  })

  test('takes the whole transaction with it when it fails, with its own error', async () => {
    const twice = inArea(scope(), async (tx) => {
      await counting(tx, 'twice').execute()
      withoutWaiting(tx, counting(tx, 'twice'))
    })
    await expect(twice).rejects.toMatchObject({ constraint: 'counter_pkey' })
    expect(await counted('twice')).toBe(0)
  })

  test('that fails is told by what comes after it, too, and is not lost with an earlier one', async () => {
    const failed = inArea(scope(), (tx) => {
      for (const name of ['a', 'a', 'b']) withoutWaiting(tx, counting(tx, name))
      return Promise.resolve()
    })
    await expect(failed).rejects.toMatchObject({ constraint: 'counter_pkey' })
    expect([await counted('a'), await counted('b')]).toEqual([0, 0])
  })

  test('that fails is the cause, whatever the statements after it say', async () => {
    const failed = inArea(scope(), async (tx) => {
      withoutWaiting(tx, counting(tx, 'cause'))
      withoutWaiting(tx, counting(tx, 'cause'))
      await counting(tx, 'after').execute()
    })
    await expect(failed).rejects.toMatchObject({ constraint: 'counter_pkey' })
    expect([await counted('cause'), await counted('after')]).toEqual([0, 0])
  })

  test('a fact that cannot be written leaves nothing of its act', async () => {
    const me = ctx(services, here, { ...guest, kind: 'nobody' as 'guest' })
    const id = uuidv7(thursday)
    const act = inArea(me, async (tx) => {
      await counting(tx, 'of the act').execute()
      await record(tx, me, { name: 'tests.thing.happened', subjectId: id })
    })
    await expect(act).rejects.toMatchObject({ constraint: 'fact_actor_kind' })
    expect(await counted('of the act')).toBe(0)
  })

  test('listeners hear of a fact only when it is there', async () => {
    const heard: number[] = []
    const hear = (areaId: number) => heard.push(areaId)
    services.db.onFacts.add(hear)
    const me = ctx(services, here, { ...guest, kind: 'nobody' as 'guest' })
    const act = inArea(me, (tx) => record(tx, me, { name: 'tests.thing.happened', subjectId: null }))
    await expect(act).rejects.toThrow('fact_actor_kind')
    services.db.onFacts.delete(hear)
    expect(heard).toEqual([])
  })
})
