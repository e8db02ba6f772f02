import { bilingual } from '#base/words.ts'
import type { EndRefusal } from './closing.ts'
import type { MarkRefusal } from './mark.rules.ts'

/** What setting a roll-call right says, and why something was not taken. */
export const mendWords = bilingual<Words>(
  {
    correctOf: (name) => `更正：${name}`,
    reason: '原因',
    reasonHint: '以后有人问起，看得到为什么改。',
    what: '应该是',
    whats: { arrived: '到了', left: '走了', absent: '没来', cleared: '不算，记错了' },
    correctButton: '更正过来',
    marks: '记过什么',
    byDevice: (no) => `设备 ${no}`,
    byForm: '网页上按的',
    sources: { list: '名单上点的', code: '自己扫码', paper: '从纸上抄的', number: '写人数' },
    clockAhead: (span) => `这台设备的钟快了${span}，时间已经校正`,
    clockBehind: (span) => `这台设备的钟慢了${span}，时间已经校正`,
    days: (n) => `${n}天`,
    hours: (n) => `${n}小时`,
    minutes: (n) => `${n}分钟`,
    back: '回到点名',
    lateTickets: '摊位上的号后来才收到',
    refused: {
      unknown: '找不到这场活动。',
      'not-leader': '您现在不带这场活动，记号没有收下。',
      'called-off': '这场没有办，不能点名。',
      'too-early': '还没开始，现在不能记。',
      over: '点名已经结束，要写原因才能改。',
      'unknown-person': '名单上找不到这个人。',
      'no-walk-ins': '这场只收报名的，没报名的不能加。',
      unreadable: '这个记号看不懂。',
      'not-standing': '这场现在的状态不能这样做。',
      'nothing-noted': '一个人也没记，人数也没写。来了人请先记；没办成，请到活动页取消。',
      'no-reason': '请写原因。',
      'no-number': '请写人数，0 到 20000 的整数。',
      'no-method': '请选人数是怎么知道的。',
      'no-choice': '请选应该是哪一种。',
      stale: '刚才又有人记了一笔，请再看一眼，还要改就再按一次。',
    },
  },
  {
    correctOf: (name) => `Correct: ${name}`,
    reason: 'Reason',
    reasonHint: 'Whoever asks later can see why it was changed.',
    what: 'It should be',
    whats: { arrived: 'here', left: 'left', absent: 'did not come', cleared: 'does not count, a mistake' },
    correctButton: 'Correct it',
    marks: 'What was noted',
    byDevice: (no) => `Device ${no}`,
    byForm: 'On the page',
    sources: { list: 'from the list', code: 'scanned at the door', paper: 'copied from paper', number: 'a number' },
    clockAhead: (span) => `The clock of this device was ${span} ahead; the time is corrected`,
    clockBehind: (span) => `The clock of this device was ${span} behind; the time is corrected`,
    days: (n) => `${n} d `,
    hours: (n) => `${n} h `,
    minutes: (n) => `${n} min`,
    back: 'Back to the roll-call',
    lateTickets: 'numbers of the stalls that came in later',
    refused: {
      unknown: 'This gathering cannot be found.',
      'not-leader': 'You do not lead this gathering now; the mark was not taken.',
      'called-off': 'This one did not take place; the roll cannot be called.',
      'too-early': 'It has not begun; nothing can be noted now.',
      over: 'The roll-call has ended; a change needs its reason.',
      'unknown-person': 'This person is not on the list.',
      'no-walk-ins': 'Only those who signed up can come to this one.',
      unreadable: 'This mark cannot be read.',
      'not-standing': 'This cannot be done in its present state.',
      'nothing-noted':
        'Neither a person nor a number was noted. Note who came first; if it did not take place, call it off on its page.',
      'no-reason': 'Please give a reason.',
      'no-number': 'Please write a whole number from 0 to 20000.',
      'no-method': 'Please choose how the number is known.',
      'no-choice': 'Please choose how it should be.',
      stale: 'Somebody noted something just now. Please look again, and press once more if it still needs correcting.',
    },
  },
)

type Problem = MarkRefusal | EndRefusal | 'no-reason' | 'no-number' | 'no-method' | 'no-choice' | 'stale'
type One = (one: string) => string
type Count = (n: number) => string

type Words = Record<
  'reason' | 'reasonHint' | 'what' | 'correctButton' | 'marks' | 'byForm' | 'back' | 'lateTickets',
  string
> & {
  correctOf: One
  whats: Record<'arrived' | 'left' | 'absent' | 'cleared', string>
  byDevice: Count
  sources: Record<'list' | 'code' | 'paper' | 'number', string>
  clockAhead: One
  clockBehind: One
  days: Count
  hours: Count
  minutes: Count
  refused: Record<Problem, string>
}
