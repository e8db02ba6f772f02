import { sql, type RawBuilder } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { demoGatherings } from '#modules/gatherings/public.ts'
import { demoAllies } from '#modules/partners/public.ts'
import { demoPeople, inventName, inventPhone } from '#modules/people/public.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx, freshServices, thursday } from '#test/world.ts'
import { vanguardFigures } from '../figures.ts'
import { demoVanguard } from './demo.ts'

const services = await freshServices()
const compounds = ['临江大厦', '长江大楼', '旧里'].map((name) => ({
  name,
  address: '',
  buildings: 1,
  floors: 4,
  perFloor: 4,
}))
const HOUR = 3_600_000
let made = 0

/** An area as the demonstration tells it at a moment. */
async function told({ at = thursday, light = false }: { at?: Date; light?: boolean } = {}): Promise<Ctx> {
  services.clock.now = at
  const one = ctx(services, await area(services, `area-${++made}`), auto)
  await inArea(one, async (tx) => {
    const places = await demoPeople(tx, one, { plans: compounds, seed: 1 })
    const allies = await demoAllies(tx, one, { leadId: 'volunteer', phone: () => '0500-2345678' })
    await demoGatherings(tx, one, {
      places: places.buildings,
      neighbours: places.persons,
      from: new Date('2023-12-01T09:00:00+08:00'),
      seed: 2024,
      leaders: { staff: 'staff', director: 'director', volunteer: 'volunteer' },
      phone: inventPhone,
      light: true,
    })
    await demoVanguard(tx, one, {
      teamId: allies.find(({ kind }) => kind === 'team')!.id,
      leadId: 'volunteer',
      directorId: 'director',
      neighbours: places.persons,
      seed: 2024,
      invent: (by) => ({ name: inventName(by), phone: inventPhone(by).replace('-', '') }),
      light,
    })
  })
  return one
}

const rows = <R>(who: Ctx, question: RawBuilder<R>): Promise<R[]> =>
  inArea(who, async (tx) => (await question.execute(tx)).rows)
const span = { from: '2024-01-01', to: '2024-10-25' }
const ask = (who: Ctx, key: string) =>
  inArea(who, async (tx) => {
    const figure = vanguardFigures.find((one) => one.key === `vanguard.${key}`)!
    const said = await figure.value(tx, who, span)
    const evidence = await figure.evidence(tx, who, { span, size: 1000 })
    expect(evidence).toHaveLength(said.evidence)
    return { ...said, rows: evidence }
  })

let here: Ctx
let later: Ctx
beforeAll(async () => {
  later = await told({ at: new Date('2025-03-10T20:00:00+08:00') })
  here = await told({ at: new Date(thursday.getTime() + 45 * 60_000) })
})

it('has 43 Thursdays, about thirty held and why the others were not, whenever it is asked', async () => {
  for (const who of [here, later]) {
    const held = await ask(who, 'sessions')
    expect(held.value).toBeGreaterThanOrEqual(28)
    expect(held.value).toBeLessThanOrEqual(32)
    const planned = await ask(who, 'planned')
    expect(planned.value).toBe(43)
    const beside = new Map(planned.beside!.map(({ text, value }) => [text, value!]))
    const off = ['因为放假', '因为天气', '别的原因'].map((why) => beside.get(`没有办的里面，${why}`)!)
    expect(off.reduce((a, b) => a + b, held.value!)).toBe(who === here ? 42 : 43)
    expect(off.every((n) => n > 0)).toBe(true)
  }
  const reasons = await rows(
    here,
    sql<{
      day: string
    }>`select to_char(starts_at at time zone 'Asia/Shanghai', 'MM-DD') as day from gatherings.gathering
      where area_id = ${here.area.id} and kind = 'vanguard' and reason_kind = 'holiday' and starts_at < ${here.now} order by 1`,
  )
  expect(reasons.map(({ day }) => day)).toEqual(['02-15', '04-04', '05-02', '10-03'])
})

