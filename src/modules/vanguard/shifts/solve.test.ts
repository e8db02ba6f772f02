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
  expect(said.every(({ step }) => step === 1 || step === 2)).toBe(true)
})

/** Every roster that is allowed, one by one. */
function best(roster: Roster): [number, number] {
  const pairs = roster.volunteers.flatMap(({ available }, volunteer) =>
    available.map((shift) => ({ volunteer, shift })),
  )
  let least: [number, number] = [Infinity, Infinity]
  for (let bits = 0; bits < 2 ** pairs.length; bits++) {
    const assigned: Assigned[] = pairs.filter((_, at) => (bits >> at) & 1)
    if (!isAllowed(roster, assigned)) continue
    const [one, two] = [stage1Of(lacksOf(roster, assigned)), stage2Of(roster, assigned)]
    if (one < least[0] || (one === least[0] && two < least[1])) least = [one, two]
  }
  return least
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
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ shifts, people }): Roster => ({
    shifts,
    volunteers: people.map(({ most, available, ...one }) => ({
      ...one,
      available: available.filter((at) => at < shifts.length),
      limits: most === undefined ? [] : [{ most, shifts: [0, 1] }],
    })),
  }))

test('small rosters come to what trying all of them finds', async () => {
  await fc.assert(
    fc.asyncProperty(small, async (roster) => {
      const found = await solved(roster)
      expect([found.stage1, found.stage2, found.proven]).toEqual([...best(roster), true])
    }),
    { numRuns: 20 },
  )
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
