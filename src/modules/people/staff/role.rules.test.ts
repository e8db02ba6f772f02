import { describe, expect, test } from 'vitest'
import { placeFrom, placeName } from './place.rules.ts'
import { isLastDirector, whyNotGive, whyNotLend, type RuledRole } from './role.rules.ts'

const role = (accountId: string, name: string, change: Partial<RuledRole> = {}): RuledRole => ({
  accountId,
  role: name,
  compoundId: null,
  buildingId: null,
  endsOn: null,
  delegatedBy: null,
  ...change,
})

describe('giving a role', () => {
  const director = { id: 'chen', roles: ['director'] }
  const technical = { id: 'zheng', roles: ['technical'] }
  const directed = [role('chen', 'director')]

  test.each([
    ['a colleague may be a community worker', director, role('zhou', 'staff'), directed, null],
    ['for one compound', director, role('zhou', 'staff', { compoundId: 'a' }), [role('zhou', 'staff')], null],
    ['nobody gives one to themself', director, role('chen', 'secretary'), directed, 'self'],
    ['not even the machines’ keeper', technical, role('zheng', 'staff'), [], 'self'],
    [
      'a director is one for the whole area',
      director,
      role('zhou', 'director', { compoundId: 'a' }),
      directed,
      'director_place',
    ],
    ['a director makes another', director, role('zhou', 'director'), directed, null],
    ['the machines’ keeper makes the first', technical, role('chen', 'director'), [], null],
    ['and not a second', technical, role('zhou', 'director'), directed, 'director_only'],
    ['the same role twice', director, role('zhou', 'staff'), [role('zhou', 'staff')], 'held'],
  ] as const)('%s', (...[, by, grant, held, why]) => {
    expect(whyNotGive({ by, grant, held })).toBe(why)
  })
})

test('the last director is the last that was not lent and has no end', () => {
  const one = role('chen', 'director')
  const two = role('li', 'director')
  const lent = role('zhou', 'director', { delegatedBy: 'chen', endsOn: '2024-11-01' })
  const brief = role('wu', 'director', { endsOn: '2024-11-01' })
  expect(isLastDirector(one, [one])).toBe(true)
  expect(isLastDirector(one, [one, lent, brief])).toBe(true)
  expect(isLastDirector(lent, [one, lent])).toBe(false)
  expect(isLastDirector(one, [one, two])).toBe(false)
})

describe('lending a role', () => {
  const own = role('chen', 'director')
  const good = { own, by: 'chen', to: 'zhou', until: '2024-11-01', reason: '休假', today: '2024-10-24' }

  test.each([
    ['to a colleague, until a day, with a reason', {}, null],
    ['until today', { until: '2024-10-24' }, null],
    ['for 90 days', { until: '2025-01-22' }, null],
    ['for 91', { until: '2025-01-23' }, 'until_far'],
    ['until yesterday', { until: '2024-10-23' }, 'until_past'],
    ['until no day', { until: '2024-02-30' }, 'until_odd'],
    ['to oneself', { to: 'chen' }, 'self'],
    ['to nobody', { to: '' }, 'self'],
    ['without a reason', { reason: '  ' }, 'reason'],
    ['of somebody else', { by: 'li' }, 'not_yours'],
    ['that is none', { own: undefined }, 'not_yours'],
    [
      'that was lent to one',
      { own: role('chen', 'staff', { delegatedBy: 'li', endsOn: '2024-12-01' }) },
      'lent_already',
    ],
    ['beyond one’s own end', { own: role('chen', 'staff', { endsOn: '2024-10-31' }) }, 'after_yours'],
  ] as const)('%s', (_, change, why) => {
    expect(whyNotLend({ ...good, ...change })).toBe(why)
  })
})

test('a place is the area, a compound or a building of it', () => {
  const places = [{ id: 'a', name: '长江大楼', buildings: [{ id: 'b', name: '3号楼' }] }]
  expect(placeFrom(places, '')).toEqual({ compoundId: null, buildingId: null })
  expect(placeFrom(places, 'a')).toEqual({ compoundId: 'a', buildingId: null })
  expect(placeFrom(places, 'b')).toEqual({ compoundId: 'a', buildingId: 'b' })
  expect(placeFrom(places, 'c')).toBeNull()
  expect(placeName(places, { compoundId: 'a', buildingId: 'b' })).toBe('长江大楼 3号楼')
  expect(placeName(places, { compoundId: null, buildingId: null })).toBeUndefined()
})