it('served seven hundred and some, and each of them stands behind a stall', async () => {
  for (const who of [here, later]) {
    const served = await ask(who, 'serviceContacts')
    expect(served.value).toBeGreaterThanOrEqual(700)
    expect(served.value).toBeLessThan(800)
    expect(served.rows.reduce((sum, { cells }) => sum + Number(cells['served']), 0)).toBe(served.value)
    expect(served.rows.every(({ href }) => href?.startsWith('/gatherings/'))).toBe(true)
    const [there, visits] = served.beside!.map(({ value }) => value!)
    // Whoever came once for two things is one who came; on the day under way nobody has been counted at the door yet.
    if (who === later) expect(there).toBe(visits)
    expect(visits).toBeLessThan(served.value!)
  }
  const drift = await rows(
    here,
    sql`select s.id from vanguard.stall s where area_id = ${here.area.id} and served <> (select count(*) from vanguard.ticket k
      where k.area_id = s.area_id and k.stall_id = s.id and k.state = 'served')`,
  )
  expect(drift).toEqual([])
})

it('has ten members with hours that another person confirmed, and the last that nobody did yet', async () => {
  const [hours, active] = [await ask(later, 'hours'), await ask(later, 'activeVolunteers')]
  expect(active.value).toBe(10)
  expect(hours.value).toBe(hours.evidence * 2)
  expect(hours.evidence).toBeGreaterThan(150)
  const proposed = await rows(
    later,
    sql<{
      n: number
    }>`select count(*)::int as n from vanguard.service where area_id = ${later.area.id} and state = 'proposed'`,
  )
  expect(proposed[0]!.n).toBeGreaterThan(4)
})

it('shows a morning under way, the coming Thursday with somebody missing, and the next without anybody', async () => {
  const days = await rows(
    here,
    sql<{ day: string; stalls: number; places: number; waiting: number; open: number; counters: number }>`
      select to_char(g.starts_at at time zone 'Asia/Shanghai', 'MM-DD') as day, count(*)::int as stalls,
        count(p.id)::int as places, count(*) filter (where s.state = 'open')::int as open,
        sum((select count(*) from vanguard.ticket k where k.area_id = s.area_id and k.stall_id = s.id and k.state in ('waiting', 'called')))::int as waiting,
        sum((select count(*) from vanguard.counter c where c.area_id = s.area_id and c.stall_id = s.id))::int as counters
      from gatherings.gathering g join vanguard.stall s on s.area_id = g.area_id and s.gathering_id = g.id
        join vanguard.shift h on h.area_id = s.area_id and h.stall_id = s.id
        left join vanguard.place p on p.area_id = h.area_id and p.shift_id = h.id
      where g.area_id = ${here.area.id} and g.ends_at > ${here.now} group by 1 order by 1`,
  )
  expect(days).toMatchObject([
    { day: '10-24', stalls: 7, places: 7, open: 7, counters: 5 },
    { day: '10-31', stalls: 7, places: 6, open: 0, waiting: 0 },
    { day: '11-07', stalls: 7, places: 0, open: 0, waiting: 0 },
  ])
  expect(days[0]!.waiting).toBeGreaterThan(0)
})

it('is the same each time but for ids, and little where it is for measuring', async () => {
  const sum = (who: Ctx) =>
    rows(
      who,
      sql`select g.starts_at, s.title, s.state, s.served, s.visits from vanguard.stall s
        join gatherings.gathering g on g.area_id = s.area_id and g.id = s.gathering_id
        where s.area_id = ${who.area.id} order by 1, 2`,
    )
  const again = await told({ at: new Date(thursday.getTime() + 45 * 60_000) })
  expect(await sum(again)).toEqual(await sum(here))
  const light = await told({ at: new Date(thursday.getTime() + HOUR), light: true })
  expect((await sum(light)).length).toBeLessThan(80)
})
