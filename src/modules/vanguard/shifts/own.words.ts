import { bilingual } from '#base/words.ts'
import type { NotAnswered } from './answering.ts'
import type { NotOffered } from './swaps.ts'

type Words = {
  yes: string
  no: string
  question: (when: string) => string
  gapQuestion: (title: string) => string
  gapLead: string
  when: string
  where: string
  tasks: string
  thanks: Record<'yes' | 'no', string>
  gapThanks: string
  change: string
  place: string
  placeState: Record<'given' | 'accepted', string>
  answeredState: Record<'given' | 'accepted', string>
  accept: string
  cannot: string
  cannotText: string
  giveBack: string
  gaveBack: string
  offer: string
  offerTo: string
  offerHint: string
  offered: (count: number) => string
  offering: string
  withdraw: string
  withdrawn: string
  briefing: string
  read: string
  readDone: string
  mine: string
  noneMine: string
  askedNow: string
  home: string
  gone: string
  refused: Record<NotAnswered | NotOffered, string>
}

const zh: Words = {
  yes: '能来',
  no: '来不了',
  question: (when) => `${when}，能来吗？`,
  gapQuestion: (title) => `「${title}」缺人，您能来吗？`,
  gapLead: '问了几位做得来的。谁先答应就是谁，不来也没关系。',
  when: '什么时候',
  where: '在哪里',
  tasks: '有哪些事',
  thanks: {
    yes: '记下了，您能来。排好了告诉您做什么。排好以前可以随时改。',
    no: '记下了，您这次来不了。没关系，谢谢您告诉我们。',
  },
  gapThanks: '谢谢您，这个位子是您的了。',
  change: '要改',
  place: '您的班',
  placeState: { given: '排了您，请说一声来不来。', accepted: '说好了，您来。' },
  answeredState: { given: '要您答一下', accepted: '您来' },
  accept: '我来',
  cannot: '来不了了？',
  cannotText: '没关系。可以请人替，也可以还给队长。',
  giveBack: '来不了，还给队长',
  gaveBack: '还了，队长会知道。谢谢您说一声。',
  offer: '请人替我',
  offerTo: '请谁替',
  offerHint: '写他的名字；空着，就问问队里做得来的人。',
  offered: (count) =>
    count > 0 ? `问了 ${count} 位。有人答应以前，位子还是您的。` : '队长知道了，正在找人。有人答应以前，位子还是您的。',
  offering: '正在找人替您。有人答应以前，位子还是您的。',
  withdraw: '不用找了，我来',
  withdrawn: '好的，还是您来。',
  briefing: '做以前请看',
  read: '我看过了',
  readDone: '记下了，谢谢。',
  mine: '我的班',
  noneMine: '眼下没有您的班，也没有要答的。',
  askedNow: '要您答一下',
  home: '回到我的志愿',
  gone: '这个班不算数了，请看我的志愿。',
  refused: {
    unknown: '没有找到，也许刚才被改过。',
    over: '已经开始了，改不了了。有事请打电话。',
    off: '这一天停了，不用答了。谢谢您。',
    'has-place': '已经排了您的班。来不了，请在您的班里还给队长，或者请人替。',
    taken: '谢谢您，已经有人先答应了。',
    away: '您说过这天休息。要来，请先在我的志愿里改一改。',
    'may-not': '您说过不方便做这件事。要做，请先在我的志愿里改一改。',
    'under-18': '未满 18 岁，不做电、煤、爬高和上门的事。谢谢您。',
    insurance: '这件事要有保险，请先找居委会办一办。',
    'week-full': '您说过一周最多来几次，这一周满了。',
    'month-full': '您说过一个月最多来几次，这个月满了。',
    stranger: '这是另一个队的班。',
    skill: '这个位子要留给有这个技能的人。谢谢您。',
    overlap: '那时您已经有一个班了，一个人不能同时在两处。',
    'there-already': '您已经在这个班里了。',
    stale: '刚才有变化，下面是现在的样子。您的这一步没有做，看过了再来一次。',
    'offered-already': '已经在找人替您了。',
    'not-given': '这个班还没有排定。',
    nobody: '没有找到能替的这个人。名字对不对？或者空着，问问做得来的人。',
    'asked-enough': '这七天已经问过他两次了，不好再问。请您打个电话，或者空着，问问别人。',
  },
}

