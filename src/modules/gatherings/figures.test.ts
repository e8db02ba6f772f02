import { beforeAll, describe, expect, it } from 'vitest'
import { guest, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Narrowed } from '#platform/figures/figure.ts'
import { uuidv7 } from '#base/uuid.ts'
import { account } from '#test/world.ts'
import { writeBooking } from './booking.ts'
import { openMinutes } from './figures.open.rules.ts'
import { at, tell, type Seen, type Told } from './figures.test.kit.ts'
import { gatheringsFigures } from './figures.ts'
import { rowWords } from './figures.rows.words.ts'
import { neighbours, venue } from './site.test.kit.ts'

const where = await neighbours()
const pavilion = await venue(where, '花园议事亭')
const here = where.at(guest)
const w = rowWords('zh').beside

const figure = (key: string) => {
  const found = gatheringsFigures.find((one) => one.key === key)
  if (!found) throw new Error(`There is no figure ${key}.`)
  return found
}

const people = (...who: NonNullable<Seen['who']>[]): Seen[] => who.map((one) => ({ who: one }))
const october: Narrowed = { from: '2024-10-01', to: '2024-10-31' }
const { venueId } = where

/*
 * Counted by hand. Today is Thursday 24 October 2024, 9:00; the classroom was there from 1 October, open 13 hours a day.
 */
const story: Record<string, Told> = {
  // By list: two of the roster, one by her hash, one nobody knows, one who did not come.
  list: {
    startsAt: at('2024-10-08 09:00'),
    venueId,
    signUp: 'first-come',
    capacity: 10,
    taken: 4,
    seen: [...people('p1', 'p2', 'h1'), { who: null, walkIn: true }, { who: 'p9', state: 'absent' }],
  },
  // The list and a head count: twelve in all, two of them again; more than the seats.
  both: {
    startsAt: at('2024-10-15 09:00'),
    venueId,
    signUp: 'first-come',
    capacity: 10,
    taken: 2,
    state: 'evidenced',
    seen: [{ who: 'p1' }, { who: 'h1', state: 'left' }],
    counted: 12,
  },
  // A number smaller than the list: the list stands.
  less: { startsAt: at('2024-10-16 09:00'), kind: 'talk', seen: people('p1', 'p3', 'p4'), counted: 1 },
  // An estimate of two hundred, with one known.
  guess: {
    startsAt: at('2024-10-17 18:00'),
    minutes: 120,
    kind: 'festival',
    purpose: 'leisure',
    venueId: pavilion,
    seen: people('p5'),
    counted: 200,
    method: 'estimate',
  },
  // Only an estimate, and with seats: nobody knows how full it was.
  guessedOnly: {
    startsAt: at('2024-10-18 09:00'),
    kind: 'clinic',
    signUp: 'first-come',
    capacity: 20,
    counted: 15,
    method: 'estimate',
  },
  // Held, and nobody counted.
  uncounted: { startsAt: at('2024-10-19 09:00'), kind: 'hobby', audience: 'older', assumed: true },
  cancelled: { startsAt: at('2024-10-20 09:00'), state: 'cancelled', reason: 'too-few', venueId },
  paused: { startsAt: at('2024-10-21 09:00'), state: 'paused', reason: 'holiday' },
  postponed: { startsAt: at('2024-10-22 09:00'), state: 'postponed', reason: 'weather' },
  // Yesterday, and nobody wrote down whether it took place.
  unwritten: { startsAt: at('2024-10-23 09:00'), state: 'published', venueId },
  ahead: { startsAt: at('2024-10-30 09:00'), state: 'published' },
  secret: { startsAt: at('2024-10-31 09:00'), state: 'planned', unpublished: true },
  // October's first minute and September's last in Shanghai.
  first: { startsAt: at('2024-10-01 00:00'), minutes: 30, seen: people('p1') },
  before: { startsAt: at('2024-09-30 23:59'), minutes: 30, seen: people('p1', 'p7') },
  // More than a year ago: the names are gone, the number stays.
  old: { startsAt: at('2023-10-10 09:00'), counted: 30, seen: [{ who: null }, { who: null }] },
}

