import { expect, test } from 'vitest'
import { newsOfGathering, tellBefore } from './news.rules.ts'
import { isOvertaken } from './overtaken.rules.ts'
import { lastNews, toldBy } from './told.rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const friday = at('2024-10-25T14:00:00')

test.each([
  ['signup.confirmed', 'household', {}, 'seat'],
  ['signup.confirmed', 'auto', { drawn: true }, 'drawn'],
  ['signup.waitlisted', 'auto', { drawn: true }, 'not-drawn'],
  ['signup.waitlisted', 'guest', {}, 'in-line'],
  ['signup.promoted', 'household', {}, null],
  ['signup.promoted', 'auto', {}, 'seat-given'],
  ['signup.cancelled', 'guest', {}, null],
  ['signup.cancelled', 'account', {}, 'seat-back'],
  ['gathering.changed', 'account', {}, null],
  ['gathering.changed', 'account', { from: 'a', to: 'a' }, null],
  ['gathering.changed', 'account', { from: 'a', to: 'b', place: true }, 'moved'],
  ['gathering.changed', 'account', { place: true }, 'other-place'],
  ['gathering.held', 'account', {}, null],
  ['gathering.toString', 'account', {}, null],
  ['signup.constructor', 'auto', { drawn: true }, null],
  ['venue.closed', 'account', null, null],
])('%s by %s with %o is %s', (what, actorKind, detail, kind) => {
  expect(newsOfGathering({ name: `gatherings.${what}`, actorKind, detail })?.kind ?? null).toBe(kind)
})

test('what is off, given back, moved or answered is said no longer', () => {
  const published = { state: 'published', startsAt: friday }
  const seat = { state: 'confirmed', offeredUntil: null }
  const offered = { state: 'offered', offeredUntil: friday }
  const as = { gathering: published, signUp: seat, startsAt: friday, now: at('2024-10-24T10:00:00') }
  expect(isOvertaken('reminder', as)).toBe(false)
  expect(isOvertaken('reminder', { ...as, gathering: { state: 'held', startsAt: friday } })).toBe(false)
  const later = { state: 'published', startsAt: at('2024-10-26T14:00:00') }
  expect(isOvertaken('reminder', { ...as, gathering: later })).toBe(true)
  expect(isOvertaken('seat', { ...as, gathering: later })).toBe(false)
  for (const state of ['cancelled', 'postponed', 'paused']) {
    expect(isOvertaken('seat', { ...as, gathering: { state, startsAt: friday } })).toBe(true)
    expect(isOvertaken('called-off', { ...as, gathering: { state, startsAt: friday } })).toBe(false)
  }
  for (const state of ['cancelled', 'waitlisted', 'expired'])
    expect(isOvertaken('reminder', { ...as, signUp: { ...seat, state } })).toBe(true)
  expect(isOvertaken('seat-offered', { ...as, signUp: offered })).toBe(false)
  expect(isOvertaken('seat-offered', { ...as, signUp: seat })).toBe(true)
  expect(isOvertaken('seat-offered', { ...as, signUp: offered, now: friday })).toBe(true)
})

test('what cannot wait for the morning does not', () => {
  const now = at('2024-10-24T10:00:00')
  const moved = [at('2024-10-30T09:00:00'), friday]
  expect(tellBefore('any', { now, starts: moved })).toBeNull()
  expect(tellBefore('urgent', { now, starts: moved })).toEqual(now)
  expect(tellBefore('before-it', { now, starts: moved })).toEqual(at('2024-10-25T00:00:00'))
})

test('the last thing one has to know is what happened since one signed up; one’s own doing is none', () => {
  const fact = (name: string, subjectId: string, day: string, detail = {}) => ({
    name: `gatherings.${name}`,
    subjectId,
    actorKind: 'account',
    detail,
    at: at(`${day}T09:00:00`),
  })
  const facts = [
    fact('gathering.changed', 'g', '2024-10-01', { from: 'a', to: 'b' }),
    fact('signup.confirmed', 's', '2024-10-02'),
    fact('gathering.reminded', 'g', '2024-10-03'),
    fact('gathering.cancelled', 'g', '2024-10-04'),
    fact('signup.offered', 'other', '2024-10-05'),
  ]
  const mine = { id: 's', gatheringId: 'g', madeAt: at('2024-10-02T09:00:00') }
  expect(lastNews(facts.slice(0, 3), mine)).toBeNull()
  expect(lastNews(facts, mine)).toEqual({ kind: 'called-off', at: facts[3]?.at })
})

test.each([
  ['nothing', [], null, 'nobody'],
  ['a message that came to nothing', [{ state: 'unreached' }], null, 'nobody'],
  ['rung before it happened', [], '2024-10-01T09:00:00', 'nobody'],
  ['rung since', [{ state: 'cancelled' }], '2024-10-24T10:00:00', 'rung'],
  ['read in the inbox', [{ state: null, read: true }], null, 'read'],
  ['under way', [{ state: 'waiting' }], null, 'waiting'],
  ['sent', [{ state: 'unreached' }, { state: 'sent' }], null, 'sent'],
])('told by %s', (_, heard: { state: string | null; read?: boolean }[], rung, is) => {
  const since = at('2024-10-24T10:00:00')
  const rows = heard.map(({ state, read }) => ({
    state,
    channel: state === null ? null : ('sms' as const),
    read_at: read ? since : null,
  }))
  expect(toldBy({ heard: rows, rungAt: rung === null ? null : at(rung), since }).is).toBe(is)
})
