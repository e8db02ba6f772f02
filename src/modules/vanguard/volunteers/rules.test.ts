import { describe, expect, test } from 'vitest'
import type { FreeTime } from '../helping.rules.ts'
import { helpsOn, insuredOn, skillsOn } from '../helping.rules.ts'
import { expiringSkills, fits, readFilter } from './list.rules.ts'
import { readLines } from './paste.rules.ts'
import { readPause } from './pause.rules.ts'
import { readSkill } from './skill.rules.ts'
import { partsOn, sameTimes, ticksIn } from './times.rules.ts'
import { readJoining, readVolunteer } from './volunteer.rules.ts'

const today = '2024-10-24'
const form = (fields: Record<string, string | string[]>) => ({
  sent: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat().at(-1) ?? ''])),
  all: (name: string) => [fields[name] ?? []].flat(),
})
const why = (read: { good: boolean } & Partial<{ problems: readonly { field: string; why: string }[] }>) =>
  (read.problems ?? []).map((problem) => `${problem.field} ${problem.why}`)

describe('a pasted list of names', () => {
  test.each([
    ['1. 张三', '张三'],
    ['（2）王秀英 13800000000', '王秀英'],
    ['3、张 三丰（组长）', '张三丰'],
    ['· 阿依古丽·买买提', '阿依古丽·买买提'],
    ['☐ Li Wei', 'Li Wei'],
    ['4.陈阿姨【3号楼】', '陈阿姨'],
  ])('%s is %s', (line, name) => {
    expect(readLines(line)).toMatchObject([{ name, why: null }])
  })

  test.each([
    ['张三 李四', 'two-names'],
    ['张三、李四', 'two-names'],
    ['张大明和李小红', 'two-names'],
    ['13800000000', 'no-name'],
    ['今天来的人请在这里把自己的名字写下来不要写别人的谢谢', 'too-long'],
  ])('%s is refused: %s', (line, refusal) => {
    expect(readLines(line)).toMatchObject([{ why: refusal }])
  })

  test('the same name again says so, empty lines do not count', () => {
    const lines = readLines('张三\n\n  \n李四\n张 三')
    expect(lines.map(({ no, why }) => [no, why])).toEqual([
      [1, null],
      [2, null],
      [3, 'twice'],
    ])
  })
})

describe('times in parts of days', () => {
  const nine: FreeTime = { weekday: 4, fromMinute: 540, toMinute: 660 }

  test('parts that touch are one time; a time to the minute ticks the parts it lies in and stays as it was', () => {
    const ticked = ticksIn(form({ 'free-4': ['morning', 'afternoon'], 'free-0': 'evening', 'free-9': 'morning' }).all)
    expect(ticked).toEqual([
      { weekday: 0, fromMinute: 1080, toMinute: 1260 },
      { weekday: 4, fromMinute: 480, toMinute: 1080 },
    ])
    expect(partsOn([nine], 4)).toEqual(['morning'])
    expect(partsOn([{ ...nine, fromMinute: 690, toMinute: 780 }], 4)).toEqual(['afternoon'])
    expect(sameTimes([nine], ticksIn(form({ 'free-4': 'morning' }).all))).toBe(true)
    expect(sameTimes([nine], [])).toBe(false)
  })
})

describe('a rest', () => {
  test.each([
    [{ rest: 'two-weeks' }, '2024-11-07'],
    [{ rest: 'month' }, '2024-11-23'],
    [{ rest: 'open' }, null],
    [{ rest: 'day', until: '2024-10-25' }, '2024-10-25'],
  ])('%j ends with %s', (sent, until) => {
    expect(readPause(sent, today)).toEqual({ good: true, value: until })
  })

  test.each([
    [{}, 'until choose-rest'],
    [{ rest: 'day', until: '' }, 'until day-past'],
    [{ rest: 'day', until: today }, 'until day-past'],
    [{ rest: 'day', until: '24.10.2024' }, 'until day-wrong'],
  ])('%j is asked again: %s', (sent, said) => {
    expect(why(readPause(sent, today))).toEqual([said])
  })

  test('somebody who rests can be asked from the day after its last', () => {
    const resting = { state: 'paused', pausedUntil: '2024-10-31' } as const
    expect([helpsOn(resting, '2024-10-31'), helpsOn(resting, '2024-11-01')]).toEqual([false, true])
    expect(helpsOn({ state: 'paused', pausedUntil: null }, '2030-01-01')).toBe(false)
    expect(helpsOn({ state: 'left', pausedUntil: null }, today)).toBe(false)
  })
})

