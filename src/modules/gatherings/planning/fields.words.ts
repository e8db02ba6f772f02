import { bilingual } from '#base/words.ts'
import type { SignUpMode } from '../kinds.rules.ts'
import type { EffortKey } from '../plan.rules.ts'
import type { PlanProblem } from './plan.rules.ts'
import type { WhenProblem } from './when.rules.ts'

type FieldWords = {
  parts: { what: string; when: string; where: string; seats: string }
  title: string
  titleHint: string
  kind: string
  purpose: string
  purposeHint: string
  byKind: string
  audience: string
  effort: string
  noEffort: string
  efforts: Record<EffortKey, string>
  leader: string
  leaderHint: string
  about: string
  aboutHint: string
  day: string
  from: string
  to: string
  venue: string
  venueOf: (name: string, capacity: number) => string
  noVenue: string
  elsewhere: string
  elsewhereHint: string
  spot: string
  spotHint: string
  everywhere: string
  signUp: string
  modes: Record<SignUpMode, string>
  modeHints: Record<SignUpMode, string>
  capacity: string
  closesHours: string
  closesHint: string
  replyHours: string
  replyHint: string
  partyMost: string
  partyHint: string
  forMinors: string
  walkIns: string
  refused: Record<PlanProblem | WhenProblem | 'closed-then', string>
}

const zh: FieldWords = {
  parts: { what: '是什么', when: '什么时候', where: '在哪里', seats: '名额和报名' },
  title: '名称',
  titleHint: '大家看得懂的话，比如：智能手机课第三讲。',
  kind: '哪一种',
  purpose: '场地用来做什么',
  purposeHint: '撞了场地，议事优先。',
  byKind: '按上面那一种',
  audience: '适合谁',
  effort: '算在哪一功里',
  noEffort: '不算在哪一功里',
  efforts: { e1: '实功', e2: '绣功', e3: '真功', e4: '外功', e5: '内功' },
  leader: '谁带',
  leaderHint: '带的人能点名、收尾。',
  about: '说明',
  aboutHint: '带什么来、要注意什么。大家都看得到。',
  day: '哪一天',
  from: '几点开始',
  to: '几点结束',
  venue: '场地',
  venueOf: (name, capacity) => `${name}（坐 ${capacity} 人）`,
  noVenue: '不在我们的场地',
  elsewhere: '别的地方',
  elsewhereHint: '不在我们的场地时写。',
  spot: '在哪个小区',
  spotHint: '场地不属于哪个小区、或者不在我们的场地时选；管那里的人也看得到、改得了。',
  everywhere: '整个居民区',
  signUp: '怎么报名',
  modes: { none: '不用报名', 'first-come': '先报先得', draw: '截止后抽签' },
  modeHints: {
    none: '来了就算。',
    'first-come': '满了排队，有人退出按先后补。',
    draw: '头一回来的优先，其余抽签；谁都能自己复核。',
  },
  capacity: '名额',
  closesHours: '开始前几小时截止报名',
  closesHint: '空着就是 2 小时。',
  replyHours: '候补的人几小时内答复',
  replyHint: '空着就是 24 小时。',
  partyMost: '一次最多报几位',
  partyHint: '一家人一起来时写，最多 6 位。',
  forMinors: '是给孩子办的：要家长同意，写谁来接，两位大人在场',
  walkIns: '没报名的也可以来',
  refused: {
    missing: '这里还空着。',
    'too-long': '太长了，短一些。',
    'odd-characters': '里面有读不出的字符，请重新打一遍。',
    choose: '请选一个。',
    'choose-day': '请选哪一天。',
    'day-too-far': '日子太远了：只能记前后四百天里的。',
    'choose-time': '请写几点，比如 9:00。',
    'ends-before': '结束要比开始晚，至少五分钟；过了半夜的另记一场。',
    'too-long-time': '太长了：一场最多 16 小时，隔天的另记一场。',
    'choose-place': '请选场地，或者在下面写别的地方。',
    'two-places': '选了场地，这里就不用写：只能写一个。',
    'choose-compound': '请选在哪个小区。',
    number: '请写一个数，在范围里。',
    'capacity-missing': '要报名就请写名额。',
    'closed-then': '这个时间场地不开放，请看场地的开放时间。',
  },
}

const en: FieldWords = {
  parts: { what: 'What', when: 'When', where: 'Where', seats: 'Places and sign-up' },
  title: 'Title',
  titleHint: 'In words everybody understands: Smartphone class, third lesson.',
  kind: 'Kind',
  purpose: 'What the venue is used for',
  purposeHint: 'Where two want a venue, deliberation goes first.',
  byKind: 'As the kind says',
  audience: 'For whom',
  effort: 'Which effort it belongs to',
  noEffort: 'None of them',
  efforts: {
    e1: 'True renewal 实功',
    e2: 'Fine service 绣功',
    e3: 'True effort 真功',
    e4: 'Partners 外功',
    e5: 'Voices 内功',
  },
  leader: 'Led by',
  leaderHint: 'Whoever leads calls the roll and closes it.',
  about: 'More about it',
  aboutHint: 'What to bring, what to mind. Everybody can read it.',
  day: 'Day',
  from: 'From',
  to: 'To',
  venue: 'Venue',
  venueOf: (name, capacity) => `${name} (seats ${capacity})`,
  noVenue: 'Not at a venue of ours',
  elsewhere: 'Another place',
  elsewhereHint: 'When it is at no venue of ours.',
  spot: 'In which compound',
  spotHint:
    'When the venue belongs to no compound, or it is at none of ours; whoever works there sees it and can change it.',
  everywhere: 'The whole area',
  signUp: 'Sign-up',
  modes: { none: 'None needed', 'first-come': 'In the order people ask', draw: 'A draw after it closes' },
  modeHints: {
    none: 'Whoever comes is there.',
    'first-come': 'When full there is a waiting list; places that free up go down it in order.',
    draw: 'First-timers first, then a draw that anybody can check.',
  },
  capacity: 'Places',
  closesHours: 'Closes so many hours before the start',
  closesHint: '2 hours when left empty.',
  replyHours: 'Hours to reply from the waiting list',
  replyHint: '24 hours when left empty.',
  partyMost: 'Most people in one sign-up',
  partyHint: 'For families; 6 at most.',
  forMinors: 'For children: guardians agree, say who fetches them, two adults are present',
  walkIns: 'People may come without signing up',
  refused: {
    missing: 'This is still empty.',
    'too-long': 'Too long; shorter, please.',
    'odd-characters': 'It holds characters nobody can read; please type it again.',
    choose: 'Please choose one.',
    'choose-day': 'Please choose a day.',
    'day-too-far': 'Too far away: only within four hundred days.',
    'choose-time': 'Please give a time, such as 9:00.',
    'ends-before': 'It must end after it begins, by five minutes at least; past midnight is another gathering.',
    'too-long-time': 'Too long: 16 hours at most; another day is another gathering.',
    'choose-place': 'Choose a venue, or write another place below.',
    'two-places': 'With a venue chosen this stays empty: one place, not both.',
    'choose-compound': 'Please choose in which compound.',
    number: 'Please give a number within bounds.',
    'capacity-missing': 'With sign-up it needs a number of places.',
    'closed-then': 'The venue is not open at that time; see its hours.',
  },
}

/** What the fields of a plan are called. */
export const fieldWords = bilingual(zh, en)
