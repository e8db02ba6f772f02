import { bilingual } from '#base/words.ts'
import type { Destination, UnresolvedWhy } from './ending.rules.ts'

type EndingWords = {
  openRefer: string
  destination: string
  destinations: Record<Destination, string>
  referWords: string
  referHint: string
  referWay: string
  refer: string
  openLeave: string
  why: string
  whyHint: string
  reasons: Record<UnresolvedWhy, string>
  leaveWords: string
  leaveHint: string
  leave: string
  ownReferred: (where: string) => string
  ownLeft: (why: string) => string
}

const zh: EndingWords = {
  openRefer: '不归我们，转到别处',
  destination: '该找谁',
  destinations: {
    emergency: '110、119、120',
    hotline: '12345 热线',
    court: '法院',
    petition: '信访办',
    elsewhere: '别的地方',
  },
  referWords: '告诉反映人去哪里、怎么找',
  referHint: '反映人凭编号能看到，别人看不到。',
  referWay: '和反映人说了吗？',
  refer: '转出去，结案',
  openLeave: '办不成，如实结案',
  why: '为什么',
  whyHint: '大家在公示栏上能看到这一条。',
  reasons: {
    'owners-decide': '要业主共同决定',
    'no-money': '眼下没有钱',
    'not-allowed': '规定不允许',
    'beyond-us': '超出居委会能办的',
    'no-agreement': '邻里没有谈拢',
    other: '别的原因',
  },
  leaveWords: '给反映人的实话',
  leaveHint: '反映人凭编号能看到，别人看不到。算没有解决。',
  leave: '没有办成，结案',
  ownReferred: (where) => `这件事不归我们办，请找：${where}`,
  ownLeft: (why) => `这件事没有办成：${why}`,
}

/** What sending elsewhere and closing unsolved say, at the desk, to the asker and on the board. */
export const endingWords = bilingual<EndingWords>(zh, {
  openRefer: 'Not ours: send it elsewhere',
  destination: 'Where to',
  destinations: {
    emergency: '110, 119, 120',
    hotline: 'the 12345 hotline',
    court: 'the court',
    petition: 'the petition office',
    elsewhere: 'somewhere else',
  },
  referWords: 'Tell the asker where to go and how',
  referHint: 'The asker can read this with the number; nobody else can.',
  referWay: 'Have you told the asker?',
  refer: 'Send it there and close',
  openLeave: 'It cannot be solved: close it honestly',
  why: 'Why',
  whyHint: 'Everybody can read this on the board.',
  reasons: {
    'owners-decide': 'the owners must decide together',
    'no-money': 'there is no money for it now',
    'not-allowed': 'the rules do not allow it',
    'beyond-us': 'beyond what the committee can do',
    'no-agreement': 'the neighbours did not agree',
    other: 'another reason',
  },
  leaveWords: 'Honest words for the asker',
  leaveHint: 'The asker can read this with the number; nobody else can. It counts as not solved.',
  leave: 'Close it unsolved',
  ownReferred: (where) => `This is not ours to do; please turn to: ${where}`,
  ownLeft: (why) => `This was not solved: ${why}`,
})