const en: Words = {
  yes: 'I can come',
  no: 'I cannot',
  question: (when) => `${when}: can you come?`,
  gapQuestion: (title) => `“${title}” is short of people. Can you come?`,
  gapLead: 'A few who can do it were asked. The first yes has it; it is all right not to come.',
  when: 'When',
  where: 'Where',
  tasks: 'What there is to do',
  thanks: {
    yes: 'Noted: you can come. We tell you what for when it is settled. Until then you may change it.',
    no: 'Noted: not this time. That is all right, and thank you for telling us.',
  },
  gapThanks: 'Thank you, the place is yours.',
  change: 'To change it',
  place: 'Your shift',
  placeState: { given: 'You were put in. Please say whether you come.', accepted: 'It is settled: you come.' },
  answeredState: { given: 'please answer', accepted: 'you come' },
  accept: 'I come',
  cannot: 'You cannot come after all?',
  cannotText: 'That is all right. Ask somebody to stand in, or give it back to whoever leads.',
  giveBack: 'I cannot: give it back',
  gaveBack: 'Given back; whoever leads hears of it. Thank you for saying so.',
  offer: 'Ask for a substitute',
  offerTo: 'Who should stand in',
  offerHint: 'Their name; leave it empty to ask those of the team who can do it.',
  offered: (count) =>
    count > 0
      ? `Asked ${count}. Until somebody says yes, the place is yours.`
      : 'Whoever leads knows, and looks for somebody. Until somebody says yes, the place is yours.',
  offering: 'A substitute is being looked for. Until somebody says yes, the place is yours.',
  withdraw: 'No need: I come',
  withdrawn: 'All right, you come.',
  briefing: 'Please read before',
  read: 'I have read it',
  readDone: 'Noted, thank you.',
  mine: 'My shifts',
  noneMine: 'You have no shift at present, and nothing to answer.',
  askedNow: 'Please answer',
  home: 'Back to my volunteering',
  gone: 'This shift holds no longer; please see your own page.',
  refused: {
    unknown: 'It was not found; perhaps somebody changed it.',
    over: 'It has begun and cannot be changed. Please ring if something came up.',
    off: 'This day was left out, so there is nothing to answer. Thank you.',
    'has-place': 'You were given a shift. If you cannot come, give it back on its page, or ask for a substitute.',
    taken: 'Thank you; somebody else said yes before.',
    away: 'You said you pause that day. To come, change that on your own page first.',
    'may-not': 'You said this is nothing for you. To do it, change that on your own page first.',
    'under-18': 'Under 18: nothing with current, gas or ladders, and nobody’s home. Thank you.',
    insurance: 'This needs insurance: please see the committee first.',
    'week-full': 'You have as many places that week as you wished.',
    'month-full': 'You have as many places that month as you wished.',
    stranger: 'This is a shift of another team.',
    skill: 'This place has to go to somebody with the skill. Thank you.',
    overlap: 'You have a shift at that time already; nobody is in two places at once.',
    'there-already': 'You are in this shift already.',
    stale: 'Something changed meanwhile; below is how it stands. Your step was not taken: look, and do it again.',
    'offered-already': 'A substitute is being looked for already.',
    'not-given': 'This shift is not settled yet.',
    nobody: 'Nobody of that name can stand in. Is the name right? Or leave it empty to ask those who can.',
    'asked-enough': 'They were asked twice in seven days already. Please ring them, or leave it empty to ask others.',
  },
}

/** A volunteer's own questions and shifts. */
export const ownWords = bilingual(zh, en)
