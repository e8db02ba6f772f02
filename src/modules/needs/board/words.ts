import { bilingual } from '#base/words.ts'
import type { BoardView } from './board.rules.ts'

type BoardWords = {
  title: string
  lead: string
  views: Record<BoardView, string>
  viewsLabel: string
  category: string
  compound: string
  all: string
  report: string
  follow: string
  onPlan: string
  plan: (compound: string) => string
  openHere: (n: number) => string
  elsewhere: string
  received: (day: string) => string
  day: (n: number) => string
  took: (n: number) => string
  inHands: (who: string) => string
  emptyTitle: string
  empty: string
  emptyFiltered: string
  needLead: string
  place: string
  receivedOn: string
  due: string
  hands: string
  result: string
  photos: { before: string; after: string }
  mine: string
  mineText: string
  meToo: string
  meTooText: string
  meTooClosed: string
  scan: string
}

const zh: BoardWords = {
  title: '诉求公示',
  lead: '邻居们反映的事，办到哪一步，这里都看得到。没有谁的名字，也没有谁的原话。',
  views: { all: '全部', open: '在办', resolved: '办好等回音', closed: '已结' },
  viewsLabel: '办到哪一步',
  category: '哪方面',
  compound: '小区',
  all: '全部',
  report: '我要反映',
  follow: '看我的进展',
  onPlan: '在图上看',
  plan: (compound) => `${compound} · 在办的事`,
  openHere: (n) => `${n} 件在办`,
  elsewhere: '楼外面',
  received: (day) => `${day}收到`,
  day: (n) => `第 ${n} 天`,
  took: (n) => (n === 0 ? '当天办好' : `${n} 天办好`),
  inHands: (who) => `在${who}手里`,
  emptyTitle: '还没有人反映过什么',
  empty: '楼道、电梯、垃圾、停车……看到什么不对，说一句就行。',
  emptyFiltered: '这样筛选没有。换一个，或者看全部。',
  needLead: '这是大家都能看到的部分。',
  place: '地点',
  receivedOn: '收到',
  due: '期限',
  hands: '在谁手里',
  result: '办得怎样',
  photos: { before: '反映时', after: '办完后' },
  mine: '这是我反映的',
  mineText: '凭编号和查询码看您自己的那一页，办好了也在那里说一声。',
  meToo: '我也遇到了',
  meTooText: '已经在办，不用再报一遍：看这一页就知道办到哪一步，打电话报上面的编号也行。和您的不一样，请另外反映。',
  meTooClosed: '这件已经结了。您那里还是这样、或者又出现了，请再反映一次。',
  scan: '扫一扫，看这件事',
}

/** What the board and its public pages say. */
export const boardWords = bilingual<BoardWords>(zh, {
  title: 'The board',
  lead: 'What neighbours told us and how far it has come. Nobody’s name, nobody’s own words.',
  views: { all: 'All', open: 'In hand', resolved: 'Done, awaiting reply', closed: 'Closed' },
  viewsLabel: 'How far',
  category: 'About',
  compound: 'Compound',
  all: 'All',
  report: 'Tell us something',
  follow: 'See how mine goes',
  onPlan: 'On the plan',
  plan: (compound) => `${compound}: what is in hand`,
  openHere: (n) => `${n} in hand`,
  elsewhere: 'Outdoors',
  received: (day) => `received ${day}`,
  day: (n) => `day ${n}`,
  took: (n) => (n === 0 ? 'done the same day' : n === 1 ? 'done in 1 day' : `done in ${n} days`),
  inHands: (who) => `in the hands of: ${who}`,
  emptyTitle: 'Nobody has told anything yet',
  empty: 'Stairwell, lift, rubbish, parking: one sentence is enough.',
  emptyFiltered: 'Nothing with these filters. Try others, or see all.',
  needLead: 'This is the part everybody can see.',
  place: 'Place',
  receivedOn: 'Received',
  due: 'Due',
  hands: 'In whose hands',
  result: 'What was done',
  photos: { before: 'When reported', after: 'After the work' },
  mine: 'I reported this',
  mineText: 'With number and code you see your own page; there you also tell us whether it is solved.',
  meToo: 'Me too',
  meTooText:
    'It is in hand; no need to tell it again. This page shows how far it is, or call and say the number above. If yours is different, tell us.',
  meTooClosed: 'This one is closed. If it is still so where you are, or has come back, tell us again.',
  scan: 'Scan to see this',
})
