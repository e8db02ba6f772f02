import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf, monthsOf, type Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx, freshServices, thursday } from '#test/world.ts'
import { rowsOf, tell, valueOf, type Told } from './figures.test.kit.ts'
import { needsFigures } from './figures.ts'

/*
 * The figures once more, by hand and without SQL, over needs nobody thought of. What is written here follows domain.md D
 * and the sentences on the pages, not the queries.
 */

type Count = { value: number | null; rows: number[]; numerator?: number }
type Numbered = Told & { seq: number }

const share = (rows: Numbered[], hit: (need: Numbered) => boolean): Count => {
  const numerator = rows.filter(hit).length
  return {
    value: rows.length === 0 ? null : (100 * numerator) / rows.length,
    numerator,
    rows: rows.map(({ seq }) => seq),
  }
}

const middle = (sorted: number[]): number | null => {
  if (sorted.length === 0) return null
  const half = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const isIn = (day: string, { from, to }: Span) => day >= from && day <= to
const reachable = (need: Told) => (need.replyBy ?? 'page') !== 'none'

const recounts: Record<string, (needs: Numbered[], span: Span, now: Date) => Count> = {
  received: (needs, span) => {
    const rows = needs.filter((need) => isIn(dayOf(need.submitted), span))
    return { value: rows.length, rows: rows.map(({ seq }) => seq) }
  },
  firstContactMedian: (needs, span) => {
    const rows = needs.filter((need) => isIn(dayOf(need.submitted), span) && need.contact)
    return {
      value: middle(rows.map((need) => need.contact!.minutes).sort((a, b) => a - b)),
      rows: rows.map(({ seq }) => seq),
    }
  },
  responseRate: (needs, span, now) => {
    const rows = needs.filter((need) => {
      if (!isIn(dayOf(need.submitted), span) || !reachable(need)) return false
      if (need.contact) return true
      const over = need.state === 'withdrawn' ? need.closed! : now
      return need.state === 'withdrawn' ? over > need.contactDue! : over >= need.contactDue!
    })
    return share(rows, (need) => need.contact !== undefined && need.contact.at <= need.contactDue!)
  },
  closeRate: (needs, span) => {
    const rows = needs.filter(
      (need) => isIn(dayOf(need.submitted), span) && need.state !== 'withdrawn' && need.state !== 'merged',
    )
    return share(rows, (need) => ['resolved', 'confirmed', 'closed_no_reply'].includes(need.state))
  },
  onTimeCloseRate: (needs, span, now) => {
    const rows = needs.filter((need) => {
      // While the clock stands, no date comes that had not come before.
      if (!isIn(dayOf(need.due!), span) || need.due! > (need.paused ?? now)) return false
      return !['withdrawn', 'referred', 'merged'].includes(need.state) || need.closed! > need.due!
    })
    return share(rows, (need) => need.resolved !== undefined && need.resolved <= need.due!)
  },
  solveRate: (needs, span) => {
    const rows = needs.filter(
      (need) =>
        isIn(dayOf(need.submitted), span) &&
        (need.state === 'confirmed' ||
          need.state === 'closed_unresolved' ||
          (need.state === 'closed_no_reply' && reachable(need))),
    )
    return share(rows, (need) => need.solved === true)
  },
  satisfaction: (needs, span) => {
    const rows = needs.filter((need) => isIn(dayOf(need.submitted), span) && need.satisfaction)
    return share(rows, (need) => need.satisfaction === 'very' || need.satisfaction === 'satisfied')
  },
  reopenRate: (needs, span) => {
    const rows = needs.filter(
      (need) => isIn(dayOf(need.submitted), span) && (need.resolved !== undefined || (need.reopenings ?? 0) > 0),
    )
    return share(rows, (need) => (need.reopenings ?? 0) > 0)
  },
  oldestOpen: (needs, span, now) => {
    const day = span.to < dayOf(now) ? span.to : dayOf(now)
    if (span.from > day) return { value: null, rows: [] }
    const open = needs.filter((need) => {
      const over = need.resolved ?? need.closed
      return dayOf(need.submitted) <= day && (over === undefined || dayOf(over) > day)
    })
    const [first] = open.sort((a, b) => a.submitted.getTime() - b.submitted.getTime() || a.seq - b.seq)
    if (!first) return { value: null, rows: [] }
    return { value: (Date.parse(day) - Date.parse(dayOf(first.submitted))) / 86_400_000, rows: [first.seq] }
  },
}

const hour = 3_600_000
const when = <T extends object>(is: boolean, then: T): Partial<T> => (is ? then : {})
const moment = (from: Date, hours: number) => new Date(from.getTime() + hours * hour)
/** What has happened by now, at the latest now. */
const happened = (from: Date, hours: number) => new Date(Math.min(moment(from, hours).getTime(), thursday.getTime()))

/** Needs as they come: some old, many around midnight, in all states, done before and after they were due. */
const wish: fc.Arbitrary<Told> = fc
  .record({
    age: fc.integer({ min: 0, max: 400 * 24 }),
    quarter: fc.constantFrom(0, 0, 0.25, 0.5, 0.99),
    state: fc.constantFrom<Told['state'][]>(
      'submitted',
      'accepted',
      'assigned',
      'in_progress',
      'needs_info',
      'waiting_external',
      'closed_unresolved',
      'referred',
      'merged',
      'resolved',
      'reopened',
      'confirmed',
      'confirmed',
      'closed_no_reply',
      'withdrawn',
    ),
    replyBy: fc.constantFrom<NonNullable<Told['replyBy']>[]>('none', 'page', 'telephone'),
    wait: fc.option(fc.integer({ min: 0, max: 60 })),
    contactTerm: fc.integer({ min: 1, max: 48 }),
    term: fc.integer({ min: 1, max: 300 }),
    work: fc.integer({ min: 0, max: 400 }),
    solved: fc.boolean(),
    satisfaction: fc.option(
      fc.constantFrom<NonNullable<Told['satisfaction']>[]>('very', 'satisfied', 'neutral', 'unsatisfied'),
    ),
    answeredBy: fc.constantFrom<NonNullable<Told['answeredBy']>[]>('asker', 'committee'),
    reopenings: fc.constantFrom(0, 0, 0, 1, 2),
    minutes: fc.integer({ min: 0, max: 3000 }),
  })
  .map(({ age, quarter, wait, contactTerm, term, work, minutes, ...told }) => {
    const submitted = moment(thursday, -age - quarter)
    const ended = happened(submitted, work)
    const confirmed = told.state === 'confirmed'
    const byAsker = confirmed && told.answeredBy === 'asker'
    const isDone = ['resolved', 'confirmed', 'closed_no_reply'].includes(told.state)
    const isClosed = ['confirmed', 'closed_no_reply', 'closed_unresolved', 'referred', 'merged', 'withdrawn'].includes(
      told.state,
    )
    return {
      submitted,
      state: told.state,
      replyBy: told.replyBy,
      contactDue: moment(submitted, contactTerm),
      due: moment(submitted, term),
      reopenings: Math.max(told.reopenings, Number(told.state === 'reopened')),
      ...when(wait !== null, { contact: { at: happened(submitted, wait ?? 0), minutes } }),
      ...when(isDone, { resolved: ended }),
      ...when(['needs_info', 'waiting_external'].includes(told.state), { paused: ended }),
      ...when(isClosed, { closed: happened(ended, 5) }),
      ...when(confirmed, { solved: told.solved, answeredBy: told.answeredBy }),
      ...(byAsker && told.satisfaction ? { satisfaction: told.satisfaction } : {}),
    }
  })

/** Some of them together; one alone has nothing to be merged into. */
const some = fc
  .array(wish, { maxLength: 40 })
  .map((needs) => needs.filter(({ state }) => needs.length > 1 || state !== 'merged'))

const spans: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: -420, max: 20 }), fc.integer({ min: 0, max: 430 }))
  .map(([from, days]) => ({ from: addDays(dayOf(thursday), from), to: addDays(dayOf(thursday), from + days) }))