describe('joining', () => {
  const said = { name: '王阿姨', agreedHow: 'spoken' }

  test('under 18 nobody joins without who the guardian is, their telephone and their yes', () => {
    expect(why(readJoining(form({ ...said, under18: 'yes' }), today))).toEqual([
      'guardianName guardian-missing',
      'guardianPhone guardian-phone',
      'guardianOk guardian-consent',
    ])
    const guardian = { guardianName: '王妈妈', guardianPhone: '138 0000 0000', guardianOk: 'yes' }
    const read = readJoining(form({ ...said, under18: 'yes', ...guardian }), today)
    expect(read).toMatchObject({ good: true, value: { guardian: { name: '王妈妈', phone: '13800000000' } } })
    // Of age, no guardian is kept, whatever was typed.
    expect(readJoining(form({ ...said, ...guardian }), today)).toMatchObject({ good: true, value: { guardian: null } })
  })

  test('a yes has a way and a day that is past; one who is to be rung has a telephone, here or on the roster', () => {
    expect(why(readJoining(form({ name: '王阿姨' }), today))).toEqual(['agreedHow agreed-missing'])
    expect(why(readJoining(form({ ...said, agreedOn: '2024-10-25' }), today))).toEqual(['agreedOn agreed-later'])
    expect(why(readJoining(form({ ...said, askedBy: 'telephone' }), today))).toEqual(['phone phone-missing'])
    const person = '01928c5e-8f2a-7000-8000-000000000001'
    expect(readJoining(form({ ...said, askedBy: 'telephone', person }), today).good).toBe(true)
    const kept = { phone: true, guardian: false }
    expect(readVolunteer(form({ name: '王阿姨', askedBy: 'telephone' }), kept).good).toBe(true)
    expect(why(readVolunteer(form({ name: '王阿姨', askedBy: 'telephone', dropPhone: 'yes' }), kept))).toEqual([
      'phone phone-missing',
    ])
  })

  test('the same cannot be wanted and ruled out; limits stay within a week and a month', () => {
    const both = form({ ...said, wants: ['haircut', 'desk'], mayNot: ['desk'], mostAWeek: '8', mostAMonth: '0' })
    expect(why(readJoining(both, today))).toEqual([
      'mostAWeek week-wrong',
      'mostAMonth month-wrong',
      'mayNot both-ways',
    ])
  })
})

describe('skills', () => {
  const helper = {
    id: 'v',
    accountId: null,
    name: '王阿姨',
    state: 'active' as const,
    pausedUntil: null,
    under18: false,
    askedBy: 'message' as const,
    wants: [],
    mayNot: [],
    mostAWeek: 2,
    mostAMonth: 6,
    insuredUntil: today,
    skills: [
      { skill: 'electrics' as const, qualification: '低压电工证', expiresOn: '2024-12-23', seen: true },
      { skill: 'haircut' as const, qualification: null, expiresOn: null, seen: false },
    ],
    freeTimes: [],
    teamIds: ['t'],
  }

  test('a paper holds on its last day, and is asked for sixty days before', () => {
    expect(skillsOn(helper, '2024-12-23')).toEqual(['electrics', 'haircut'])
    expect(skillsOn(helper, '2024-12-24')).toEqual(['haircut'])
    const unseen = { ...helper, skills: helper.skills.map((one) => ({ ...one, seen: false })) }
    expect(skillsOn(unseen, '2024-12-23')).toEqual(['haircut'])
    expect(expiringSkills(helper, '2024-10-24').map(({ skill }) => skill)).toEqual(['electrics'])
    expect(expiringSkills(helper, '2024-10-23')).toEqual([])
    expect([insuredOn(helper, today), insuredOn(helper, '2024-10-25')]).toEqual([true, false])
  })

  test.each([
    [{}, true],
    [{ skill: 'haircut' }, true],
    [{ skill: 'gas' }, false],
    [{ expiring: 'yes' }, true],
    [{ under18: 'yes' }, false],
    [{ state: 'paused' }, false],
    [{ team: 'none' }, false],
    [{ skill: 'nonsense', state: 'nonsense', team: 'nonsense' }, true],
  ] as [Record<string, string>, boolean][])('the list asked with %j has her: %s', (query, there) => {
    expect(fits(helper, readFilter(query), today)).toBe(there)
  })

  test('a paper that was seen, or that ends, says what it is', () => {
    expect(why(readSkill({ skill: 'gas', seen: 'yes' }))).toEqual(['qualification paper-missing'])
    expect(why(readSkill({ skill: 'gas', expiresOn: '2025-01-01' }))).toEqual(['qualification paper-missing'])
    expect(why(readSkill({ seen: 'no' }))).toEqual(['skill skill-missing'])
    expect(readSkill({ skill: 'gas' }).good).toBe(true)
  })
})
