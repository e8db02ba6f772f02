import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dayOf, monthsOf, type Span } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { insertRows } from '#platform/db/insert-rows.ts'
import type { Figure, Only } from '#platform/figures/figure.ts'
import { account, area, ctx, freshServices, thursday } from '#test/world.ts'
import { vanguardFigures } from './figures.ts'

/*
 * The figures once more, by hand and without SQL, over days nobody thought of. What is written here follows domain.md D and
 * the sentences on the pages, not the queries.
 */

const HOUR = 3_600_000
type State = 'held' | 'evidenced' | 'planned' | 'published' | 'cancelled' | 'postponed' | 'paused'
type Ticket = { state: 'waiting' | 'called' | 'served' | 'gone' | 'undone'; id: string }
type Stall = { id: string; service: 'haircut' | 'repair'; tickets: Ticket[] }
type Given = {
  id: string
  who: number
  minutes: number
  state: 'proposed' | 'confirmed' | 'disputed' | 'void'
  at: Date
}
type Kept = {
  id: string
  startsAt: Date
  state: State
  reason: 'holiday' | 'weather' | 'leader'
  kind: 'vanguard' | 'class'
  published: boolean
  stalls: Stall[]
  given: Given[]
}
type Count = { value: number | null; rows: string[] }

const held = ({ state }: Kept) => state === 'held' || state === 'evidenced'
const ours = ({ kind, published }: Kept) => kind === 'vanguard' && published
const planned = (one: Kept) => ours(one) && one.state !== 'postponed'
const excused = ({ state, reason }: Kept) => (state === 'paused' || state === 'cancelled') && reason !== 'leader'
const isOver = ({ startsAt }: Kept) => startsAt.getTime() + 2 * HOUR <= thursday.getTime()
const counting = (rows: { id: string }[], value: number | null): Count => ({ value, rows: rows.map(({ id }) => id) })

const servedAt = ({ tickets }: Stall) => tickets.filter(({ state }) => state === 'served').length
const confirmed = ({ state }: Given) => state === 'confirmed'

const recounts: Record<string, (some: Kept[], all: Given[], only: Only) => Count> = {
  'vanguard.sessions': (some) => {
    const rows = some.filter((one) => ours(one) && held(one))
    return counting(rows, rows.length)
  },
  'vanguard.planned': (some) => counting(some.filter(planned), some.filter(planned).length),
  'vanguard.heldRate': (some) => {
    const rows = some.filter((one) => planned(one) && (isOver(one) || held(one)) && !excused(one))
    return counting(rows, rows.length === 0 ? null : (100 * rows.filter(held).length) / rows.length)
  },
  'vanguard.serviceContacts': (some, _, only) => {
    const stalls = some
      .filter(({ kind }) => kind === 'vanguard')
      .flatMap((day) => day.stalls)
      .filter((one) => servedAt(one) > 0 && (only['service'] === undefined || one.service === only['service']))
    return counting(
      stalls,
      stalls.reduce((sum, one) => sum + servedAt(one), 0),
    )
  },
  'vanguard.hours': (_, all) => {
    const rows = all.filter(confirmed)
    return counting(rows, rows.reduce((sum, { minutes }) => sum + minutes, 0) / 60)
  },
  'vanguard.activeVolunteers': (_, all) => {
    const rows = all.filter(confirmed)
    return counting(rows, new Set(rows.map(({ who }) => who)).size)
  },
}

const wish = fc.record({
  // Every other day: what lasts beyond midnight meets nothing of the day after.
  age: fc.integer({ min: -5, max: 200 }).map((n) => n * 2),
  // Around midnight, where a day is easily mistaken.
  hour: fc.constantFrom<number[]>(0, 0.25, 9, 21.9, 23.75),
  state: fc.constantFrom<State[]>(
    'held',
    'held',
    'held',
    'evidenced',
    'planned',
    'published',
    'cancelled',
    'postponed',
    'paused',
    'paused',
  ),
  reason: fc.constantFrom<Kept['reason'][]>('holiday', 'weather', 'leader'),
  kind: fc.constantFrom<Kept['kind'][]>('vanguard', 'vanguard', 'vanguard', 'class'),
  published: fc.constantFrom(true, true, true, false),
  stalls: fc.array(
    fc.record({
      service: fc.constantFrom<Stall['service'][]>('haircut', 'repair'),
      tickets: fc.array(fc.constantFrom<Ticket['state'][]>('served', 'served', 'waiting', 'called', 'gone', 'undone'), {
        maxLength: 6,
      }),
    }),
    { maxLength: 3 },
  ),
  given: fc.uniqueArray(
    fc.record({
      who: fc.integer({ min: 0, max: 3 }),
      minutes: fc.integer({ min: 0, max: 120 }),
      state: fc.constantFrom<Given['state'][]>('confirmed', 'confirmed', 'proposed', 'disputed', 'void'),
    }),
    { maxLength: 3, selector: ({ who }) => who },
  ),
})

