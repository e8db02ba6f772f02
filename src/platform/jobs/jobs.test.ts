import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Hono } from 'hono'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import type { Actor, Area, Ctx } from '#platform/ctx.ts'
import { openDatabase } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { cancelJob, listJobs, readJob } from './job.ts'
import {
  installQueue,
  jobRoutes,
  runSchedules,
  startJob,
  tidyQueue,
  workOff,
  type JobKind,
  type Worker,
} from './jobs.ts'
import { buryDead, buryLost } from './recover.ts'

const services = await freshServices()
await Promise.all([installQueue(services.owner), installQueue(services.owner)])
await installQueue(services.owner)
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

const workers: Worker[] = []
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
})
const worker = async (...kinds: JobKind[]) => {
  const made = await workOff(services, kinds)
  workers.push(made)
  return made
}
const kind = (run: JobKind['run'], name = 'tests.work'): JobKind => ({ name, title: () => '数羊', run })
const start = (input: Parameters<typeof startJob>[2]['input'] = {}, name = 'tests.work') =>
  inArea(me, (tx) => startJob(tx, me, { name, input, total: 10 }))
const state = async (id: string) => (await readJob(me, id))?.state
const queued = async (id: string) =>
  ((await superuser.query('select state, retry_count from pgboss.job where id = $1', [id])).rows[0] ?? {}) as {
    state?: string
    retry_count?: number
  }

