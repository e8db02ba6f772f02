import { bilingual } from '#base/words.ts'
import type { Act, Channel, Kind, RefusedWhy, RequestProblem, State } from './request.rules.ts'

type RequestWords = {
  title: string
  lead: string
  kind: Record<Kind, string>
  channel: Record<Channel, string>
  howAsked: string
  state: Record<State, string>
  why: Record<RefusedWhy, string>
  whyLabel: string
  sent: (day: string) => string
  alreadyOpen: string
  pending: string
  pendingLead: string
  what: string
  whose: string
  asked: string
  due: string
  late: string
  words: string
  stateIs: string
  answer: string
  answerHint: string
  nothing: string
  none: string
  noneText: string
  open: string
  act: Record<Exclude<Act, 'withdraw' | 'appeal'>, string>
  moved: Record<Act, string>
  editPerson: string
  showKnown: string
  eraseLead: string
  sure: string
  mine: string
  withdraw: string
  appeal: string
  refused: Record<RequestProblem, string>
  notNow: string
  toList: string
  use: readonly [string, string, string]
}

const zh: RequestWords = {
  title: '资料要求',
  lead: '邻居要改、要删、要投诉自己的资料，都在这里。十五个工作日内答复。',
  kind: { correct: '要改', delete: '要删', complain: '投诉' },
  channel: { card: '用家庭卡', counter: '当面', telephone: '电话', paper: '纸条' },
  howAsked: '他怎么提的',
  state: {
    received: '收到了，要认清本人',
    verified: '认清了是本人',
    in_progress: '正在办',
    fulfilled: '办好了',
    refused: '没有办',
    withdrawn: '自己撤回了',
    appealed: '不服，再看一次',
  },
  why: {
    'not-them': '认不清是本人',
    'must-keep': '按规定要留着',
    'not-stored': '我们没有存这个',
    other: '别的原因',
  },
  whyLabel: '为什么不能办',
  sent: (day) => `收到了。${day}以前一定答复。`,
  alreadyOpen: '这件事已经提过，还在办，不用再提一次。',
  pending: '这几件事还没办完',
  pendingLead:
    '删掉以后，事情照样办，上面不再有您的称呼和电话，我们也没法打电话告诉您，只能凭编号和查询码看。不想办了，可以先撤回：',
  what: '要什么',
  whose: '谁的',
  asked: '提出',
  due: '答复期限',
  late: '过期了',
  words: '原话',
  stateIs: '到哪一步',
  answer: '答复',
  answerHint: '写给本人看的一句话',
  nothing: '没有写',
  none: '没有要办的',
  noneText: '有人要改、要删自己的资料，就会列在这里。当面来的，从他的那一页记。',
  open: '打开',
  act: {
    verify: '认清了，是本人',
    begin: '开始办',
    fulfil: '办好了，答复本人',
    erase: '从所有地方删掉这个人',
    refuse: '不能办，说明原因',
  },
  moved: {
    verify: '记下了：是本人。',
    begin: '记下了：正在办。',
    fulfil: '答复了。',
    erase: '删掉了。名册、电话、办过的事里都不再有这个人。',
    refuse: '记下了，原因告诉本人。',
    withdraw: '撤回了。',
    appeal: '再请人看一次，十五个工作日内答复。',
  },
  editPerson: '去改',
  showKnown: '看看存了什么',
  eraseLead: '删了找不回来。没办完的事照样办，只是上面不再有他的称呼和电话。先告诉本人这几件：',
  sure: '已认清是本人，没办完的事也告诉他了',
  mine: '您提过的要求',
  withdraw: '不提了，撤回',
  appeal: '不服，请再看一次',
  refused: {
    missing: '请写一句话。',
    'too-long': '最多 500 个字。',
    'odd-characters': '里面有看不懂的字符，请重新写。',
    'choose-kind': '请选一样：要改、要删，还是投诉。',
    'choose-channel': '请选他是怎么提的。',
    'not-sure': '请先认清本人、告诉他没办完的事，再打勾。',
    'choose-why': '请选一个原因。',
  },
  notNow: '这件事已经办过了，不能再这样办。',
  toList: '回到资料要求',
  use: ['您写的话只有办这件事的人看', '用来答复您', '办结三年后删掉'],
}

/** Requests about one's own data, as the person, the desk and whoever watches over them read them. */
export const requestWords = bilingual<RequestWords>(zh, {
  title: 'Data requests',
  lead: 'Neighbours who want their data corrected or deleted, or complain. An answer within fifteen working days.',
  kind: { correct: 'Correct', delete: 'Delete', complain: 'Complaint' },
  channel: { card: 'with the card', counter: 'in person', telephone: 'by telephone', paper: 'on paper' },
  howAsked: 'How they asked',
  state: {
    received: 'received, identity open',
    verified: 'it is them',
    in_progress: 'in progress',
    fulfilled: 'done',
    refused: 'not done',
    withdrawn: 'taken back',
    appealed: 'to be looked at again',
  },
  why: {
    'not-them': 'cannot be sure it is them',
    'must-keep': 'has to be kept by rule',
    'not-stored': 'we do not have it',
    other: 'another reason',
  },
  whyLabel: 'Why it cannot be done',
  sent: (day) => `Received. You have an answer before ${day}.`,
  alreadyOpen: 'This was asked already and is being seen to; no need to ask again.',
  pending: 'Not finished yet',
  pendingLead:
    'After deletion these are seen to all the same, without your name and telephone; we cannot ring you, and the answer can be read by number and code only. If you do not want that, take them back first:',
  what: 'What',
  whose: 'Whose',
  asked: 'Asked',
  due: 'Answer due',
  late: 'overdue',
  words: 'In their words',
  stateIs: 'State',
  answer: 'Answer',
  answerHint: 'One sentence for the person to read',
  nothing: 'nothing written',
  none: 'Nothing to do',
  noneText:
    'Whoever wants their data corrected or deleted is listed here. If they come in person, begin on their page.',
  open: 'Open',
  act: {
    verify: 'It is them',
    begin: 'Begin',
    fulfil: 'Done: tell the person',
    erase: 'Delete this person everywhere',
    refuse: 'It cannot be done: say why',
  },
  moved: {
    verify: 'Noted: it is them.',
    begin: 'Noted: in progress.',
    fulfil: 'Answered.',
    erase: 'Deleted. Roster, telephones and what was told no longer know this person.',
    refuse: 'Noted; the person is told why.',
    withdraw: 'Taken back.',
    appeal: 'It is looked at again; an answer within fifteen working days.',
  },
  editPerson: 'Correct it',
  showKnown: 'See what is stored',
  eraseLead:
    'It cannot be undone. What is not finished is seen to all the same, without their name and telephone. Tell the person of these first:',
  sure: 'It is them, and they were told what is not finished',
  mine: 'What you asked about your data',
  withdraw: 'Take it back',
  appeal: 'I do not agree: look again',
  refused: {
    missing: 'Write a sentence.',
    'too-long': 'At most 500 characters.',
    'odd-characters': 'Some characters cannot be read; write it again.',
    'choose-kind': 'Choose: correct, delete or complain.',
    'choose-channel': 'Choose how they asked.',
    'not-sure': 'First be sure who it is and tell them what is not finished, then tick.',
    'choose-why': 'Choose a reason.',
  },
  notNow: 'This was seen to already and cannot be done like this.',
  toList: 'Back to data requests',
  use: ['Only those who see to this read your words', 'To answer you', 'Deleted three years after it is closed'],
})
