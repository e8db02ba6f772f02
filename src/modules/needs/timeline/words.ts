import { bilingual } from '#base/words.ts'
import type { Destination, UnresolvedWhy } from '../ending/ending.rules.ts'
import { endingWords } from '../ending/words.ts'
import type { MergeReason } from '../merging/merging.rules.ts'
import { mergeReasons } from '../merging/reasons.words.ts'
import type { AssigneeRole } from '../moves.rules.ts'
import type { StepAct, StepBy } from '../step.ts'

type TimelineWords = {
  title: string
  by: Record<StepBy['kind'], string>
  you: string
  act: Record<StepAct, string>
  received: Record<string, string>
  contacted: Record<string, string>
  handedTo: Record<AssigneeRole, string>
  handedToAlly: (name: string) => string
  returned: Record<string, string>
  solved: string
  notSolved: string
  opened: Record<string, string>
  theySaid: string
  until: (day: string) => string
  promised: (day: string) => string
  waitsFor: (body: string, day: string) => string
  referred: Record<Destination, string>
  left: Record<UnresolvedWhy, string>
  merged: Record<MergeReason, string>
  numbered: (what: string, number: string) => string
}

/** The same keys, each word put into a sentence. */
const mapped = <Key extends string>(words: Record<Key, string>, say: (word: string) => string) =>
  Object.fromEntries(Object.entries<string>(words).map(([key, word]) => [key, say(word)])) as Record<Key, string>

const zh: TimelineWords = {
  title: '经过',
  by: {
    asker: '反映人',
    committee: '居委会',
    property: '物业',
    owners: '业委会',
    partner: '共建单位',
    team: '志愿队伍',
    auto: '自动',
  },
  you: '您',
  act: {
    submit: '收到',
    accept: '受理',
    contact: '联系反映人',
    assign: '派出',
    reassign: '换人办',
    take: '接下了',
    promise: '说定哪天办好',
    return: '退回',
    start: '动手办',
    resolve: '办好了，等反映人回音',
    confirm: '反映人回音',
    reopen: '反映人请再办',
    withdraw: '反映人撤回',
    close: '七天没有回音，结案，不算满意',
    show: '改了公示的内容',
    'open-contact': '看了称呼和电话',
    ask: '想问反映人一件事，计时暂停',
    tell: '反映人答复了，接着计时',
    wait: '等外部单位，计时暂停',
    resume: '外部单位有了答复，接着办',
    extend: '延期',
    refer: '转到别处',
    leave: '没有办成，结案',
    hotline: '记了 12345 工单号',
    merge: '并入另一件',
    unmerge: '拿出来单独办，期限照旧',
    entrust: '主任指定了经办人',
    reveal: '主任请书记看',
    joined: '另一件并到这里一起办',
    parted: '并来的一件又拿出去单独办',
  },
  received: { web: '网上收到', telephone: '电话里记下', door: '当面记下', paper: '收到纸条' },
  contacted: {
    telephone: '电话联系上了反映人',
    door: '当面和反映人谈了',
    page: '在网上回了话',
    tried: '联系过，还没联系上',
  },
  handedTo: {
    staff: '由居委会办',
    property: '交给物业办',
    owners: '交给业委会办',
    partner: '交给共建单位办',
    team: '交给志愿队伍办',
  },
  handedToAlly: (name) => `交给${name}办`,
  returned: {
    'not-ours': '退回：不归我们管',
    'wrong-place': '退回：地点不对',
    'needs-owners': '退回：要先由业主商量',
    other: '退回',
  },
  solved: '反映人说：解决了',
  notSolved: '反映人说：没有解决，不用再办',
  opened: {
    'first-contact': '看了称呼和电话：首次联系',
    visit: '看了称呼和电话：约上门',
    'ask-more': '看了称呼和电话：问清楚',
    'tell-result': '看了称呼和电话：告诉结果',
  },
  theySaid: '代为记下',
  until: (day) => `到 ${day}`,
  promised: (day) => `说定${day}办好`,
  waitsFor: (body, day) => `等外部：${body}，计时暂停，${day}再去问`,
  referred: mapped(endingWords('zh').destinations, (where) => `转到别处：${where}`),
  left: mapped(endingWords('zh').reasons, (why) => `没有办成，结案：${why}`),
  merged: mapped(mergeReasons('zh'), (why) => `并入另一件：${why}`),
  numbered: (what, number) => `${what}（${number}）`,
}

