import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dayOf, monthsOf, type Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Figure, Only } from '#platform/figures/figure.ts'
import { area, ctx, freshServices, thursday } from '#test/world.ts'
import { tell, type Seen, type Told } from './figures.test.kit.ts'
import { gatheringsFigures } from './figures.ts'

/*
 * The figures once more, by hand and without SQL, over gatherings nobody thought of. What is written here follows domain.md
 * D and the sentences on the pages, not the queries.
 */

type Kept = Told & { id: string }
type Count = { value: number | null; rows: string[] }

const held = ({ state }: Told) => state === 'held' || state === 'evidenced'
const there = ({ state }: Seen) => state === undefined || state === 'present' || state === 'left'
const listed = ({ seen = [] }: Told) => seen.filter(there)

/** Who was on the list and there, or everybody who was counted, whichever is more; an estimate counts nobody. */
const headcount = (one: Told) => Math.max(listed(one).length, one.method === 'estimate' ? 0 : (one.counted ?? 0))

const total = (some: Kept[], number: (one: Kept) => number) => some.reduce((sum, one) => sum + number(one), 0)
const counting = (rows: Kept[], value: number | null): Count => ({ value, rows: rows.map(({ id }) => id) })

const recounts: Record<string, (some: Kept[]) => Count> = {
  'gatherings.sessions': (some) => counting(some.filter(held), some.filter(held).length),
  'gatherings.attendances': (some) => {
    const rows = some.filter((one) => held(one) && headcount(one) > 0)
    return counting(rows, total(rows, headcount))
  },
  'gatherings.distinctPersons': (some) => {
    const rows = some.filter((one) => held(one) && listed(one).some(({ who }) => who !== null))
    const persons = new Set(rows.flatMap((one) => listed(one).flatMap(({ who }) => who ?? []))).size
    // People came, and nobody knows who: nothing to say, which is not nobody.
    return counting(rows, persons === 0 && some.some((one) => held(one) && headcount(one) > 0) ? null : persons)
  },
  'gatherings.fillRate': (some) => {
    const rows = some.filter(
      (one) =>
        held(one) &&
        one.signUp !== 'none' &&
        (listed(one).length > 0 || (one.counted !== undefined && one.method !== 'estimate')),
    )
    const seats = total(rows, (one) => one.capacity!)
    const filled = total(rows, (one) => Math.min(headcount(one), one.capacity!))
    return counting(rows, seats === 0 ? null : (100 * filled) / seats)
  },
  'spaces.hours': (some) => {
    const rows = some.filter((one) => held(one) && one.venueId !== null)
    return counting(rows, total(rows, (one) => one.minutes!) / 60)
  },
}

const seen: fc.Arbitrary<Seen> = fc.record({
  who: fc.option(fc.constantFrom<NonNullable<Seen['who']>[]>('p1', 'p2', 'p3', 'h1', 'h2')),
  state: fc.constantFrom<NonNullable<Seen['state']>[]>('present', 'present', 'left', 'absent', 'cleared'),
})

/** Gatherings as they come: many around midnight, in all states, counted this way and that. */
const wish = fc
  .record({
    age: fc.integer({ min: -20 * 24, max: 500 * 24 }),
    quarter: fc.constantFrom(0, 0, 0.25, 0.5, 0.99),
    minutes: fc.integer({ min: 5, max: 16 * 60 }),
    state: fc.constantFrom<NonNullable<Told['state']>[]>(
      'held',
      'held',
      'evidenced',
      'planned',
      'published',
      'cancelled',
      'postponed',
      'paused',
    ),
    kind: fc.constantFrom<NonNullable<Told['kind']>[]>('class', 'talk', 'festival'),
    audience: fc.constantFrom<NonNullable<Told['audience']>[]>('older', 'everybody'),
    purpose: fc.constantFrom<NonNullable<Told['purpose']>[]>('learning', 'deliberation'),
    venue: fc.constantFrom(0, 1, null),
    signUp: fc.constantFrom<NonNullable<Told['signUp']>[]>('none', 'first-come'),
    capacity: fc.integer({ min: 1, max: 12 }),
    // A list is of different people: nobody sits twice.
    seen: fc.uniqueArray(seen, { maxLength: 6, selector: ({ who }) => who ?? Symbol() }),
    counted: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    method: fc.constantFrom<NonNullable<Told['method']>[]>('count', 'ticket', 'estimate'),
  })
  .map(({ age, quarter, counted, method, ...told }) => ({
    ...told,
    startsAt: new Date(thursday.getTime() - (age + quarter) * 3_600_000),
    ...(counted === undefined ? {} : { counted, method }),
  }))

