import { beforeAll, expect, test } from 'vitest'
import { personalRules } from '#app/personal.ts'
import { retention } from '#app/housekeeping.ts'
import { DAY_MS } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { closeUnanswered } from '#modules/needs/public.ts'
import { withdraw } from '#modules/needs/followup/answer.ts'
import { movePerson } from '#modules/people/residents/person.ts'
import { openPhones } from '#modules/people/residents/opening.ts'
import { auto } from '#platform/ctx.ts'
import { verifyRows } from '#platform/facts/verify-rows.ts'
import { applyRetention } from '#platform/retention/retention.ts'
import { street, wholeDatabase, type Street } from './personal.kit.ts'

/** Two years go by, a fortnight at a time, with the clock's work done each time as the server does it. */
let at: Street
const seen: { day: number; tables: Record<string, boolean> }[] = []
const started = () => at.where.at().now.getTime()

beforeAll(async () => {
  at = await street()
  const begin = started()
  const staff = () => at.where.at(at.where.staff)
  await openPhones(staff(), { id: uuidv7(staff().now), personId: at.xiuying, reason: '问何秀英' })
  // One matter is taken back on the first day, the others stay open; 何秀英 moves away after a month.
  await withdraw(
    at.where.at(),
    { number: at.byPhone.number, id: uuidv7(staff().now), version: null, asker: true },
    { words: null },
  )
  for (let day = 0; day <= 740; day += 14) {
    at.where.services.clock.now = new Date(begin + day * DAY_MS)
    if (day === 28) await movePerson(staff(), { id: at.xiuying, version: 1, to: 'left' })
    const clock = at.where.at(auto)
    await closeUnanswered(clock)
    await applyRetention(clock, retention)
    if (day % 28 === 0) seen.push({ day, tables: await traces() })
  }
}, 120_000)

const numbers = () =>
  ['13812345678', '02155667788', '021-55667788'].map((number) =>
    at.where.services.secrets.hash(at.where.area.id, 'phone', number).toString('hex'),
  )

/** In which tables the person who moved away, or the number the closed matter was left with, can still be found. */
async function traces(): Promise<Record<string, boolean>> {
  const all = await wholeDatabase(at.where)
  const holds = (name: string, ...wanted: string[]) =>
    all.some(({ table, text }) => table === name && wanted.some((one) => text.includes(one)))
  return {
    person: holds('people.person', at.xiuying),
    keys: holds('people.person_key', at.xiuying),
    phones: holds('people.phone', ...numbers()),
    openings: holds('people.opening', at.xiuying),
    asker: holds('needs.need', ...numbers(), '秀英"'),
    signup: holds('gatherings.signup', ...numbers(), '秀英'),
    member: holds('gatherings.member', at.xiuying, '秀英', '小宝'),
    presence: holds('gatherings.presence', at.xiuying, '秀英'),
    mark: holds('gatherings.mark', '秀英'),
    caredNote: holds('care.visit', '秀英'),
    caredStep: holds('care.step', '秀英'),
  }
}
const last = (what: string) => seen.filter(({ tables }) => tables[what]).at(-1)?.day ?? -1

test('who moved away is forgotten a year later with all that hangs on them, not before', () => {
  for (const what of ['person', 'keys', 'phones', 'openings']) {
    expect([what, last(what)]).toEqual([what, 392 - (392 % 28)])
    expect(seen.at(-1)?.tables[what]).toBe(false)
  }
})

test('whom a closed matter was for is forgotten a year after it closed; one still open knows its asker', async () => {
  expect(last('asker')).toBeGreaterThanOrEqual(364)
  const text = (await wholeDatabase(at.where)).find(({ table }) => table === 'needs.need')?.text ?? ''
  for (const hash of numbers()) expect(text).not.toContain(hash)
  expect(text).toContain('楼道堆物')
})

test('who signed up and who was there is known for a year, then it is a number', async () => {
  for (const what of ['signup', 'member', 'presence', 'mark']) expect([what, last(what)]).toEqual([what, 364])
  const all = await wholeDatabase(at.where)
  const rowsIn = (name: string) => all.find(({ table }) => table === name)?.text.split('\n').length
  // Two of hers, and two days of each of the helpers.
  expect([rowsIn('gatherings.gathering'), rowsIn('gatherings.signup'), rowsIn('gatherings.presence')]).toEqual([
    6, 2, 1,
  ])
})

test('what was noted at the door of somebody visited is known for half a year', () => {
  for (const what of ['caredNote', 'caredStep']) expect([what, last(what)]).toEqual([what, 168])
})

test('after two years nothing was changed behind the back of the facts', async () => {
  expect((await verifyRows(at.where.services, at.where.area)).findings).toEqual([])
})

test('every table with somebody in it has an end, or says in words why it has none', () => {
  const open = personalRules.flatMap((rule) => {
    if (!('says' in rule)) return []
    const rules = retention.filter(({ table }) => table === rule.table)
    return rules.every((one) => 'kept' in one && one.kept.length < 10) && !rule.kept ? [rule.table] : []
  })
  expect(open).toEqual([])
})