/** What the timeline of a need says. */
export const timelineWords = bilingual<TimelineWords>(zh, {
  title: 'What happened',
  by: {
    asker: 'Asker',
    committee: 'Committee',
    property: 'Property manager',
    owners: "Owners' committee",
    partner: 'Partner',
    team: 'Volunteer team',
    auto: 'By itself',
  },
  you: 'You',
  act: {
    submit: 'Received',
    accept: 'Taken up',
    contact: 'Asker contacted',
    assign: 'Handed over',
    reassign: 'Given to somebody else',
    take: 'Accepted',
    promise: 'Promised a day',
    return: 'Given back',
    start: 'Work began',
    resolve: 'Done, waiting for the asker',
    confirm: 'The asker answered',
    reopen: 'The asker asks for it again',
    withdraw: 'Withdrawn by the asker',
    close: 'Seven days without an answer: closed, not counted as satisfied',
    show: 'What is public was changed',
    'open-contact': 'Name and telephone were looked at',
    ask: 'The asker was asked something; the clock stands',
    tell: 'The asker answered; the clock runs on',
    wait: 'Waiting for somebody outside; the clock stands',
    resume: 'An answer came from outside; work goes on',
    extend: 'More time was taken',
    refer: 'Sent elsewhere',
    leave: 'Closed unsolved',
    hotline: 'A hotline order number was noted',
    merge: 'Merged into another',
    unmerge: 'Taken out again; the due date stays',
    entrust: 'The director named a handler',
    reveal: 'The director lets the secretary look',
    joined: 'Another was merged into this one',
    parted: 'One that was merged goes on by itself again',
  },
  received: {
    web: 'Received online',
    telephone: 'Noted on the telephone',
    door: 'Noted in person',
    paper: 'Received on paper',
  },
  contacted: {
    telephone: 'The asker was reached by telephone',
    door: 'The asker was spoken with in person',
    page: 'Answered online',
    tried: 'Tried to reach the asker, not yet reached',
  },
  handedTo: {
    staff: 'The committee sees to it',
    property: 'Handed to the property manager',
    owners: "Handed to the owners' committee",
    partner: 'Handed to a partner',
    team: 'Handed to a volunteer team',
  },
  handedToAlly: (name) => `Handed to ${name}`,
  returned: {
    'not-ours': 'Given back: not ours to do',
    'wrong-place': 'Given back: wrong place',
    'needs-owners': 'Given back: the owners must agree first',
    other: 'Given back',
  },
  solved: 'The asker says: solved',
  notSolved: 'The asker says: not solved, leave it',
  opened: {
    'first-contact': 'Name and telephone looked at: first contact',
    visit: 'Name and telephone looked at: arranging a visit',
    'ask-more': 'Name and telephone looked at: to ask more',
    'tell-result': 'Name and telephone looked at: to tell the result',
  },
  theySaid: 'noted for them',
  until: (day) => `until ${day}`,
  promised: (day) => `Promised to be done by ${day}`,
  waitsFor: (body, day) => `Waiting for ${body}; the clock stands; next look ${day}`,
  referred: mapped(endingWords('en').destinations, (where) => `Sent elsewhere: ${where}`),
  left: mapped(endingWords('en').reasons, (why) => `Closed unsolved: ${why}`),
  merged: mapped(mergeReasons('en'), (why) => `Merged into another: ${why}`),
  numbered: (what, number) => `${what} (${number})`,
})
