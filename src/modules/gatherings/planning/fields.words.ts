import { bilingual } from '#base/words.ts'
import type { SignUpMode } from '../kinds.rules.ts'
import type { EffortKey } from '../plan.rules.ts'

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
  noVenue: string
  elsewhere: string
  elsewhereHint: string
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
  noVenue: '不在我们的场地',
  elsewhere: '别的地方',
  elsewhereHint: '不在我们的场地时写。',
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
  noVenue: 'Not at a venue of ours',
  elsewhere: 'Another place',
  elsewhereHint: 'When it is at no venue of ours.',
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
}

/** What the fields of a plan are called. */
export const fieldWords = bilingual(zh, en)
