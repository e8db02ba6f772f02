import { bilingual } from '#base/words.ts'
import type { Off } from './off.rules.ts'
import type { PlanRefusal } from './planning.ts'

type Why = Exclude<PlanRefusal, 'unknown' | 'stale'>

type PlanningWords = {
  list: string
  newTitle: string
  editTitle: string
  lead: string
  save: string
  saveAndPublish: string
  saved: string
  made: string
  published: string
  discarded: string
  edit: string
  copy: string
  publish: string
  discard: string
  off: string
  offTitle: string
  offLead: (signedUp: number) => string
  hows: Record<Off['how'], string>
  how: string
  reasonKind: string
  reason: string
  reasonHint: string
  insteadWhen: string
  doOff: string
  isOff: string
  inTheWay: string
  takesPlace: (title: string, when: string) => string
  closure: (reason: string) => string
  displace: string
  keepMine: string
  refused: Record<Why, string>
}

const zh: PlanningWords = {
  list: '活动',
  newTitle: '办一场活动',
  editTitle: '改这场活动',
  lead: '记一次，日历、报名、点名和数字都从这里来。',
  save: '先存着，不公布',
  saveAndPublish: '存好并公布',
  saved: '改好了。报了名的人会收到消息。',
  made: '记下了。',
  published: '公布了，大家都能看到。',
  discarded: '拿掉了。',
  edit: '改',
  copy: '照着再办一场',
  publish: '公布',
  discard: '不办了，拿掉',
  off: '这场办不了',
  offTitle: '这场办不了',
  offLead: (signedUp) => (signedUp > 0 ? `已经有 ${signedUp} 位报名，会一一告诉他们。` : '还没有人报名。'),
  hows: { cancelled: '取消', paused: '这次停一次', postponed: '改到别的时间' },
  how: '怎么办',
  reasonKind: '原因',
  reason: '补一句',
  reasonHint: '大家都看得到，不写人名。',
  insteadWhen: '改到什么时候（选了“改到别的时间”才填）',
  doOff: '就这样，告诉大家',
  isOff: '记下了，报了名的人会收到消息。',
  inTheWay: '这个时间场地有别的安排',
  takesPlace: (title, when) => `${title}（${when}）`,
  closure: (reason) => `场地停用：${reason}`,
  displace: '这场是议事，请对方让出场地',
  keepMine: '还是用我写的',
  refused: {
    over: '这场已经结束或者取消了，改不了。',
    clash: '这个时间场地有别的安排，请换个时间或场地。',
    'unknown-venue': '这个场地停用了，请另选。',
    'below-seated': '报上名的人比这个数多，名额不能比他们少。先请人退出，再改小。',
    'mode-seated': '已经有人报名，报名的办法不能再换。',
  },
}

const en: PlanningWords = {
  list: 'Gatherings',
  newTitle: 'Plan a gathering',
  editTitle: 'Change this gathering',
  lead: 'Recorded once: the calendar, sign-up, roll-call and figures all come from here.',
  save: 'Keep it, not public yet',
  saveAndPublish: 'Keep and publish',
  saved: 'Changed. Those who signed up will hear of it.',
  made: 'Kept.',
  published: 'Published for everybody.',
  discarded: 'Taken back.',
  edit: 'Change',
  copy: 'Plan another like it',
  publish: 'Publish',
  discard: 'Take it back',
  off: 'It cannot take place',
  offTitle: 'It cannot take place',
  offLead: (signedUp) => (signedUp > 0 ? `${signedUp} have a place and will be told.` : 'Nobody has signed up yet.'),
  hows: { cancelled: 'Cancel it', paused: 'Leave it out this time', postponed: 'Move it to another time' },
  how: 'What becomes of it',
  reasonKind: 'Why',
  reason: 'A word more',
  reasonHint: 'Everybody reads it; no names.',
  insteadWhen: 'Moved to when (only for another time)',
  doOff: 'Do it and tell everybody',
  isOff: 'Noted; those who signed up will hear of it.',
  inTheWay: 'Something else is at this venue then',
  takesPlace: (title, when) => `${title} (${when})`,
  closure: (reason) => `Venue closed: ${reason}`,
  displace: 'Mine is deliberation: ask the other to give way',
  keepMine: 'Use mine all the same',
  refused: {
    over: 'It is over or was called off and cannot be changed.',
    clash: 'Something else is at this venue then; choose another time or venue.',
    'unknown-venue': 'This venue is no longer in use; choose another.',
    'below-seated': 'More people have a place than that. Ask somebody to give theirs back first.',
    'mode-seated': 'People have signed up already; the way of giving places cannot change now.',
  },
}

/** What planning says besides the fields: pages, buttons, refusals. */
export const planningWords = bilingual(zh, en)
