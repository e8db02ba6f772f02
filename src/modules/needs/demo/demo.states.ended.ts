import type { Shown } from './demo.fold.ts'
import { about, inHand } from './demo.states.kit.ts'

/** Invented; sent elsewhere, closed unsolved, and asked for again. */
export const ended: readonly Shown[] = [
  {
    key: 'referred',
    tale: about({
      category: 'other',
      to: 'staff',
      title: '工资没有结清',
      words: '以前打工的饭店欠我两个月工资，能不能帮我要？',
    }),
    daysAgo: 7,
    moves: [
      {
        act: 'refer',
        to: 'referred',
        by: 'committee',
        after: 60,
        about: 'elsewhere',
        note: '欠薪归劳动监察管。电话 12333，带上工资条和身份证；我们可以陪您去。',
      },
    ],
    row: { referred_to: 'elsewhere' },
  },
  {
    key: 'unsolved',
    tale: about({
      category: 'parking',
      to: 'owners',
      title: '想在花园边加车位',
      words: '花园边上空着，能不能划几个车位？',
      spot: '中心花园',
    }),
    daysAgo: 9,
    moves: [
      ...inHand,
      {
        act: 'leave',
        to: 'closed_unresolved',
        by: 'committee',
        after: 120,
        about: 'owners-decide',
        note: '占用绿地要业主大会表决，这次征求意见没有过半。这件事没有办成，下次业主大会再提。',
      },
    ],
    row: { unresolved_why: 'owners-decide' },
  },
  {
    key: 'again',
    tale: about({
      category: 'lighting',
      to: 'property',
      title: '二楼声控灯又不亮',
      words: '二楼的灯不亮了。',
      result: '换了灯泡。',
      spot: '2楼',
    }),
    daysAgo: 8,
    moves: [
      ...inHand,
      { act: 'resolve', to: 'resolved', by: 'assignee', after: 60, note: '换了灯泡。' },
      { act: 'reopen', to: 'reopened', by: 'asker', after: 200, note: '亮了一个晚上又不亮了，恐怕是线路的事。' },
    ],
    row: { result: null, result_on_board: false },
  },
]