let ids: Record<string, string>

beforeAll(async () => {
  const names = Object.keys(story)
  const made = await tell(here, Object.values(story))
  ids = Object.fromEntries(names.map((name, i) => [name, made[i]!]))
  await inArea(here, async (tx) => {
    const since = { made_at: at('2024-10-01 08:00') }
    await tx.updateTable('gatherings.venue').set(since).where('area_id', '=', here.area.id).execute()
    // The pavilion is closed for two days and a morning.
    const closed = { startsAt: at('2024-10-10 00:00'), endsAt: at('2024-10-12 10:00') }
    await writeBooking(tx, here, {
      ...closed,
      id: uuidv7(here.now),
      venueId: pavilion,
      gatheringId: null,
      reason: '修',
    })
  })
})

const valueOf = (key: string, span: Narrowed = october) => inArea(here, (tx) => figure(key).value(tx, here, span))
const rowsOf = (key: string, span: Narrowed = october, actor: Actor = guest) => {
  const who = where.at(actor)
  return inArea(who, (tx) => figure(key).evidence(tx, who, { span, size: 50 }))
}
const besideOf = async (key: string, span: Narrowed = october) =>
  Object.fromEntries(((await valueOf(key, span)).beside ?? []).map(({ text, value }) => [text, value]))
const named = (rows: { key: string }[]) => rows.map(({ key }) => Object.keys(ids).find((name) => ids[name] === key))

