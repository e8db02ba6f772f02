import type { Shown } from './demo.fold.ts'
import { about, accept, assign, inHand, take } from './demo.states.kit.ts'

const lift = '区特种设备检测所（演示）'

/** Invented; one for each state in which a need is still open. */
export const stillOpen: readonly Shown[] = [
  {
    key: 'waiting',
    tale: about({
      category: 'lift',
      to: 'property',
      title: '电梯到三楼抖动',
      words: '电梯到三楼会抖一下，老人不敢乘。',
    }),
    daysAgo: 9,
    moves: [
      ...inHand,
      {
        act: 'wait',
        to: 'waiting_external',
        by: 'assignee',
        after: 60,
        body: lift,
        note: '已报检，等检测报告。',
        inDays: 12,
      },
    ],
    row: { external_body: lift },
  },
  {
    key: 'merged',
    tale: about({ category: 'lift', to: 'property', title: '东侧电梯晃', words: '东边那部电梯晃得厉害，什么时候修？' }),
    daysAgo: 8,
    moves: [
      accept,
      {
        act: 'merge',
        to: 'merged',
        by: 'committee',
        after: 20,
        about: 'same-matter',
        note: '前面有邻居说过同一件事，正在办，我们并在一起办。',
      },
    ],
    into: 'waiting',
  },
  {
    key: 'asked',
    tale: about({
      category: 'pipes',
      to: 'property',
      title: '地下室有水声',
      words: '地下室老是有水声，不知道是不是漏了。',
    }),
    daysAgo: 6,
    moves: [
      accept,
      { act: 'ask', to: 'needs_info', by: 'committee', after: 60, note: '请问是哪一栋的地下室？白天还是夜里听见的？' },
    ],
  },
  {
    key: 'extended',
    tale: about({
      category: 'ground',
      to: 'property',
      title: '北门台阶缺角',
      words: '北门台阶缺了一块，推轮椅上不去。',
      spot: '北门',
    }),
    daysAgo: 9,
    moves: [
      ...inHand,
      {
        act: 'extend',
        to: 'in_progress',
        by: 'committee',
        after: 90,
        note: '石材要定做，下周到货，先用木板垫平了。',
        inDays: 24,
      },
    ],
    row: { extensions: 1 },
  },
  {
    key: 'hotline',
    tale: about({
      category: 'garbage',
      to: 'property',
      title: '垃圾箱房夏天味道重',
      words: '打过 12345：垃圾箱房味道重，希望多冲洗。',
      spot: '垃圾箱房',
    }),
    daysAgo: 5,
    moves: [accept, assign],
    row: { hotline_ref: 'SH2024-000123' },
    channel: 'telephone',
  },
  {
    key: 'partner',
    tale: about({
      category: 'other',
      to: 'partner',
      title: '老人想请医生来量血压',
      words: '三楼几位老人下不了楼，能不能请医生上门量血压？',
    }),
    daysAgo: 4,
    moves: [accept, assign, take],
  },
  {
    key: 'team',
    tale: about({
      category: 'stairwell',
      to: 'team',
      title: '楼道旧家具搬不动',
      words: '楼道里的旧柜子我一个人搬不动，有没有人帮忙？',
      spot: '4楼',
    }),
    daysAgo: 4,
    moves: inHand,
  },
  {
    key: 'urgent',
    tale: about({
      category: 'pipes',
      to: 'property',
      title: '',
      words: '楼道里有股煤气味，好像是煤气漏了！',
      spot: '1楼门厅',
    }),
    daysAgo: 0,
    moves: [],
    channel: 'telephone',
  },
]