type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

const spans: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: -420, max: 10 }), fc.integer({ min: 0, max: 430 }))
  .map(([from, days]) => ({ from: addDays(dayOf(thursday), from), to: addDays(dayOf(thursday), from + days) }))

const services = await freshServices()
let made = 0

/** Days of one area, each at another date, so that nobody gives time twice at once. */
const keptOf = (wishes: Wish[]): Kept[] =>
  wishes.map(({ age, hour, stalls, given, ...one }) => {
    const startsAt = new Date(Date.parse(`${addDays(dayOf(thursday), -age)}T00:00:00+08:00`) + hour * HOUR)
    return {
      ...one,
      startsAt,
      id: uuidv7(startsAt),
      stalls: stalls.map(({ service, tickets }) => ({
        id: uuidv7(startsAt),
        service,
        tickets: tickets.map((state) => ({ state, id: uuidv7(startsAt) })),
      })),
      given: given.map((each) => ({ ...each, id: uuidv7(startsAt), at: startsAt })),
    }
  })

async function tell(here: Ctx, kept: Kept[]): Promise<void> {
  const people = [0, 1, 2, 3].map(() => uuidv7(thursday))
  const areaId = here.area.id
  await inArea(here, async (tx) => {
    await insertRows(
      tx,
      { table: 'vanguard.volunteer', areaId },
      people.map((id) => ({
        id,
        name_sealed: Buffer.from('x'),
        agreed_at: thursday,
        agreed_how: 'self',
        state: 'active',
        made_at: thursday,
        under_18: false,
        asked_by: 'message',
        most_a_week: 2,
        most_a_month: 6,
        wants: [],
        may_not: [],
        key_no: 1,
        version: 1,
      })),
    )
    for (const one of kept)
      await tx
        .insertInto('gatherings.gathering')
        .values({ area_id: areaId, ...gatheringOf(one) })
        .execute()
    const times = ({ startsAt }: Kept) => ({ starts_at: startsAt, ends_at: new Date(startsAt.getTime() + 2 * HOUR) })
    await insertRows(
      tx,
      { table: 'vanguard.stall', areaId },
      kept.flatMap((one) =>
        one.stalls.map(({ id, service }) => ({
          id,
          service,
          gathering_id: one.id,
          title: service,
          state: 'closed',
          served: 0,
          visits: 0,
          version: 1,
          made_at: thursday,
          ...times(one),
        })),
      ),
    )
    await insertRows(
      tx,
      { table: 'vanguard.ticket', areaId },
      kept.flatMap((one) =>
        one.stalls.flatMap((stall) =>
          stall.tickets.map(({ id, state }) => ({
            id,
            stall_id: stall.id,
            state,
            given_at: one.startsAt,
            at: one.startsAt,
          })),
        ),
      ),
    )
    await insertRows(
      tx,
      { table: 'vanguard.service', areaId },
      kept.flatMap((one) =>
        one.given.map(({ id, who, minutes, state }) => ({
          id,
          volunteer_id: people[who]!,
          gathering_id: one.id,
          content: '理发',
          reason: '补记',
          minutes,
          state,
          break_minutes: 0,
          assumed: false,
          version: 1,
          at: thursday,
          ...(state === 'confirmed'
            ? { confirmed_by: 'lead', confirmed_at: thursday }
            : { confirmed_by: null, confirmed_at: null }),
          ...times(one),
        })),
      ),
    )
  })
}

const gatheringOf = ({ id, startsAt, state, reason, kind, published }: Kept) => ({
  id,
  title: '先锋日',
  kind,
  purpose: 'service' as const,
  audience: 'everybody' as const,
  sign_up: 'none' as const,
  starts_at: startsAt,
  ends_at: new Date(startsAt.getTime() + 2 * HOUR),
  state,
  reason_kind: ['cancelled', 'postponed', 'paused'].includes(state) ? reason : null,
  held_at: state === 'held' || state === 'evidenced' ? startsAt : null,
  made_at: startsAt,
  published_at: published ? startsAt : null,
})

const sixth = (value: number | null) => (value === null ? null : Math.round(value * 1e6))

