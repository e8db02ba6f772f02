import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isAllowed, lacksOf, stage1Of, stage2Of, type Assigned, type Roster } from '#base/roster.rules.ts'
import { readRosterFile } from './roster-file.rules.ts'
import { solveRoster, type RosterSays } from './solve.ts'

const clock = () => performance.now()
const solved = (roster: Roster) => solveRoster(roster, { seconds: 30, clock })

test('the public case comes to both its optima, proven', async () => {
  const text = readFileSync('test/cases/roster-30-7.json', 'utf8')
  const { optimum_stage1, optimum_stage2 } = JSON.parse(text) as Record<string, number>
  const file = readRosterFile(text)
  if (!file.good) throw new Error(file.why)
  const said: RosterSays[] = []
  const found = await solveRoster(file.roster, { seconds: 60, clock, tell: (one) => said.push(one) })
  expect(found).toMatchObject({ stage1: optimum_stage1, stage2: optimum_stage2, proven: true })
  expect([optimum_stage1, optimum_stage2]).toEqual([0, 313])
  expect(isAllowed(file.roster, found.assigned)).toBe(true)
  expect([...new Set(said.map(({ step }) => step))]).toEqual([1, 2])
})

type Sums = [stage1: number, stage2: number, liked: number]

/** What the last step makes large: wishes first, and among those what was proposed before. */
function likedIn({ volunteers }: Roster, assigned: readonly Assigned[]): number {
  const count = (which: 'wants' | 'kept') =>
    assigned.filter(({ volunteer, shift }) => volunteers[volunteer]?.[which]?.includes(shift)).length
  const all = volunteers.reduce((sum, { kept }) => sum + (kept?.length ?? 0), 0)
  return count('wants') * (all + 1) + count('kept')
}

const sumsOf = (roster: Roster, assigned: readonly Assigned[]): Sums => [
  stage1Of(lacksOf(roster, assigned)),
  stage2Of(roster, assigned),
  likedIn(roster, assigned),
]

const isBetter = (one: Sums, other: Sums): boolean =>
  one[0] !== other[0] ? one[0] < other[0] : one[1] !== other[1] ? one[1] < other[1] : one[2] > other[2]

/** Every roster that is allowed, one by one. */
function best(roster: Roster): Sums {
  const pairs = roster.volunteers.flatMap(({ available }, volunteer) =>
    available.map((shift) => ({ volunteer, shift })),
  )
  let found: Sums = [Infinity, Infinity, 0]
  for (let bits = 0; bits < 2 ** pairs.length; bits++) {
    const assigned: Assigned[] = pairs.filter((_, at) => (bits >> at) & 1)
    const sums = sumsOf(roster, assigned)
    if (isBetter(sums, found) && isAllowed(roster, assigned)) found = sums
  }
  return found
}

