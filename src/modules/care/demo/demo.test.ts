import { expect, test } from 'vitest'
import { demoPeople } from '#modules/people/public.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx, freshServices, thursday } from '#test/world.ts'
import { coverageValue } from '../figures.coverage.ts'
import { plansOf } from '../plan.ts'
import { visitsOf } from '../visit.ts'
import { demoCare } from './demo.ts'

const services = await freshServices()
const plans = [{ name: '长江大楼', address: '', buildings: 1, floors: 16, perFloor: 16 }]

/** An area as the demonstration tells it at a moment. */
async function told(at: Date, code: string) {
  services.clock.now = at
  const one = ctx(services, await area(services, code), auto)
  return inArea(one, async (tx) => {
    const { persons } = await demoPeople(tx, one, { plans, seed: 1 })
    const demo = { holders: ['staff', 'director'], volunteerAccount: 'volunteer', phone: () => '0500-2345678' } as const
    await demoCare(tx, one, { ...demo, neighbours: persons, seed: 2024 })
    const visits = await visitsOf(tx, one).orderBy('opens_at').execute()
    const span = { from: '2024-01-01', to: '2024-10-25' }
    return { plans: await plansOf(tx, one).execute(), visits, coverage: await coverageValue(tx, one, span) }
  })
}

test('twelve arrangements, visits since September, one door shut and one visit due right now; what is past is closed', async () => {
  const { plans: all, visits, coverage } = await told(thursday, 'now')
  expect(all).toHaveLength(12)
  expect(new Set(all.map(({ person_id }) => person_id)).size).toBe(12)
  expect(all.map(({ state }) => state).sort()).toEqual([...Array<string>(10).fill('consented'), 'draft', 'paused'])
  expect(visits[0]?.due_on).toMatch(/^2024-09-0/)
  expect(visits.filter(({ state }) => state === 'escalated')).toHaveLength(1)
  const open = visits.filter(({ opens_at, closes_at }) => opens_at <= thursday && thursday <= closes_at)
  expect(open.map(({ state }) => state)).toContain('assigned')
  const past = visits.filter(({ due_on }) => due_on < '2024-10-24')
  expect(past.length).toBeGreaterThan(80)
  expect(past.filter(({ closed_at, state }) => closed_at === null || state === 'due')).toEqual([])
  expect(coverage.value).toBeGreaterThan(80)
})

test('before the first of them there is nothing', async () => {
  expect((await told(new Date('2024-08-31T09:00:00+08:00'), 'before')).plans).toEqual([])
})
