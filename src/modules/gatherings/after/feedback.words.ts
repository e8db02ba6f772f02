import { bilingual } from '#base/words.ts'
import type { BoxProblem, Face, SaidProblem } from './feedback.rules.ts'

type FeedbackWords = {
  title: string
  ask: string
  faces: Record<Face, string>
  face: string
  words: string
  wordsHint: string
  nobody: string
  nobodyTaps: string
  noVote: string
  send: string
  thanks: string
  thanksMore: string
  already: string
  alreadyMore: string
  early: string
  over: string
  until: (day: string) => string
  tooOften: (minutes: number) => string
  tapOne: string
  returns: string
  toGathering: string
  said: (n: number) => string
  few: (n: number) => string
  nobodyYet: string
  veiled: string
  veiledNote: string
  deskTitle: string
  deskLead: string
  counts: string
  wordsSaid: string
  wordsNote: string
  noWords: string
  notYours: string
  tablet: string
  tabletNote: string
  openTablet: string
  box: string
  boxNote: string
  boxBy: (who: string, day: string) => string
  count: string
  counted: string
  keepMine: string
  notNow: string
  card: string
  cardSizes: { a5: string; a4: string; slips: string }
  cardTitle: string
  cardText: string
  cardFoot: string
  scan: string
  slipText: string
  refused: Record<SaidProblem | BoxProblem, string>
}

const zh: FeedbackWords = {
  title: '您觉得怎么样',
  ask: '点一张脸就行。',
  faces: { good: '好', fair: '一般', poor: '不好' },
  face: '这一场，您觉得',
  words: '还想说一句',
  wordsHint: '说说活动：时间、地方、内容。不用写名字，也请不要说带活动的是谁。',
  nobody: '没有人知道是谁说的：不记姓名、账户，也不记几点钟。写的话只有居委会看得到。',
  nobodyTaps: '没有人知道是谁点的。',
  noVote:
    '这不是投票：一部手机记一次，换一部还能再说，所以只当参考。浏览器里只留一个“这一场说过了”的记号，每个人的都一样。',
  send: '交',
  thanks: '谢谢，记下了。',
  thanksMore: '您的回答和别人的放在一起，只看总数。',
  already: '这部手机说过了，谢谢。',
  alreadyMore: '一部手机记一次。家里别的人想说，可以用自己的手机，或者投纸条。',
  early: '活动还没开始，开始以后再来说。',
  over: '现在不收感受了：活动结束七天以后就关了，取消的活动不收。有话可以打电话给居委会。',
  until: (day) => `到 ${day} 为止`,
  tooOften: (minutes) => `从这里交得太多了，请过 ${minutes} 分钟再试。您写的还在下面。`,
  tapOne: '点一张脸，就好了',
  returns: '几秒钟以后，下一位接着点。',
  toGathering: '看这场活动',
  said: (n) => `${n} 个人说了感受`,
  few: (n) => `${n} 个人说了感受。满五个人才分开说，免得猜得出是谁。`,
  nobodyYet: '还没有人说感受。',
  veiled: '不单列',
  veiledNote: '不到五个的不单列，免得猜得出是谁。',
  deskTitle: '大家的感受',
  deskLead: '说的是活动，不是人：不比较谁带得好，也不给谁打分。',
  counts: '三张脸',
  wordsSaid: '大家说的话',
  wordsNote: '没有先后，不知道是谁。看到能认出人的话，请当没看见。',
  noWords: '还没有人写话。',
  notYours: '大家写的话只有居委会看得到。',
  tablet: '放一台平板',
  tabletNote: '打开这个网址，放在门口：一人点一下，五秒以后自己回到三张脸。这台设备别登录着工作账户。',
  openTablet: '打开平板页面',
  box: '数纸条',
  boxNote: '把箱子里的纸条数一数，填在这里。再数一次，就换成新的数。',
  boxBy: (who, day) => `${who} ${day} 数的`,
  count: '记下',
  counted: '记下了。',
  keepMine: '用我数的',
  notNow: '活动还没开始，或者取消了，眼下不能数纸条。',
  card: '桌牌和纸条',
  cardSizes: { a5: '桌牌（A5）', a4: '海报（A4）', slips: '纸条（A4，剪成八张）' },
  cardTitle: '今天怎么样？',
  cardText: '扫一扫，点一张脸。不用登录，没有人知道是谁。',
  cardFoot: '不用手机的，拿一张纸条打个勾，投进箱子。',
  scan: '说说感受',
  slipText: '打一个勾，投进箱子。不写名字。',
  refused: {
    missing: '请写一句话。',
    'too-long': '写得太长了，五百字以内。',
    'odd-characters': '里面有看不见的怪字符，请重新打一遍。',
    'choose-face': '请先点一张脸。',
    'number-wrong': '请填 0 到 2000 的数。',
    'box-empty': '三个数都是零。一张纸条也没有，就不用记。',
  },
}

