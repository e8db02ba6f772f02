import { bilingual } from '#base/words.ts'
import type { Channel, ReplyBy } from './intake/wish.rules.ts'
import type { AssigneeRole, State } from './moves.rules.ts'
import type { Category, Term } from './needs.rules.ts'

type NeedWords = {
  need: string
  needs: string
  category: Record<Category, string>
  state: Record<State, string>
  solved: string
  notSolved: string
  term: Record<Term, string>
  channel: Record<Channel, string>
  replyBy: Record<ReplyBy, string>
  hand: Record<AssigneeRole, string>
  dueAhead: (days: number) => string
  dueToday: string
  dueLate: (days: number) => string
  dueLikely: string
  days: (n: number) => string
  everywhere: string
  titleOf: (category: string, place: string) => string
}

const zh: NeedWords = {
  need: '诉求',
  needs: '诉求',
  category: {
    stairwell: '楼道',
    lift: '电梯',
    garbage: '垃圾',
    parking: '停车',
    pipes: '管道',
    ground: '地面',
    lighting: '照明',
    greening: '绿化',
    noise: '噪声',
    'fire-safety': '消防',
    other: '其他',
  },
  state: {
    submitted: '刚收到',
    accepted: '已受理',
    needs_info: '等反映人答复',
    assigned: '已派出',
    in_progress: '正在办',
    waiting_external: '等外部单位',
    resolved: '办好，等回音',
    reopened: '要求再办',
    confirmed: '反映人已回音',
    closed_no_reply: '没有回音，已结',
    closed_unresolved: '没有办成，已结',
    referred: '转到别处',
    merged: '已并入另一件',
    withdrawn: '已撤回',
  },
  solved: '反映人说解决了',
  notSolved: '反映人说没解决',
  term: { question: '1 个工作日', ordinary: '5 个工作日', complex: '15 个工作日' },
  channel: { web: '网上', telephone: '电话', door: '当面', paper: '纸条' },
  replyBy: { none: '不用回音', page: '自己凭编号看', telephone: '打电话告诉', door: '上门告诉' },
  hand: { staff: '居委会', property: '物业', owners: '业委会', partner: '共建单位', team: '志愿队伍' },
  dueAhead: (days) => `未到期，还有 ${days} 天`,
  dueToday: '今天到期',
  dueLate: (days) => `已过 ${days} 天`,
  dueLikely: '按周一至周五推算',
  days: (n) => `${n} 天`,
  everywhere: '全居民区',
  titleOf: (category, place) => (place ? `${category} · ${place}` : category),
}

/** What categories, states and dates of a need are called, wherever they stand. */
export const needWords = bilingual<NeedWords>(zh, {
  need: 'Need',
  needs: 'Needs',
  category: {
    stairwell: 'Stairwell',
    lift: 'Lift',
    garbage: 'Rubbish',
    parking: 'Parking',
    pipes: 'Pipes',
    ground: 'Paving',
    lighting: 'Lighting',
    greening: 'Greenery',
    noise: 'Noise',
    'fire-safety': 'Fire safety',
    other: 'Other',
  },
  state: {
    submitted: 'Just received',
    accepted: 'Taken up',
    needs_info: 'Question to the asker',
    assigned: 'Handed over',
    in_progress: 'In hand',
    waiting_external: 'Waiting for others',
    resolved: 'Done, awaiting reply',
    reopened: 'Asked again',
    confirmed: 'Answered by asker',
    closed_no_reply: 'Closed without reply',
    closed_unresolved: 'Closed unsolved',
    referred: 'Sent elsewhere',
    merged: 'Merged into another',
    withdrawn: 'Withdrawn',
  },
  solved: 'Solved, says the asker',
  notSolved: 'Not solved, says the asker',
  term: { question: '1 working day', ordinary: '5 working days', complex: '15 working days' },
  channel: { web: 'Online', telephone: 'Telephone', door: 'In person', paper: 'On paper' },
  replyBy: { none: 'No reply wanted', page: 'Looks by number', telephone: 'By telephone', door: 'At the door' },
  hand: {
    staff: 'Committee',
    property: 'Property manager',
    owners: "Owners' committee",
    partner: 'Partner',
    team: 'Volunteer team',
  },
  dueAhead: (days) => (days === 1 ? 'Not due yet: 1 day left' : `Not due yet: ${days} days left`),
  dueToday: 'Due today',
  dueLate: (days) => (days === 1 ? '1 day late' : `${days} days late`),
  dueLikely: 'counting Monday to Friday',
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  everywhere: 'The whole area',
  titleOf: (category, place) => (place ? `${category} · ${place}` : category),
})
