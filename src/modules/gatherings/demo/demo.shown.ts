import { addDays, dayOf, type Day } from '#base/days.ts'
import type { Programme } from './demo.programme.ts'

/** One that shows something, so many days from today, at an hour at which nothing else is there. */
export type Showing = 'full' | 'draw' | 'children' | 'assumed' | 'unwritten'
type Shown = Programme & { shows: Showing; inDays: number }

const open = {
  closesHours: 24,
  replyHours: 24,
  partyMost: 1,
  forMinors: false,
  walkIns: true,
  signUp: 'none' as const,
  capacity: null,
}
const once = { when: () => false, recurs: null, onHoliday: 'keep', lasts: 90 } as const

/** One that is full with a waiting list, one that is drawn, one for children; one whose end nobody noted, one nobody wrote down at all. */
const shown: readonly Shown[] = [
  {
    ...once,
    shows: 'full',
    inDays: 5,
    plan: {
      ...open,
      signUp: 'first-come',
      capacity: 20,
      kind: 'talk',
      purpose: 'learning',
      audience: 'older',
      effort: 'e2',
      about: '中医师来喝茶聊天，冬夏都讲。',
    },
    titles: ['养生茶话'],
    venue: 'hall',
    leader: 'staff',
    minute: 18 * 60 + 30,
    come: [0, 0],
    count: 'list',
  },
  {
    ...once,
    shows: 'draw',
    inDays: 11,
    plan: {
      ...open,
      signUp: 'draw',
      capacity: 30,
      closesHours: 72,
      partyMost: 4,
      kind: 'festival',
      purpose: 'leisure',
      audience: 'family',
      effort: 'e2',
      about: '一家一船，位子不多，抽签来定。没去过的先抽。',
    },
    titles: ['苏州河游船'],
    venue: 'outdoor',
    leader: 'director',
    minute: 18 * 60 + 30,
    come: [0, 0],
    count: 'list',
  },
  {
    ...once,
    shows: 'children',
    inDays: 6,
    plan: {
      ...open,
      signUp: 'first-come',
      capacity: 16,
      partyMost: 2,
      forMinors: true,
      walkIns: false,
      kind: 'handicraft',
      purpose: 'leisure',
      audience: 'youth',
      effort: 'e2',
      about: '扎染手帕，穿不怕脏的衣服。',
    },
    titles: ['小鬼当家：扎染'],
    venue: 'classroom',
    leader: 'volunteer',
    minute: 18 * 60 + 30,
    come: [0, 0],
    count: 'list',
  },
  {
    ...once,
    shows: 'assumed',
    inDays: -1,
    plan: { ...open, kind: 'hobby', purpose: 'leisure', audience: 'everybody', effort: null, about: null },
    titles: ['棋友会'],
    venue: 'hall',
    leader: 'volunteer',
    minute: 18 * 60 + 30,
    come: [11, 11],
    count: 'count',
  },
  {
    ...once,
    shows: 'unwritten',
    inDays: -2,
    plan: {
      ...open,
      kind: 'service',
      purpose: 'service',
      audience: 'older',
      effort: 'e2',
      about: '剪头发、配钥匙、修小家电。',
    },
    titles: ['便民服务摊'],
    venue: 'outdoor',
    leader: 'volunteer',
    minute: 15 * 60 + 30,
    come: [0, 0],
    count: 'count',
  },
]

/** What shows something on a day. */
export const shownOn = (now: Date, day: Day): readonly Shown[] =>
  shown.filter(({ inDays }) => addDays(dayOf(now), inDays) === day)