const small = fc
  .record({
    shifts: fc.array(
      fc.record({
        day: fc.nat(1),
        need: fc.integer({ min: 0, max: 2 }),
        skill: fc.constantFrom(null, null, 'a', 'b'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    people: fc.array(
      fc.record({
        skills: fc.subarray(['a', 'b']),
        max: fc.nat(2),
        past: fc.nat(4),
        available: fc.subarray([0, 1, 2]),
        most: fc.option(fc.nat(1), { nil: undefined }),
        wants: fc.subarray([0, 1, 2]),
        kept: fc.subarray([0, 1, 2]),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ shifts, people }): Roster => ({
    shifts,
    volunteers: people.map(({ most, available, wants, kept, ...one }) => ({
      ...one,
      available: available.filter((at) => at < shifts.length),
      wants: wants.filter((at) => at < shifts.length && available.includes(at)),
      kept: kept.filter((at) => at < shifts.length && available.includes(at)),
      limits: most === undefined ? [] : [{ most, shifts: [0, 1] }],
    })),
  }))

test('small rosters come to what trying all of them finds', async () => {
  await fc.assert(
    fc.asyncProperty(small, async (roster) => {
      const found = await solved(roster)
      expect([...sumsOf(roster, found.assigned), found.proven]).toEqual([...best(roster), true])
      expect(sumsOf(roster, found.assigned).slice(0, 2)).toEqual([found.stage1, found.stage2])
    }),
    { numRuns: 30 },
  )
})

test('where half a person would do, whole ones are looked for', async () => {
  const pairs = [
    [0, 1],
    [1, 2],
    [0, 2],
  ]
  const roster: Roster = {
    shifts: [1, 2, 3].map((day) => ({ day, need: 1, skill: null })),
    volunteers: [
      { skills: [], max: 3, past: 0, available: [0, 1, 2], limits: pairs.map((shifts) => ({ most: 1, shifts })) },
      { skills: [], max: 1, past: 3, available: [0, 1], wants: [1] },
    ],
  }
  expect(await solved(roster)).toMatchObject({ stage1: 10, stage2: 8, proven: true })
  expect(sumsOf(roster, (await solved(roster)).assigned)).toEqual(best(roster))
})

describe('after coverage and fairness', () => {
  const two = (more: Partial<Roster['volunteers'][number]>) => ({
    skills: [],
    max: 1,
    past: 0,
    available: [0, 1],
    ...more,
  })
  const shifts = [
    { day: 1, need: 1, skill: null },
    { day: 2, need: 1, skill: null },
  ]

  test('wishes count, and among equals what was proposed before stays', async () => {
    const wishes = await solved({ shifts, volunteers: [two({ wants: [1], kept: [0] }), two({ kept: [1] })] })
    expect(wishes.assigned).toContainEqual({ volunteer: 0, shift: 1 })
    const kept = await solved({ shifts, volunteers: [two({ kept: [1] }), two({})] })
    expect(kept.assigned).toContainEqual({ volunteer: 0, shift: 1 })
  })

  test('fairness goes before wishes, also where nothing is open', async () => {
    const one = [{ day: 1, need: 1, skill: null }]
    const fair = await solved({
      shifts: one,
      volunteers: [two({ available: [0], past: 5, wants: [0] }), two({ available: [0] })],
    })
    expect(fair).toMatchObject({ stage1: 0, stage2: 1, assigned: [{ volunteer: 1, shift: 0 }] })
  })
})

test.each([
  ['nobody and nothing to do', { volunteers: [], shifts: [] }, { stage1: 0, uncovered: [], unskilled: [] }],
  [
    'nothing to do',
    { volunteers: [{ skills: ['gas'], max: 2, past: 1, available: [] }], shifts: [] },
    { stage1: 0, uncovered: [], unskilled: [] },
  ],
  [
    'nobody',
    { volunteers: [], shifts: [{ day: 1, need: 2, skill: 'gas' }] },
    { stage1: 27, uncovered: [{ shift: 0, missing: 2 }], unskilled: [0] },
  ],
])('%s: an answer as any other', async (_, roster: Roster, answer) =>
  expect(await solved(roster)).toMatchObject({ ...answer, stage2: 0, assigned: [], proven: true }),
)

test('whoever stops it, or whose time is over, gets what there is, not proven', async () => {
  const roster: Roster = {
    volunteers: [{ skills: [], max: 1, past: 0, available: [0] }],
    shifts: [{ day: 1, need: 1, skill: null }],
  }
  expect(await solveRoster(roster, { seconds: 30, clock, cancelled: () => true })).toMatchObject({
    proven: false,
    stage1: 10,
  })
  expect(await solveRoster(roster, { seconds: 0, clock })).toMatchObject({ proven: false, assigned: [] })
})

test.each([
  ['{', 'this is not JSON.'],
  ['[]', 'The file is not an object.'],
  ['{"shifts":[]}', 'volunteers is not a list.'],
  ['{"shifts":[{"id":0,"day":0,"need":-1}],"volunteers":[]}', 'shifts[0].need is not a whole number from 0.'],
  [
    '{"shifts":[{"id":0,"day":0,"need":1},{"id":0,"day":0,"need":1}],"volunteers":[]}',
    'two of shifts have the same id.',
  ],
  [
    '{"shifts":[],"volunteers":[{"id":1,"skills":[],"max":1,"past":0,"available":[4]}]}',
    'volunteers[0].available names a shift that is not there: 4.',
  ],
])('%s is refused with a sentence', (text, why) => expect(readRosterFile(text)).toEqual({ good: false, why }))
