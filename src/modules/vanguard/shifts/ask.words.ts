import { bilingual } from '#base/words.ts'
import type { NotAnswered } from './answering.ts'
import type { NotAsking, AskedCounts } from './asking.ts'
import type { NotAsked } from './fit.rules.ts'
import { shiftWords } from './words.ts'

type Words = {
  title: string
  lead: string
  ask: string
  asked: (counts: AskedCounts) => string
  notAsking: Record<NotAsking, string>
  none: string
  noneText: string
  waiting: string
  answered: Record<'yes' | 'no', string>
  groups: Record<'telephone' | 'paper' | 'message' | 'yes' | 'no', (count: number) => string>
  groupNotes: Record<'telephone' | 'paper' | 'message', string>
  gap: (title: string) => string
  hows: Record<'link' | 'inbox' | 'telephone' | 'counter' | 'sms', string>
  person: string
  slip: string
  told: string
  noted: string
  pressYes: Record<'telephone' | 'counter', string>
  pressNo: Record<'telephone' | 'counter', string>
  fold: string
  refused: Record<NotAnswered, string>
}

const skipped = (w: Record<NotAsked, (count: number) => string>, counts: AskedCounts): string[] =>
  (['asked-already', 'asked-enough', 'busy', 'away'] as const).flatMap((why) =>
    counts[why] > 0 ? [w[why](counts[why])] : [],
  )

const zhSkipped = {
  'asked-already': (count: number) => `${count} 位以前问过`,
  'asked-enough': (count: number) => `${count} 位这七天问过两次了，不再问`,
  busy: (count: number) => `${count} 位说过平时这时候没空，没有问`,
  away: (count: number) => `${count} 位在休息`,
}
const enSkipped = {
  'asked-already': (count: number) => `${count} were asked before`,
  'asked-enough': (count: number) => `${count} were asked twice in seven days and are left in peace`,
  busy: (count: number) => `${count} said they are never free then and were not asked`,
  away: (count: number) => `${count} pause`,
}

const zh: Words = {
  title: '问大家能不能来',
  lead: '一人一次，点一下就能答。一个人七天里最多问两次。',
  ask: '问问全队',
  asked: (counts) => [`问了 ${counts.asked} 位`, ...skipped(zhSkipped, counts)].join('，') + '。',
  notAsking: {
    unknown: '没有找到这一天。',
    over: '已经开始了，不用再问。',
    off: '这一天没有发布，或者停了，眼下不能问。',
    'no-team': shiftWords('zh').noTeam,
  },
  none: '还没有问过',
  noneText: '按一下「问问全队」，每个人照自己选的办法收到：消息、电话，或者纸条。',
  waiting: '还没答复',
  answered: { yes: '能来', no: '来不了' },
  groups: {
    telephone: (count) => `要打电话的 ${count} 位`,
    paper: (count) => `要送纸条的 ${count} 位`,
    message: (count) => `发了消息、还没答复的 ${count} 位`,
    yes: (count) => `能来的 ${count} 位`,
    no: (count) => `来不了的 ${count} 位`,
  },
  groupNotes: {
    telephone: '他们选了打电话，或者没有消息能送到。电话在各人的页上。',
    paper: '把纸条打出来送去，答复记在这里。',
    message: '消息送到了谁，在「通知到了谁」里。',
  },
  gap: (title) => `补「${title}」的空`,
  hows: { link: '自己点的', inbox: '在消息里点的', telephone: '电话里说的', counter: '当面说的', sms: '短信回的' },
  person: '他的页，找电话',
  slip: '他自己的答复页',
  told: '通知到了谁',
  noted: '记下了。',
  pressYes: { telephone: '电话里说能来', counter: '当面说能来' },
  pressNo: { telephone: '电话里说来不了', counter: '当面说来不了' },
  fold: '记他的答复',
  refused: {
    ...shiftWords('zh').refused,
    off: '这一天停了，不用答了。',
    'has-place': '已经排了他的班。来不了，请在班里把他拿下来。',
    taken: '已经有人先答应了。',
  },
}

const en: Words = {
  title: 'Ask who can come',
  lead: 'Each is asked once, and answers with one tap. Nobody is asked more than twice in seven days.',
  ask: 'Ask the team',
  asked: (counts) => [`Asked ${counts.asked}`, ...skipped(enSkipped, counts)].join('; ') + '.',
  notAsking: {
    unknown: 'This day was not found.',
    over: 'It has begun: there is nothing to ask any more.',
    off: 'This day is not published, or was left out: nobody can be asked now.',
    'no-team': shiftWords('en').noTeam,
  },
  none: 'Nobody was asked yet',
  noneText: 'Press “Ask the team”: each is asked their own way, by message, telephone or on paper.',
  waiting: 'no answer yet',
  answered: { yes: 'can come', no: 'cannot' },
  groups: {
    telephone: (count) => `${count} to ring`,
    paper: (count) => `${count} to be asked on paper`,
    message: (count) => `${count} asked by message, no answer yet`,
    yes: (count) => `${count} can come`,
    no: (count) => `${count} cannot`,
  },
  groupNotes: {
    telephone: 'They chose the telephone, or no message reaches them. The number is on the page of each.',
    paper: 'Print the slips and bring them; note the answers here.',
    message: 'Whom a message reached is said under “Who was told”.',
  },
  gap: (title) => `for a gap in “${title}”`,
  hows: {
    link: 'by their own page',
    inbox: 'from their messages',
    telephone: 'by telephone',
    counter: 'in person',
    sms: 'by text message',
  },
  person: 'Their page, for the telephone',
  slip: 'Their own page for the answer',
  told: 'Who was told',
  noted: 'Noted.',
  pressYes: { telephone: 'Said yes by telephone', counter: 'Said yes in person' },
  pressNo: { telephone: 'Said no by telephone', counter: 'Said no in person' },
  fold: 'Note their answer',
  refused: {
    ...shiftWords('en').refused,
    off: 'This day was left out, so there is nothing to answer.',
    'has-place': 'They were given a shift already. If they cannot come, take them out of it.',
    taken: 'Somebody else said yes before.',
  },
}

/** Asking the team, and noting what was said. */
export const askWords = bilingual(zh, en)