describe('each figure, counted by hand', () => {
  const held = ['uncounted', 'guessedOnly', 'guess', 'less', 'both', 'list', 'first']

  it.each([
    ['gatherings.sessions', 7, held],
    // 4 + 12 + 3 + 1 of the estimated festival's list + 1
    ['gatherings.attendances', 21, ['guess', 'less', 'both', 'list', 'first']],
    // p1 p2 h1 p3 p4 p5: p1 in four sessions is one, h1 in two is one, the absent is none
    ['gatherings.distinctPersons', 6, ['guess', 'less', 'both', 'list', 'first']],
    // 4 of 10 and 10 (not 12) of 10
    ['gatherings.fillRate', 70, ['both', 'list']],
    // 1½ + 1½ in the classroom, 2 in the pavilion
    ['spaces.hours', 5, ['guess', 'both', 'list']],
  ])('%s is %d', async (key, number, rows) => {
    const said = await valueOf(key)
    expect(said.value).toBe(number)
    expect(said.evidence).toBe(rows.length)
    expect(named(await rowsOf(key))).toEqual(rows)
  })

  it('held, cancelled, left out, moved and forgotten are each to be counted', async () => {
    expect(await besideOf('gatherings.sessions')).toEqual({
      [w.planned]: 12,
      [w.cancelled]: 1,
      [w.paused]: 1,
      [w.postponed]: 1,
      [w.holiday]: 1,
      [w.weather]: 1,
      [w.unwritten]: 1,
      [w.ahead]: 1,
      [w.evidenced]: 1,
      [w.assumed]: 1,
    })
  })

  it('estimates stand beside, flagged, and never in the headline', async () => {
    expect(await besideOf('gatherings.attendances')).toEqual({
      [w.byList]: 11,
      [w.byNumber]: 10,
      [w.guessed]: 199 + 15,
      [w.guessedSessions]: 2,
      [w.uncounted]: 1,
    })
    const rows = await rowsOf('gatherings.attendances')
    expect(rows.map(({ cells }) => [cells['attendances'], cells['method']])).toEqual([
      [1, '估计'],
      [3, '数人头'],
      [12, '数人头'],
      [4, '名单签到'],
      [1, '名单签到'],
    ])
  })

  it('persons are at least so many; whom nobody knows stands beside, and so does what was forgotten', async () => {
    expect(await valueOf('gatherings.distinctPersons')).toMatchObject({ atLeast: true, people: 6 })
    expect(await besideOf('gatherings.distinctPersons')).toEqual({
      [w.identified]: 10,
      [w.unidentified]: 11,
      [w.forgotten]: 0,
    })
    // Nobody is known any more: there is nothing to say, which is not nobody.
    const old = { from: '2023-10-01', to: '2023-10-31' }
    expect(await valueOf('gatherings.distinctPersons', old)).toMatchObject({ value: null, evidence: 0 })
    expect((await valueOf('gatherings.distinctPersons', { from: '2022-01-01', to: '2022-12-31' })).value).toBe(0)
    const whole = { from: '2023-01-01', to: '2024-12-31' }
    expect((await valueOf('gatherings.distinctPersons', whole)).value).toBe(7)
    expect(await besideOf('gatherings.distinctPersons', whole)).toMatchObject({ [w.forgotten]: 30 })
  })

  it('one person in five sessions is five attendances and one person', async () => {
    const span = { from: '2025-01-01', to: '2025-01-31' }
    await tell(
      here,
      [6, 7, 8, 9, 10].map((day) => ({
        startsAt: at(`2025-01-${String(day).padStart(2, '0')} 09:00`),
        seen: people('p1'),
      })),
    )
    expect((await valueOf('gatherings.attendances', span)).value).toBe(5)
    expect((await valueOf('gatherings.distinctPersons', span)).value).toBe(1)
  })

  it('the fill rate says both parts, and what was left out of it', async () => {
    expect(await valueOf('gatherings.fillRate')).toMatchObject({ numerator: 14, denominator: 20, counts: '个位子' })
    expect(await besideOf('gatherings.fillRate')).toEqual({
      [w.seatsGiven]: 6,
      [w.beyond]: 2,
      [w.notKnown]: 1,
      [w.noSignUp]: 4,
    })
    expect((await valueOf('gatherings.fillRate', { from: '2020-01-01', to: '2020-12-31' })).value).toBeNull()
  })

  it('hours stand beside the hours it was open: not before it was there, not after today, not while it was closed', async () => {
    // 24 days of 13 hours twice, without 13 + 13 + 2 hours of the closure.
    const open = 24 * 13 * 2 - 28
    expect(await besideOf('spaces.hours')).toEqual({
      [w.useRate]: (100 * 5) / open,
      [w.openHours]: open,
      [w.forPurpose('议事')]: 0,
      [w.forPurpose('学习')]: 3,
      [w.forPurpose('娱乐')]: 2,
      [w.forPurpose('服务')]: 0,
      [w.unused]: 3,
    })
    const classroom = { ...october, only: { venue: venueId } }
    expect(await besideOf('spaces.hours', classroom)).toMatchObject({ [w.openHours]: 24 * 13 })
    expect(await besideOf('spaces.hours', { from: '2025-03-01', to: '2025-03-31' })).toMatchObject({
      [w.openHours]: 0,
      [w.useRate]: null,
    })
  })
})

describe('the parts of a figure', () => {
  it.each([
    ['gatherings.sessions', 'kind', { class: 3, talk: 1, festival: 1, clinic: 1, hobby: 1 }],
    ['gatherings.sessions', 'audience', { everybody: 6, older: 1 }],
    ['gatherings.attendances', 'venue', { classroom: 16, pavilion: 1, elsewhere: 4 }],
    // Each alone: p1 is in two of them.
    ['gatherings.distinctPersons', 'kind', { class: 3, talk: 3, festival: 1 }],
    ['spaces.hours', 'purpose', { learning: 3, leisure: 2 }],
  ])('%s by %s, each as if asked for alone', async (key, cut, expected) => {
    const points = await inArea(here, (tx) => figure(key).parts!(tx, here, { span: october, cut }))
    const name = (step: string) => ({ [venueId]: 'classroom', [pavilion]: 'pavilion' })[step] ?? step
    expect(Object.fromEntries(points.map(({ step, value }) => [name(step), value]))).toEqual(expected)
    const offered = await inArea(here, (tx) => figure(key).cuts!(tx, here))
    const choices = offered.find((one) => one.key === cut)!.choices.map(({ value }) => value)
    for (const { step, value, rows } of points) {
      expect(choices).toContain(step)
      const alone = { ...october, only: { [cut]: step } }
      expect(await valueOf(key, alone)).toMatchObject({ value, evidence: rows })
      expect(await rowsOf(key, alone)).toHaveLength(rows)
    }
  })

  it('nothing but its own cuts is asked of the database', async () => {
    const none = await inArea(here, (tx) =>
      figure('gatherings.sessions').parts!(tx, here, { span: october, cut: 'title' }),
    )
    expect(none).toEqual([])
  })
})

