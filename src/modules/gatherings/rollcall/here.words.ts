import { bilingual } from '#base/words.ts'
import type { HereRefusal } from './here.ts'

/** What the code at the door says, and the page somebody lands on who scans it. */
export const hereWords = bilingual<Words>(
  {
    door: (venue) => `${venue} · 签到`,
    doorLead: '来了请扫一下。没有手机的，请带活动的人点名字。',
    scan: '扫一扫，我到了',
    scanNote: '码每半分钟换一次。不问您在哪里。',
    digits: '不扫也行：打开“我的报名”，填这 6 位数字',
    title: '我到了',
    nothing: '现在这里没有活动',
    nothingText: '开始前半小时到结束后半小时，可以在这里签到。',
    calendar: '看看最近有什么',
    who: '谁来了',
    here: '已经记下了',
    guest: '按一下，只记多了一位，不问名字。',
    guestBeside:
      '报了名的先别按：请用下面的电话和查询码，或者请带活动的人在名单上点名字。没报名的按一下，只记多了一位，不问名字。',
    household: '您家的人，来了几位勾几位。',
    button: '我们到了',
    guestButton: '我到了',
    guestButtonBeside: '没报名，我也来了',
    mine: '报过名的，找到自己的报名',
    mineNote: '电话是报名时留的，查询码在报名那一页上。找到以后，来了几位勾几位。',
    find: '找到我的报名',
    elsewhere: '这个查询码报的是另一场，不是现在这里的。',
    thanks: '记下了，欢迎您来。',
    stale: '这个码过期了',
    staleText: '码每半分钟换一次，请回到门口再扫一下。',
    refused: {
      'not-on-now': '这场现在不在签到的时间里。',
      'nobody-chosen': '请勾一勾谁来了。',
      'no-place': '这次报名现在没有位子，请跟带活动的人说一声。',
      'not-leader': '没有记上，请找带活动的人。',
      'called-off': '这场没有办。',
      'too-early': '还没到签到的时间。',
      over: '点名已经结束了。',
      'unknown-person': '没有记上，请找带活动的人。',
      'no-walk-ins': '这场只收报名的，请找带活动的人。',
      unreadable: '没有记上，请找带活动的人。',
    },
  },
  {
    door: (venue) => `${venue} · sign in`,
    doorLead: 'Please scan when you arrive. Without a phone, whoever leads finds your name.',
    scan: 'Scan: I am here',
    scanNote: 'The code changes every half minute. Nobody asks where you are.',
    digits: 'Without scanning: open “My sign-up” and type these 6 digits',
    title: 'I am here',
    nothing: 'Nothing is on here now',
    nothingText: 'You can sign in from half an hour before until half an hour after.',
    calendar: 'See what is on',
    who: 'Who is here',
    here: 'noted already',
    guest: 'Press once: one more person is counted, without a name.',
    guestBeside:
      'If you signed up, do not press this: use your telephone number and code below, or ask whoever leads to tap your name. If not, press once: one more person is counted, without a name.',
    household: 'People of your household: tick whoever is here.',
    button: 'We are here',
    guestButton: 'I am here',
    guestButtonBeside: 'I did not sign up, and am here',
    mine: 'If you signed up: find your sign-up',
    mineNote: 'The telephone number you left, and the code on the page of your sign-up. Then tick whoever is here.',
    find: 'Find my sign-up',
    elsewhere: 'This code is for another gathering, not for what is on here now.',
    thanks: 'Noted. Welcome!',
    stale: 'This code is too old',
    staleText: 'It changes every half minute. Please scan it again at the door.',
    refused: {
      'not-on-now': 'It is not the time to sign in for this one.',
      'nobody-chosen': 'Please tick whoever is here.',
      'no-place': 'This sign-up has no place now. Please tell whoever leads.',
      'not-leader': 'It was not noted. Please ask whoever leads.',
      'called-off': 'This one does not take place.',
      'too-early': 'It is too early to sign in.',
      over: 'The roll-call has ended.',
      'unknown-person': 'It was not noted. Please ask whoever leads.',
      'no-walk-ins': 'Only those who signed up can come. Please ask whoever leads.',
      unreadable: 'It was not noted. Please ask whoever leads.',
    },
  },
)

type Words = Record<
  | 'doorLead'
  | 'scan'
  | 'scanNote'
  | 'digits'
  | 'title'
  | 'nothing'
  | 'nothingText'
  | 'calendar'
  | 'who'
  | 'here'
  | 'guest'
  | 'guestBeside'
  | 'household'
  | 'button'
  | 'guestButton'
  | 'guestButtonBeside'
  | 'mine'
  | 'mineNote'
  | 'find'
  | 'elsewhere'
  | 'thanks'
  | 'stale'
  | 'staleText',
  string
> & { door: (venue: string) => string; refused: Record<HereRefusal, string> }
