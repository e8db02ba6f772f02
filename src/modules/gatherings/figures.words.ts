import { bilingual } from '#base/words.ts'

/** What the figures about gatherings are called and how they are counted, after domain.md D. A change here raises the version. */
export const words = bilingual(
  {
    about: '活动',
    figures: {
      'gatherings.sessions': {
        name: '活动场次',
        unit: '场',
        rows: '这段时间办过的活动',
        definition:
          '一个地方、一段连着的时间、一件事，办了算 1 场，按开始的那一天归日子。记下办过的才算；取消的、停一次的、改期的、时间过了没人记的都不算，旁边另列。',
        traps: [
          '场次多不等于来的人多，要和人次一起看。',
          '一天里几个摊位一起办，是一场。',
          '办没办成，要看公布过多少场。',
        ],
      },
      'gatherings.attendances': {
        name: '活动人次',
        unit: '人次',
        rows: '这段时间办过、点了人的活动',
        definition:
          '每一场到了多少人，加在一起：同一个人来几场算几人次。名单上点到的、另外点了数或叫了号的都算，同一场不重复算，取多的那个。只是估计的不算，旁边另列。',
        traps: [
          '人次不是人数：来十次的人算十次。',
          '带活动的人、帮忙的志愿者不算。',
          '没有点数的场次在这里是 0，不等于没有人来。',
        ],
      },
      'gatherings.distinctPersons': {
        name: '参加活动的人数（至少）',
        unit: '人',
        rows: '知道谁来过的活动',
        definition:
          '这段时间办过的活动里，知道是谁的人，每人只算一次，不管来了几场。只从名单上数，所以是“至少这么多”；不知道是谁的人次旁边另列，不去猜。',
        traps: [
          '永远不等于人次，也不能用人次去推。',
          '名字满一年就不留了，更早的日子会越来越少，不是来的人少了。',
          '几个月的人数不能加在一起：同一个人会在几个月里都来。',
          '同一个人有时留名字、有时用门牌卡，可能算成两个。',
        ],
      },
      'gatherings.fillRate': {
        name: '上座率',
        unit: '%',
        rows: '要报名、点了人的活动',
        definition:
          '要报名的活动里，到的人占位子的多少，按场加在一起算。一场最多算到坐满，多来的不去填别场的空位。只有估计数的、没有点数的不算，旁边另列。',
        traps: ['报了名没有来的，位子算空着。', '位子少的热门活动和位子多的混在一起，分开看才清楚。'],
      },
      'spaces.hours': {
        name: '场地使用时长',
        unit: '小时',
        rows: '在我们的场地办过的活动',
        definition:
          '订了场地、也办了的活动，从开始到结束的小时加在一起，议事、学习、娱乐、服务都算。占开放时间多少另列：开放时间按场地现在写的每周几点开，减去关着的日子，今天以后的不算。',
        traps: [
          '按计划的起止时间算，早散晚散不知道。',
          '没有订场地、自己来坐坐的，这里没有。',
          '在开放时间以外办的也在小时里，所以占的比例可能偏高。',
        ],
      },
    },
  },
  {
    about: 'Gatherings',
    figures: {
      'gatherings.sessions': {
        name: 'Sessions held',
        unit: 'sessions',
        rows: 'Gatherings held during these days',
        definition:
          'One place, one continuous time and one purpose that took place counts as 1, on the day it began. Only what was written down as held; those cancelled, left out, moved, or over with nobody having written down whether they took place are not counted and stand beside it.',
        traps: [
          'Many sessions are not many people; read it with the attendances.',
          'Several stalls together on one day are one session.',
          'Whether plans were kept is seen only beside how many were announced.',
        ],
      },
      'gatherings.attendances': {
        name: 'Attendances',
        unit: 'attendances',
        rows: 'Gatherings held and counted during these days',
        definition:
          'How many were at each session, added up: the same person at several sessions counts each time. Those ticked off a list and those counted or given a ticket count; in one session nobody counts twice, the larger of the two is taken. Mere estimates are not counted and stand beside it.',
        traps: [
          'Attendances are not persons: who comes ten times counts ten times.',
          'Whoever leads or helps is not counted.',
          'A session nobody counted is 0 here, which does not mean that nobody came.',
        ],
      },
      'gatherings.distinctPersons': {
        name: 'Persons who took part (at least)',
        unit: 'persons',
        rows: 'Gatherings of which it is known who came',
        definition:
          'Of the gatherings held during these days: the persons of whom it is known who they are, each once, however many sessions they came to. Counted from lists only, so it is “at least so many”; attendances of nobody knows whom stand beside it, nothing is guessed.',
        traps: [
          'It is never the attendances, and cannot be worked out from them.',
          'Names are kept for a year; earlier days show fewer and fewer, which does not mean that fewer came.',
          'Months cannot be added up: one person may come in several.',
          'Who sometimes gives a name and sometimes uses a household card may count as two.',
        ],
      },
      'gatherings.fillRate': {
        name: 'Seats filled',
        unit: '%',
        rows: 'Gatherings with sign-up, held and counted',
        definition:
          'Of gatherings with sign-up: people present divided by the seats there were, added up over sessions. A session counts up to full at most; who came beyond that does not fill the seats of another. Those only estimated or not counted are left out and stand beside it.',
        traps: [
          'Who signed up and did not come leaves the seat empty.',
          'A small full class and a large half-empty hall are mixed; look at the parts.',
        ],
      },
      'spaces.hours': {
        name: 'Hours venues were used',
        unit: 'hours',
        rows: 'Gatherings held at venues of ours',
        definition:
          'Gatherings that had booked a venue and took place: the hours from beginning to end, added up, for deliberation, learning, leisure and service alike. The share of the open hours stands beside it: open hours are those the venue keeps now, without the days it was closed, and nothing after today.',
        traps: [
          'It goes by the planned times; nobody knows who left early.',
          'Who comes by and sits down without a booking is not in it.',
          'What was held outside the open hours is in the hours, so the share can look high.',
        ],
      },
    },
  },
)

export type GatheringFigure = keyof ReturnType<typeof words>['figures']