describe('the rows behind a number', () => {
  it('lead everybody to the page, and whoever may to the sheet at the desk', async () => {
    const hrefs = async (actor: Actor) => (await rowsOf('gatherings.sessions', october, actor)).map(({ href }) => href)
    expect((await hrefs(guest))[0]).toBe(`/gatherings/${ids['uncounted']}`)
    expect((await hrefs(where.staff))[0]).toBe(`/desk/gatherings/${ids['uncounted']}`)
    const elsewhere = account('别处的', 'staff', uuidv7(here.now))
    expect((await hrefs(elsewhere))[0]).toBe(`/gatherings/${ids['uncounted']}`)
  })

  it('which sessions persons are known of is told to the committee only', () => {
    const { mayReadEvidence } = figure('gatherings.distinctPersons')
    expect([guest, where.volunteer, where.staff].map(mayReadEvidence)).toEqual([false, false, true])
    expect(gatheringsFigures.filter((one) => !one.mayReadEvidence(guest))).toHaveLength(1)
  })

  it('what was never announced keeps its name to itself', async () => {
    const span = { from: '2024-08-01', to: '2024-08-31' }
    await tell(here, [{ startsAt: at('2024-08-08 09:00'), unpublished: true, title: '内部碰头' }])
    const [row] = await rowsOf('gatherings.sessions', span)
    expect([row?.href, row?.cells['title']]).toEqual([null, '内容不公开'])
    const [own] = await rowsOf('gatherings.sessions', span, where.staff)
    expect(own?.cells['title']).toBe('内部碰头')
  })

  it('turn by page, on and back, also where many begin at once', async () => {
    const span = { from: '2024-07-01', to: '2024-07-31' }
    await tell(
      here,
      Array.from({ length: 7 }, (_, i) => ({ startsAt: at(i < 5 ? '2024-07-07 09:00' : '2024-07-08 09:00') })),
    )
    const all = await rowsOf('gatherings.sessions', span)
    const page = (turn: object) =>
      inArea(here, (tx) => figure('gatherings.sessions').evidence(tx, here, { span, size: 3, ...turn }))
    expect(await page({})).toEqual(all.slice(0, 3))
    expect(await page({ after: all[2] })).toEqual(all.slice(3, 6))
    expect(await page({ before: all[6] })).toEqual(all.slice(3, 6))
    expect(await page({ after: { at: all[2]!.at, key: "2024-0001'; drop" } })).toEqual(all.slice(0, 3))
  })
})

it('a venue given up is open no more, and one that is closed at noon loses no noon twice', () => {
  const hours = {
    '4': [
      [480, 720],
      [780, 1020],
    ] as const,
  }
  const since = { hours, madeAt: at('2024-10-05 00:00'), closures: [] }
  const all = { from: '2024-10-01', to: '2024-10-31' }
  expect(openMinutes({ ...since, endedAt: null }, all)).toBe(4 * 480)
  expect(openMinutes({ ...since, endedAt: at('2024-10-10 12:00') }, all)).toBe(480)
  const closures = [{ startsAt: at('2024-10-10 11:00'), endsAt: at('2024-10-10 14:00') }]
  expect(openMinutes({ ...since, endedAt: null, closures }, all)).toBe(4 * 480 - 120)
})
