import { bilingual } from '#base/words.ts'
import type { ClosingProblem, Decision } from './closing.rules.ts'
import type { ClosingRefusal } from './closing.ts'

type ClosingWords = {
  closures: string
  closuresLead: string
  from: string
  until: string
  closeReasonHint: string
  close: string
  closed: string
  openAgain: string
  opened: string
  openNote: string
  standing: string
  noClosures: string
  stays: string
  decide: string
  decisions: Record<Decision, string>
  decisionHints: Record<Decision, string>
  choose: string
  refusedClosing: Record<ClosingProblem | ClosingRefusal, string>
}

const text = {
  missing: '请写一写原因，大家看得到。',
  'too-long': '写得太长了，请短一些。',
  'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
}

const zh: ClosingWords = {
  closures: '关闭',
  closuresLead: '修缮、停电、借给别人的时候，把场地关一阵子。排在里面的活动，一场一场决定怎么办。',
  from: '从什么时候',
  until: '到什么时候',
  closeReasonHint: '比如：粉刷墙面。场地页上大家都看得到，不要写人名。',
  close: '关闭',
  closed: '关好了。要换地方的，带的人可以在那一场的页面上选。',
  openAgain: '提前开放',
  opened: '又可以用了。已经换走的活动不会自己搬回来。',
  openNote: '提前开放以后，这段时间可以再排活动。',
  standing: '已经定下的关闭',
  noClosures: '没有要关闭的日子。',
  stays: '这些已经开始或者办过了，不动；从它们结束的时候起关。',
  decide: '这些排在里面，请一场一场决定：',
  decisions: { leave: '让开，另找时间或地方', cancel: '取消这一场' },
  decisionHints: { leave: '会给带的人几个空的时间和地方选。', cancel: '报了名的人还在名单上，要有人告诉他们。' },
  choose: '请选一样。',
  refusedClosing: {
    ...text,
    'choose-time': '请选日期和时间。',
    'end-before-start': '结束要比开始晚。',
    'over-already': '这个时间已经过去了。',
    'too-long-closed': '最多关一年。再久，请用“不再用这处场地”。',
    unknown: '这处场地已经不在用了。',
    'closed-then': '这段时间里已经定了关闭，请看下面，错开再写。',
    'nothing-left': '这段时间全被正在办的活动占着，请从它结束以后关起。',
    undecided: '有活动排在这段时间里，请先决定它们怎么办。',
  },
}

const enText = {
  missing: 'Please give a reason; people will read it.',
  'too-long': 'This is too long; please make it shorter.',
  'odd-characters': 'There are invisible signs in this; please type it again.',
}

/** What the page of a venue's closures says. */
export const closingWords = bilingual<ClosingWords>(zh, {
  closures: 'Closures',
  closuresLead: 'For repairs, power cuts, or when it is lent out. What is planned in that time is decided one by one.',
  from: 'From',
  until: 'Until',
  closeReasonHint: 'For instance: walls are painted. Everybody reads it on the venue’s page; no names, please.',
  close: 'Close',
  closed: 'Closed. Whoever leads a gathering that leaves can choose another place on its page.',
  openAgain: 'Open earlier',
  opened: 'It can be used again. What has moved away does not move back by itself.',
  openNote: 'Once opened again, gatherings can be planned in this time.',
  standing: 'Closures that stand',
  noClosures: 'There is no closure ahead.',
  stays: 'These have begun or were held and stay; the closure begins after them.',
  decide: 'These are planned in that time. Please decide about each:',
  decisions: { leave: 'Leaves, and looks for another time or place', cancel: 'Is called off' },
  decisionHints: {
    leave: 'Whoever leads it is offered free times and venues.',
    cancel: 'Whoever signed up stays on the list; somebody has to tell them.',
  },
  choose: 'Please choose one.',
  refusedClosing: {
    ...enText,
    'choose-time': 'Please choose a day and a time.',
    'end-before-start': 'The end must be after the beginning.',
    'over-already': 'This time has passed.',
    'too-long-closed': 'A year at most. For longer, give the venue up.',
    unknown: 'This venue is not in use any more.',
    'closed-then': 'There is a closure in this time already, see below; choose another time.',
    'nothing-left': 'What is going on takes all of this time; close it from its end on.',
    undecided: 'Gatherings are planned in this time; please decide about each first.',
  },
})