const en: FeedbackWords = {
  title: 'How was it?',
  ask: 'One face is enough.',
  faces: { good: 'Good', fair: 'So-so', poor: 'Not good' },
  face: 'I found it',
  words: 'Anything else?',
  wordsHint: 'About the gathering: time, place, what was done. No names, please, not of whoever led it either.',
  nobody: 'Nobody knows who said it: no name, no account, no hour is kept. Only the committee reads the words.',
  nobodyTaps: 'Nobody knows who tapped which.',
  noVote:
    'This is no vote: it counts once for each device, and another device counts again, so it is only a hint. The browser keeps one mark, “this one was answered”, the same for everybody.',
  send: 'Send',
  thanks: 'Thank you, noted.',
  thanksMore: 'Your answer lies with all others; only the sums are looked at.',
  already: 'This device has answered already, thank you.',
  alreadyMore: 'One device, one answer. Others at home can use their own, or a paper slip.',
  early: 'It has not begun. Come back once it has.',
  over: 'No more answers: it closes seven days after the end, and what was called off takes none. You can always ring the committee.',
  until: (day) => `until ${day}`,
  tooOften: (minutes) =>
    `Too many answers came from here. Please try again in ${minutes} minutes. Your words are still below.`,
  tapOne: 'Tap a face, and that is it',
  returns: 'In a few seconds it is the next person’s turn.',
  toGathering: 'See the gathering',
  said: (n) => (n === 1 ? '1 person said how it was' : `${n} people said how it was`),
  few: (n) =>
    `${n === 1 ? '1 person' : `${n} people`} said how it was. From five on they are told apart, so that nobody can guess who.`,
  nobodyYet: 'Nobody has said how it was yet.',
  veiled: 'not told apart',
  veiledNote: 'Fewer than five are not told apart, so that nobody can guess who.',
  deskTitle: 'How it was found',
  deskLead: 'About the gathering, not about people: nobody is compared and nobody is marked.',
  counts: 'Three faces',
  wordsSaid: 'What was written',
  wordsNote: 'In no order, by nobody knows whom. Should words give somebody away, please look past them.',
  noWords: 'Nobody has written anything yet.',
  notYours: 'Only the committee reads what was written.',
  tablet: 'Put up a tablet',
  tabletNote:
    'Open this address and put it by the door: one tap each, and after five seconds the faces are back. Let no working account be signed in on it.',
  openTablet: 'Open the page for a tablet',
  box: 'Count the slips',
  boxNote: 'Count the slips in the box and fill them in. Another count replaces this one.',
  boxBy: (who, day) => `counted by ${who} on ${day}`,
  count: 'Note',
  counted: 'Noted.',
  keepMine: 'Use my count',
  notNow: 'It has not begun, or was called off: no slips can be counted now.',
  card: 'Table card and slips',
  cardSizes: { a5: 'Table card (A5)', a4: 'Poster (A4)', slips: 'Slips (A4, cut into eight)' },
  cardTitle: 'How was it today?',
  cardText: 'Scan and tap a face. No sign-in, and nobody knows who.',
  cardFoot: 'Without a phone: tick a slip and drop it in the box.',
  scan: 'Say how it was',
  slipText: 'Tick one and drop it in the box. No name.',
  refused: {
    missing: 'Please write a sentence.',
    'too-long': 'That is too long: five hundred characters at most.',
    'odd-characters': 'There are odd invisible characters in it. Please type it again.',
    'choose-face': 'Please tap a face first.',
    'number-wrong': 'Please fill in a number from 0 to 2000.',
    'box-empty': 'All three are zero. With no slips there is nothing to note.',
  },
}

/** Three faces: on a phone, a tablet, paper and at the desk. */
export const feedbackWords = bilingual(zh, en)