let services: Awaited<ReturnType<typeof freshServices>>
let made = 0

beforeAll(async () => {
  services = await freshServices()
})

/** An area of its own for each round, so that rounds also stand beside one another. */
async function areaWith(needs: Told[]): Promise<Ctx> {
  const here = ctx(services, await area(services, `round-${++made}`))
  await tell(here, needs)
  return here
}

const numbersOf = (rows: { key: string }[]) => rows.map(({ key }) => Number(key.slice(5))).sort((a, b) => a - b)

describe('every figure, counted again without SQL', () => {
  it('is the same number, the same rows, and the same month by month', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.array(spans, { minLength: 1, maxLength: 3 }), async (needs, asked) => {
        const here = await areaWith(needs)
        const numbered = needs.map((need, i) => ({ ...need, seq: i + 1 }))
        for (const span of asked) for (const figure of needsFigures) await hold(here, { figure, numbered, span })
      }),
      { numRuns: 25 },
    )
  })
})

async function hold(
  here: Ctx,
  { figure, numbered, span }: { figure: (typeof needsFigures)[number]; numbered: Numbered[]; span: Span },
) {
  const recount = recounts[figure.key.slice('needs.'.length)]!
  const expected = recount([...numbered], span, here.now)
  const said = await valueOf(here, figure, span)
  const about = `${figure.key} ${span.from} ${span.to}`
  expect([about, said.value === null ? null : Math.round(said.value * 1e6)]).toEqual([
    about,
    expected.value === null ? null : Math.round(expected.value * 1e6),
  ])
  expect([about, said.evidence]).toEqual([about, expected.rows.length])
  if (figure.measure === 'percent')
    expect([about, said.numerator, said.denominator]).toEqual([about, expected.numerator, expected.rows.length])
  expect([about, numbersOf(await rowsOf(here, figure, { span }))]).toEqual([about, expected.rows.sort((a, b) => a - b)])
  await holdByMonth(here, { figure, recount: (part) => recount([...numbered], part, here.now), span })
}

type ByMonth = { figure: (typeof needsFigures)[number]; recount: (span: Span) => Count; span: Span }

async function holdByMonth(here: Ctx, { figure, recount, span }: ByMonth) {
  const points = await inArea(here, (tx) => figure.series(tx, here, { span, by: 'month' }))
  const expected = monthsOf(span).flatMap((month) => {
    const last = addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)
    const { value, rows } = recount({
      from: month === span.from.slice(0, 7) ? span.from : `${month}-01`,
      to: last < span.to ? last : span.to,
    })
    return rows.length === 0
      ? []
      : [{ step: month, value: value === null ? null : Math.round(value * 1e6), rows: rows.length }]
  })
  expect([
    figure.key,
    points.map(({ value, ...point }) => ({ ...point, value: value === null ? null : Math.round(value * 1e6) })),
  ]).toEqual([figure.key, expected])
  if (figure.measure === 'count')
    expect(points.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(recount(span).value)
}