describe('a job', () => {
  it('is done by a worker, for the account that started it, and keeps its result', async () => {
    const seen: unknown[] = []
    const id = await start({ sheep: 3 })
    expect([await state(id), (await queued(id)).state]).toEqual(['waiting', 'created'])
    const one = await worker(
      kind(async (told, job, progress) => {
        seen.push([told.area.id, told.actor.id, told.actor.kind, job.input, job.state])
        await progress.tell(7, { note: '数到第七只' })
        return { counted: 3 }
      }),
    )
    await one.idle()
    expect(seen).toEqual([[here.id, 'account-Li', 'account', { sheep: 3 }, 'running']])
    expect(await readJob(me, id)).toMatchObject({
      state: 'done',
      result: { counted: 3 },
      done_count: 7,
      total_count: 10,
      note: '数到第七只',
    })
    expect((await queued(id)).state).toBe('completed')
  })

  it('is there when the transaction commits, and never was when it does not', async () => {
    let id = ''
    await inArea(me, async (tx) => {
      id = await startJob(tx, me, { name: 'tests.work', input: {} })
      throw new Error('thought better of it')
    }).catch(() => undefined)
    expect([await state(id), await queued(id)]).toEqual([undefined, {}])
  })

  it('is found by the worker without being called', async () => {
    await worker(kind(() => Promise.resolve(undefined)))
    const id = await start()
    await expect.poll(() => state(id), { timeout: 10_000 }).toBe('done')
  })

  it('writes its progress at most twice a second, however often it tells', async () => {
    const id = await start()
    const writes: string[] = []
    const db = openDatabase(
      { ...inject('cluster').app, database: services.owner.database },
      { onStatement: (text) => writes.push(text) },
    )
    const one = await workOff({ ...services, db }, [
      kind(async (_, __, progress) => {
        const end = performance.now() + 1300
        for (let n = 0; performance.now() < end; n++) {
          await progress.tell(n)
          if (n % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
        }
      }),
    ])
    await one.idle()
    await one.stop()
    await db.close()
    const told = writes.filter((text) => text.includes('"done_count" ='))
    expect(told.length).toBeGreaterThan(1)
    expect(told.length).toBeLessThanOrEqual(6)
    expect((await readJob(me, id))?.done_count).toBeGreaterThan(10)
  })

  it('runs once when several workers look', async () => {
    const begun: string[] = []
    const many = await Promise.all(
      [1, 2, 3].map(() => worker(kind((_, job) => Promise.resolve(void begun.push(job.id))))),
    )
    const ids = await Promise.all(Array.from({ length: 12 }, () => start()))
    await Promise.all(many.map((one) => one.idle()))
    expect(begun.sort()).toEqual(ids.sort())
  })
})

describe('a job that breaks', () => {
  const noWait = () =>
    superuser.query("update pgboss.job set start_after = now() - interval '1 second' where state = 'retry'")

  it('is tried three times, then failed with a sentence', async () => {
    let tries = 0
    const one = await worker(kind(() => Promise.reject(new Error(`broken ${++tries}`))))
    const id = await start()
    await one.idle()
    expect([await state(id), (await queued(id)).state]).toEqual(['waiting', 'retry'])
    for (let n = 0; n < 4; n++) {
      await noWait()
      await one.idle()
    }
    expect(tries).toBe(3)
    expect(await readJob(me, id)).toMatchObject({ state: 'failed', result: { why: 'error' } })
  })

  it('may succeed at the second try', async () => {
    let tries = 0
    const one = await worker(kind(() => (++tries === 1 ? Promise.reject(new Error('once')) : Promise.resolve('well'))))
    const id = await start()
    await one.idle()
    await noWait()
    await one.idle()
    expect(await readJob(me, id)).toMatchObject({ state: 'done', result: 'well' })
  })

  it('is failed at once when nobody knows its work', async () => {
    const id = await start({}, 'tests.forgotten')
    await (await worker()).idle()
    expect(await readJob(me, id)).toMatchObject({ state: 'failed', result: { why: 'unknown-work' } })
  })
})

describe('a worker that dies', () => {
  /** Marks a job as running the way a worker does, without one. */
  const abandoned = async () => {
    const id = await start()
    await superuser.query(
      "update pgboss.job set state = 'active', started_on = now() - interval '1 minute' where id = $1",
      [id],
    )
    await superuser.query("update platform.job set state = 'running' where id = $1", [id])
    return id
  }

  it('leaves its job to the next worker, and after three of them to people', async () => {
    const id = await abandoned()
    await buryDead(services)
    expect([await state(id), (await queued(id)).state]).toEqual(['waiting', 'retry'])
    await superuser.query("update pgboss.job set state = 'active', retry_count = 2 where id = $1", [id])
    await superuser.query("update platform.job set state = 'running' where id = $1", [id])
    await buryDead(services)
    expect(await readJob(me, id)).toMatchObject({ state: 'failed', result: { why: 'crashed' } })
  })

  it('is not thought dead while it works, however long', async () => {
    let finish = () => {}
    const one = await worker(kind(() => new Promise<undefined>((resolve) => (finish = () => resolve(undefined)))))
    const id = await start()
    const working = one.idle()
    await expect.poll(() => state(id), { timeout: 20_000 }).toBe('running')
    await superuser.query("update pgboss.job set started_on = now() - interval '5 hours' where id = $1", [id])
    await buryDead(services)
    expect([await state(id), (await queued(id)).state]).toEqual(['running', 'active'])
    finish()
    await working
    expect(await state(id)).toBe('done')
  })

  it('by kill -9 in the middle of a job: another worker does it', async () => {
    const id = await start()
    const script = `
      import { openDatabase } from ${JSON.stringify(new URL('../db/database.ts', import.meta.url).href)}
      import { openAreaDirectory } from ${JSON.stringify(new URL('../area/directory.ts', import.meta.url).href)}
      import { workOff } from ${JSON.stringify(new URL('./work.ts', import.meta.url).href)}
      const db = openDatabase(${JSON.stringify({ ...inject('cluster').app, database: services.owner.database })})
      const log = { warn: console.error, error: console.error }
      const services = { db, log, areas: await openAreaDirectory(db), now: () => new Date(), calendar: () => null }
      await workOff(services, [{ name: 'tests.work', title: () => '', run: () => { console.log('begun'); return new Promise(() => {}) } }])`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    expect(await state(id)).toBe('running')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await superuser.query("update pgboss.job set started_on = now() - interval '1 minute' where id = $1", [id])
    await expect
      .poll(
        async () => {
          await buryDead(services)
          return state(id)
        },
        { timeout: 20_000 },
      )
      .toBe('waiting')
    await superuser.query('update pgboss.job set start_after = now() where id = $1', [id])
    await (await worker(kind(() => Promise.resolve(1)))).idle()
    expect(await state(id)).toBe('done')
  })

  it('or is stopped in order: the job is put back as if it had not been begun', async () => {
    const one = await workOff(services, [
      kind(async (_, __, progress) => {
        while (!progress.cancelled()) await new Promise((resolve) => setTimeout(resolve, 10))
        return undefined
      }),
    ])
    const id = await start()
    void one.idle()
    await expect.poll(() => state(id), { timeout: 20_000 }).toBe('running')
    await one.stop()
    expect([await state(id), await queued(id)]).toEqual(['waiting', { state: 'created', retry_count: 0 }])
  })

  it('a job without a place in the queue is failed, one with a place is not', async () => {
    const [lost, kept] = [await start(), await start()]
    await superuser.query('delete from pgboss.job where id = $1', [lost])
    await buryLost(services)
    expect(await readJob(me, lost)).toMatchObject({ state: 'failed', result: { why: 'lost' } })
    expect(await state(kept)).toBe('waiting')
    await tidyQueue(services)
    expect(await state(kept)).toBe('waiting')
  })
})

describe('asking a job to stop', () => {
  it('stops one that waits, at once', async () => {
    const id = await start()
    expect(await cancelJob(me, id)).toEqual({ done: true, value: 'cancelled' })
    const ran: string[] = []
    await (await worker(kind((_, job) => Promise.resolve(void ran.push(job.id))))).idle()
    expect([ran.includes(id), await state(id)]).toEqual([false, 'cancelled'])
    expect(await cancelJob(me, id)).toEqual({ done: false, why: 'over' })
  })

  it('is heard by one that runs, which keeps what it has done', async () => {
    const one = await worker(
      kind(async (_, __, progress) => {
        let n = 0
        while (!progress.cancelled()) {
          await progress.tell(++n)
          await new Promise((resolve) => setTimeout(resolve, 10))
        }
        return { until: n }
      }),
    )
    const id = await start()
    const working = one.idle()
    await expect.poll(() => state(id), { timeout: 20_000 }).toBe('running')
    expect(await cancelJob(me, id)).toEqual({ done: true, value: 'asked' })
    await working
    expect(await readJob(me, id)).toMatchObject({ state: 'cancelled', result: { until: expect.any(Number) as number } })
  })

  it('comes too late for one that was finished anyway', async () => {
    const one = await worker(
      kind(async (_, job) => {
        await cancelJob(me, job.id)
        return 'all of it'
      }),
    )
    const id = await start()
    await one.idle()
    expect(await readJob(me, id)).toMatchObject({ state: 'done', result: 'all of it' })
  })
})

describe('the pages', () => {
  const kinds = [{ ...kind(() => Promise.resolve(undefined)), link: () => ({ href: '/desk/sheep', text: '看羊' }) }]
  const web = (actor: Actor, where: Area = here) =>
    new Hono<WebEnv>()
      .use(async (c, next) => {
        c.set('ctx', ctx(services, where, actor))
        c.set('services', services)
        c.set('view', {
          lang: 'zh',
          elder: false,
          dark: 'auto',
          path: '/desk/jobs',
          assets: services.assets,
          requestId: 'x',
          client: '',
        } satisfies View)
        await next()
      })
      .route('/', jobRoutes(kinds))
  const get = async (path: string, actor = account('Li', 'staff'), where = here) => {
    const answer = await web(actor, where).request(path)
    return { status: answer.status, text: await answer.text() }
  }

  it('show how far a job is, update themselves, and lead to the result', async () => {
    const id = await start()
    await superuser.query(
      "update platform.job set state = 'running', done_count = 4, note = '第四<只>' where id = $1",
      [id],
    )
    const running = await get(`/desk/jobs/${id}`)
    expect(running.text).toContain('数羊')
    expect(running.text).toContain('<progress max="10" value="4"')
    expect(running.text).toContain('http-equiv="refresh" content="2"')
    expect(running.text).toContain('第四&lt;只&gt;')
    expect(running.text).toContain(`/desk/jobs/${id}/cancel`)
    await superuser.query("update platform.job set state = 'done' where id = $1", [id])
    const over = await get(`/desk/jobs/${id}`)
    expect(over.text).toContain('/desk/sheep')
    expect(over.text).not.toContain('http-equiv="refresh"')
    await superuser.query(`update platform.job set state = 'failed', result = '{"why":"crashed"}' where id = $1`, [id])
    expect((await get(`/desk/jobs/${id}`)).text).toContain('程序停了三次')
    for (const why of ['toString', '', 'error<'])
      await superuser
        .query('update platform.job set result = $2 where id = $1', [id, JSON.stringify({ why })])
        .then(async () => {
          expect((await get(`/desk/jobs/${id}`)).text).toContain('没有完成。')
        })
    expect((await get('/desk/jobs')).text).toContain('4 / 10')
  })

  it('show everybody their own, a director all, and nobody another area’s', async () => {
    const id = await start()
    const director = account('Wang', 'director')
    expect((await get(`/desk/jobs/${id}`)).status).toBe(200)
    expect((await get(`/desk/jobs/${id}`, director)).status).toBe(200)
    expect((await get(`/desk/jobs/${id}`, account('Zhao', 'staff'))).status).toBe(404)
    expect((await get('/desk/jobs', account('Zhao', 'staff'))).text).toContain('没有后台工作')
    expect(await listJobs(ctx(services, here, director))).toHaveLength(1)
    const other = await area(services, `other-${count}`, `别处${count}`)
    expect((await get(`/desk/jobs/${id}`, director, other)).status).toBe(404)
    expect((await get(`/desk/jobs/${uuidv7(me.now)}`)).status).toBe(404)
    expect((await get('/desk/jobs/nothing')).status).toBe(404)
    expect((await get('/desk/jobs', account('Q', 'volunteer'))).status).toBe(403)
  })

  it('stop a job with a button', async () => {
    const id = await start()
    const press = (actor: Actor) => web(actor).request(`/desk/jobs/${id}/cancel`, { method: 'POST' })
    expect((await press(account('Zhao', 'staff'))).status).toBe(404)
    const pressed = await press(account('Li', 'staff'))
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/desk/jobs/${id}`])
    expect(await state(id)).toBe('cancelled')
    expect((await press(account('Li', 'staff'))).status).toBe(303)
  })
})

describe('schedules', () => {
  let runs: string[]
  beforeAll(() => (runs = []))

  it('come round in one process of the installation, and go on when one of them breaks', async () => {
    const made = (who: string) => [
      { name: 'broken', everySeconds: 1, run: () => Promise.reject(new Error('broken')) },
      { name: 'tick', everySeconds: 1, run: () => Promise.resolve(void runs.push(who)) },
      { name: 'rare', everySeconds: 3600, run: () => Promise.resolve(void runs.push(`rare ${who}`)) },
    ]
    const first = runSchedules(services, made('first'))
    await expect.poll(() => runs.length, { timeout: 20_000 }).toBeGreaterThan(1)
    const second = runSchedules(services, made('second'))
    await expect.poll(() => runs.length, { timeout: 10_000 }).toBeGreaterThan(3)
    expect(runs.filter((who) => who.includes('second'))).toEqual([])
    expect(runs.filter((who) => who.startsWith('rare'))).toEqual(['rare first'])
    await first.stop()
    await expect.poll(() => runs.filter((who) => who === 'second').length, { timeout: 10_000 }).toBeGreaterThan(0)
    // Its connection breaks: it takes the lock again, or somebody else does.
    await superuser.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    )
    const before = runs.length
    await expect.poll(() => runs.length, { timeout: 10_000 }).toBeGreaterThan(before + 1)
    await second.stop()
  })
})
