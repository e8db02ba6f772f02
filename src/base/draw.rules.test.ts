import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnFrom, textOfDraw, type Draw, type DrawEntry } from './draw.rules.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
/** Lots that can be read off: the code itself, so that A comes before B. */
const byName = (text: string) => text.split(':').at(-1) ?? ''
const entry = (code: string, seats = 1, first = true, group: string | null = null): DrawEntry => ({
  code,
  seats,
  first,
  group,
})
const draw = (entries: DrawEntry[], seats: number, groups: Draw['groups'] = []): Draw => ({
  seed: 'seed',
  seats,
  groups,
  entries,
})
const seatedIn = async (one: Draw) => (await drawnFrom(one, byName)).seated.map(({ code }) => code).join(' ')

test.each([
  ['nobody', draw([], 3), ''],
  ['all fit', draw([entry('B'), entry('A')], 2), 'A B'],
  ['the lots decide', draw([entry('C'), entry('B'), entry('A')], 2), 'A B'],
  ['who is new goes first', draw([entry('A', 1, false), entry('B')], 1), 'B'],
  ['and the others after them', draw([entry('A', 1, false), entry('B')], 2), 'B A'],
  ['a family that does not fit is passed over', draw([entry('A', 2), entry('B', 2), entry('C')], 3), 'A C'],
  ['nothing free', draw([entry('A')], 0), ''],
  [
    'kept places go to their group, whatever its lot',
    draw([entry('A'), entry('B'), entry('C', 1, false, 'x')], 2, [{ name: 'x', seats: 1 }]),
    'A C',
  ],
  [
    'kept places nobody of the group takes are everybody’s',
    draw([entry('A'), entry('B')], 2, [{ name: 'x', seats: 2 }]),
    'A B',
  ],
  [
    'who finds no kept place is drawn with all',
    draw([entry('A', 1, true, 'x'), entry('B', 1, true, 'x'), entry('C')], 2, [{ name: 'x', seats: 1 }]),
    'A B',
  ],
  [
    'never more kept places than there are places',
    draw([entry('A', 2, true, 'x'), entry('B', 2, true, 'x')], 3, [{ name: 'x', seats: 4 }]),
    'A',
  ],
])('%s', async (_, one, seated) => expect(await seatedIn(one)).toBe(seated))

test('every code is in the text the order comes from: one party more is another draw', () => {
  const two = textOfDraw(draw([entry('B'), entry('A')], 1))
  expect(two).toBe('seed A B')
  expect(textOfDraw(draw([entry('C'), entry('B'), entry('A')], 1))).not.toBe(two)
})

const someDraw = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 40 }).chain((numbers) =>
  fc.record({
    entries: fc.tuple(
      ...numbers.map((no) =>
        fc.record({
          code: fc.constant(String(no)),
          seats: fc.integer({ min: 1, max: 6 }),
          first: fc.boolean(),
          group: fc.constantFrom(null, 'A', 'B'),
        }),
      ),
    ),
    seats: fc.integer({ min: 0, max: 60 }),
    seed: fc.string(),
    groups: fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })).map(([a, b]) => [
      { name: 'A', seats: a },
      { name: 'B', seats: b },
    ]),
  }),
)

test('any draw: nobody twice, never too many, nobody left out who fits, new ones first, and the list’s order is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(someDraw, fc.integer(), async (one, turn) => {
      const { order, seated } = await drawnFrom(one, sha256)
      const known = new Map(one.entries.map((each) => [each.code, each]))
      expect([...order].sort()).toEqual([...known.keys()].sort())
      expect(new Set(seated.map(({ code }) => code)).size).toBe(seated.length)
      const seats = (codes: readonly { code: string }[]) =>
        codes.reduce((sum, { code }) => sum + (known.get(code)?.seats ?? 0), 0)
      const taken = seats(seated)
      expect(taken).toBeLessThanOrEqual(one.seats)
      for (const { name, seats: kept } of one.groups)
        expect(seats(seated.filter(({ group }) => group === name))).toBeLessThanOrEqual(kept)
      for (const { code, group } of seated) if (group !== null) expect(known.get(code)?.group).toBe(group)
      const has = new Set(seated.map(({ code }) => code))
      for (const each of one.entries) if (!has.has(each.code)) expect(each.seats).toBeGreaterThan(one.seats - taken)
      const firsts = order.map((code) => known.get(code)?.first)
      expect(firsts.lastIndexOf(true)).toBeLessThan(firsts.includes(false) ? firsts.indexOf(false) : firsts.length)
      const shift = one.entries.length ? Math.abs(turn) % one.entries.length : 0
      const turned = [...one.entries.slice(shift), ...one.entries.slice(0, shift)].reverse()
      expect(await drawnFrom({ ...one, entries: turned }, sha256)).toEqual({ order, seated })
    }),
  )
})