it(
  'every figure, counted again without SQL, is the same number, rows, months and parts',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(wish, { minLength: 10, maxLength: 30, selector: ({ age }) => age }),
        fc.array(spans, { minLength: 1, maxLength: 2 }),
        async (wishes, asked) => {
          const here = ctx(services, await area(services, `round-${++made}`), auto)
          const kept = keptOf(wishes)
          await tell(here, kept)
          for (const span of asked)
            for (const figure of vanguardFigures) {
              await hold(here, { figure, kept, span, only: {} })
              if (figure.key === 'vanguard.serviceContacts')
                await hold(here, { figure, kept, span, only: { service: 'repair' } })
            }
        },
      ),
      { numRuns: 6 },
    )
  },
)

type Held = { figure: Figure; kept: Kept[]; span: Span; only: Only }

async function hold(here: Ctx, { figure, kept, span, only }: Held) {
  const within = (of: (day: string) => boolean, narrow: Only = only) => {
    const some = kept.filter((one) => of(dayOf(one.startsAt)))
    return recounts[figure.key]!(
      some,
      some.flatMap(({ given }) => given),
      narrow,
    )
  }
  const lies = (day: string) => day >= span.from && day <= span.to
  const expected = within(lies)
  const narrowed = { ...span, only }
  const about = `${figure.key} ${JSON.stringify(narrowed)}`
  const { said, rows, months, parts } = await inArea(here, async (tx) => ({
    said: await figure.value(tx, here, narrowed),
    rows: await figure.evidence(tx, here, { span: narrowed, size: 300 }),
    months: await figure.series(tx, here, { span: narrowed, by: 'month' }),
    parts:
      figure.key === 'vanguard.serviceContacts'
        ? await figure.parts!(tx, here, { span: narrowed, cut: 'service' })
        : null,
  }))
  expect([about, sixth(said.value), said.evidence]).toEqual([about, sixth(expected.value), expected.rows.length])
  expect([about, rows.map(({ key }) => key).sort()]).toEqual([about, expected.rows.sort()])
  const byMonth = monthsOf(span).flatMap((month) => {
    const { value, rows: some } = within((day) => lies(day) && day.startsWith(month))
    return some.length > 0 ? [[month, sixth(value), some.length]] : []
  })
  expect([about, months.map((point) => [point.step, sixth(point.value), point.rows])]).toEqual([about, byMonth])
  if (!parts) return
  const byService = ['haircut', 'repair'].flatMap((service) => {
    if (only['service'] !== undefined && only['service'] !== service) return []
    const { value, rows: some } = within(lies, { service })
    return some.length > 0 ? [[service, sixth(value), some.length]] : []
  })
  expect([about, parts.map((point) => [point.step, sixth(point.value), point.rows])]).toEqual([about, byService])
}

it('pages its rows by key, leads the committee to the board, and tells time given to the committee only', async () => {
  const here = ctx(services, await area(services, 'pages'), auto)
  const wishes = [1, 2, 3, 4, 5].map((age) => ({
    age,
    hour: 9,
    state: 'held' as const,
    reason: 'weather' as const,
    kind: 'vanguard' as const,
    published: true,
    stalls: [{ service: 'haircut' as const, tickets: ['served' as const] }],
    given: [{ who: 0, minutes: 60, state: 'confirmed' as const }],
  }))
  const kept = keptOf(wishes)
  await tell(here, kept)
  const span = { from: '2024-10-01', to: '2024-10-31' }
  const staff: Ctx = { ...here, actor: account('小陈', 'staff') }
  for (const key of ['sessions', 'serviceContacts', 'hours']) {
    const figure = vanguardFigures.find((one) => one.key === `vanguard.${key}`)!
    await inArea(here, async (tx) => {
      const all = await figure.evidence(tx, staff, { span, size: 10 })
      const [, second] = all
      const after = await figure.evidence(tx, staff, { span, size: 2, after: { at: second!.at, key: second!.key } })
      expect(after.map(({ key: id }) => id)).toEqual(all.slice(2, 4).map(({ key: id }) => id))
      const before = await figure.evidence(tx, staff, { span, size: 2, before: { at: all[3]!.at, key: all[3]!.key } })
      expect(before.map(({ key: id }) => id)).toEqual(all.slice(1, 3).map(({ key: id }) => id))
      const days = kept.map(({ id }) => `/desk/vanguard/${id}`)
      expect(all.every(({ href }) => days.includes(href!))).toBe(true)
    })
    expect(figure.mayReadEvidence(guest)).toBe(key !== 'hours')
    expect(figure.mayReadEvidence(staff.actor)).toBe(true)
  }
  const hours = vanguardFigures.find(({ key }) => key === 'vanguard.hours')!
  expect(await inArea(here, (tx) => hours.value(tx, here, span))).toMatchObject({ value: 5, people: 1, evidence: 5 })
})