const spans: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: -520, max: 20 }), fc.integer({ min: 0, max: 530 }))
  .map(([from, days]) => ({ from: addDays(dayOf(thursday), from), to: addDays(dayOf(thursday), from + days) }))

const services = await freshServices()
let made = 0

async function venues(here: Ctx): Promise<string[]> {
  const ids = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b']
  await inArea(here, (tx) =>
    tx
      .insertInto('gatherings.venue')
      .values(
        ids.map((id, i) => ({
          area_id: here.area.id,
          id,
          kind: 'hall' as const,
          name: id.slice(-1),
          capacity: 9,
          step_free: true,
          rain: 'indoor' as const,
          open_hours: '{}',
          code: `AAA${i}`,
          check_in_key: Buffer.from('k'),
          made_at: here.now,
        })),
      )
      .execute(),
  )
  return ids
}

const sixth = (value: number | null) => (value === null ? null : Math.round(value * 1e6))

it(
  'every figure, counted again without SQL, is the same number, rows, months and parts',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { minLength: 12, maxLength: 40 }),
        fc.array(spans, { minLength: 1, maxLength: 2 }),
        async (wishes, asked) => {
          const here = ctx(services, await area(services, `round-${++made}`))
          const places = await venues(here)
          const told = wishes.map(({ venue, ...one }) => ({ ...one, venueId: venue === null ? null : places[venue]! }))
          const ids = await tell(here, told)
          const kept = told.map((one, i) => ({ ...one, id: ids[i]! }))
          for (const span of asked)
            for (const figure of gatheringsFigures)
              for (const only of [
                {},
                { kind: 'class' },
                { venue: places[0]!, audience: 'older' },
                { venue: 'elsewhere' },
              ])
                await hold(here, { figure, kept, span, only })
        },
      ),
      { numRuns: 8 },
    )
  },
)

type Held = { figure: Figure; kept: Kept[]; span: Span; only: Only }

const is = (one: Kept, only: Only) =>
  (only['kind'] === undefined || one.kind === only['kind']) &&
  (only['audience'] === undefined || one.audience === only['audience']) &&
  (only['venue'] === undefined || (one.venueId ?? 'elsewhere') === only['venue'])

async function hold(here: Ctx, { figure, kept, span, only }: Held) {
  const recount = recounts[figure.key]!
  const within = (from: string, to: string) =>
    kept.filter((one) => dayOf(one.startsAt) >= from && dayOf(one.startsAt) <= to && is(one, only))
  const expected = recount(within(span.from, span.to))
  const narrowed = { ...span, only }
  const about = `${figure.key} ${JSON.stringify(narrowed)}`
  const { said, rows, months, kinds } = await inArea(here, async (tx) => ({
    said: await figure.value(tx, here, narrowed),
    rows: await figure.evidence(tx, here, { span: narrowed, size: 100 }),
    months: await figure.series(tx, here, { span: narrowed, by: 'month' }),
    kinds: await figure.parts!(tx, here, { span: narrowed, cut: 'kind' }),
  }))
  expect([about, sixth(said.value), said.evidence]).toEqual([about, sixth(expected.value), expected.rows.length])
  expect([about, rows.map(({ key }) => key).sort()]).toEqual([about, expected.rows.sort()])

  // A count without a value is told, because it is not zero; a share without a row is not.
  const isTold = ({ value, rows: some }: Count) => some.length > 0 || (figure.measure === 'count' && value === null)
  const byMonth = monthsOf(span).flatMap((month) => {
    const { value, rows: some } = recount(
      within(span.from, span.to).filter((one) => dayOf(one.startsAt).startsWith(month)),
    )
    return isTold({ value, rows: some }) ? [[month, sixth(value), some.length]] : []
  })
  expect([about, months.map((point) => [point.step, sixth(point.value), point.rows])]).toEqual([about, byMonth])

  const byKind = ['class', 'festival', 'talk'].flatMap((kind) => {
    const { value, rows: some } = recount(within(span.from, span.to).filter((one) => one.kind === kind))
    return isTold({ value, rows: some }) ? [[kind, sixth(value), some.length]] : []
  })
  expect([about, kinds.map((point) => [point.step, sixth(point.value), point.rows])]).toEqual([about, byKind])
}
