import { bilingual } from '#base/words.ts'
import type { TextProblem } from '#base/form.rules.ts'
import type { DisplaceRefusal } from './displacing.ts'
import type { SettleRefusal } from './settling.ts'

type Words = {
  reason: string
  signedUp: (taken: number) => string
  nobodySignedUp: string
  displace: string
  displaceLead: (title: string) => string
  inTheWay: string
  offered: string
  noOffers: string
  displaceReasonHint: string
  displaceYes: string
  displaced: string
  back: string
  lost: string
  lostToFirst: string
  lostToClosure: string
  offersTitle: string
  take: string
  lookAgain: string
  callOff: string
  callOffNote: string
  moved: string
  calledOff: string
  placeTitle: string
  at: (when: string, venue: string) => string
  refusedText: Record<TextProblem, string>
  refusedDisplacing: Record<DisplaceRefusal, string>
  refusedSettling: Record<SettleRefusal, string>
}

const zh: Words = {
  reason: '为什么',
  signedUp: (taken) => `报了 ${taken} 人`,
  nobodySignedUp: '还没有人报名',
  displace: '请别的活动让一让',
  displaceLead: (title) => `“${title}”是议事，可以优先用场地。让开的活动不会没有，会给它们另找时间和地方。`,
  inTheWay: '要让开的',
  offered: '会请带的人从这里面选',
  noOffers: '一周里没找到合适的空档，要另想办法。',
  displaceReasonHint: '带的人和报了名的人都会看到，比如：电梯的事周五前要定下来。',
  displaceYes: '就这样，请它们让开',
  displaced: '场地空出来了。让开的活动在等带的人选新的时间或地方。',
  back: '先不动',
  lost: '这一场现在没有地方',
  lostToFirst: '原来的场地让给了议事。',
  lostToClosure: '原来的场地那时候关闭。',
  offersTitle: '可以换到',
  take: '换到这里',
  lookAgain: '再找一找空的',
  callOff: '取消这一场',
  callOffNote: '取消以后，报了名的人还在名单上，要有人告诉他们。',
  moved: '换好了。',
  calledOff: '取消了。请告诉报了名的人。',
  placeTitle: '另找时间或地方',
  at: (when, venue) => `${when}，${venue}`,
  refusedText: {
    missing: '请写一写原因，大家看得到。',
    'too-long': '写得太长了，请短一些。',
    'odd-characters': '里面有看不见的符号，请删掉重打一遍。',
  },
  refusedDisplacing: {
    unknown: '这两场活动里，有一场已经不在了，或者已经没有场地可让。',
    'not-in-the-way': '它不挡着那一场，不用让。',
    'not-first': '只有议事可以请别的活动让开，议事和议事之间不让。',
    closed: '这段时间场地关闭，让开了也用不了。',
    started: '它已经开始或者办过了，不能再让。',
    'more-in-the-way': '刚才又有别的活动排了进来，请再看一遍要让开的。',
  },
  refusedSettling: {
    unknown: '没有找到这一场活动。',
    settled: '这一场的地方已经定下来了。',
    gone: '那个时间刚刚被别人用了，下面是新找的。什么都没有丢。',
  },
}

/** What is said where a gathering leaves its venue, and where it finds another. */
export const displacingWords = bilingual<Words>(zh, {
  reason: 'Why',
  signedUp: (taken) => `${taken} signed up`,
  nobodySignedUp: 'Nobody has signed up yet',
  displace: 'Ask others to give way',
  displaceLead: (title) =>
    `“${title}” is deliberation, which goes first at a venue. Whatever leaves is offered other times and places.`,
  inTheWay: 'Will have to leave',
  offered: 'Whoever leads it may choose from',
  noOffers: 'Nothing suitable is free within a week; somebody has to think of another way.',
  displaceReasonHint: 'Whoever leads it and whoever signed up will read it: the lift has to be decided by Friday.',
  displaceYes: 'Yes, they give way',
  displaced: 'The venue is free. What left waits for its leader to choose another time or place.',
  back: 'Leave it as it is',
  lost: 'This gathering has no place now',
  lostToFirst: 'Its venue was given to deliberation.',
  lostToClosure: 'Its venue is closed at that time.',
  offersTitle: 'It can move to',
  take: 'Move here',
  lookAgain: 'Look again',
  callOff: 'Call it off',
  callOffNote: 'Whoever signed up stays on the list; somebody has to tell them.',
  moved: 'Moved.',
  calledOff: 'Called off. Please tell those who signed up.',
  placeTitle: 'Another time or place',
  at: (when, venue) => `${when}, ${venue}`,
  refusedText: {
    missing: 'Please give a reason; people will read it.',
    'too-long': 'This is too long; please make it shorter.',
    'odd-characters': 'There are invisible signs in this; please type it again.',
  },
  refusedDisplacing: {
    unknown: 'One of the two gatherings is gone, or has no venue to give.',
    'not-in-the-way': 'It is not in the way and need not leave.',
    'not-first': 'Only deliberation may ask others to give way, and never another deliberation.',
    closed: 'The venue is closed then; nobody could use it.',
    started: 'It has begun or was held and cannot leave any more.',
    'more-in-the-way': 'Something else was planned there just now; please look again at what has to leave.',
  },
  refusedSettling: {
    unknown: 'This gathering was not found.',
    settled: 'This gathering has its place already.',
    gone: 'Somebody took that time just now; below is what is free. Nothing was lost.',
  },
})
