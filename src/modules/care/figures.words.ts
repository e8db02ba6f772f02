import { bilingual } from '#base/words.ts'

export type CareFigure = 'care.visits' | 'care.visitCoverage' | 'care.escalationsInTime'

type Said = { name: string; unit: string; definition: string; traps: readonly string[]; rows: string }
type Words = {
  about: string
  figures: Record<CareFigure, Said>
  beside: Record<'declined' | 'unanswered' | 'missed' | 'resolved' | 'paused' | 'short' | 'open' | 'late', string>
  month: (month: string) => string
  columns: Record<'day' | 'month' | 'means' | 'state' | 'contacts' | 'hours', string>
  visit: string
  plan: string
  yes: string
  no: string
}

export const figureWords = bilingual<Words>(
  {
    about: '关爱探访',
    figures: {
      'care.visits': {
        name: '探访次数',
        unit: '次',
        definition: '按约定安排的日子算，见到本人或者说上话的次数（都好的和有事要帮的）。',
        traps: ['老人说不用来的、没人应的、没人记下的，单独列出，不算在里面。', '次数多不等于照顾好。'],
        rows: '这段时间见到或说上话的探访',
      },
      'care.visitCoverage': {
        name: '月探访率',
        unit: '%',
        definition:
          '每个月里，答应过、当月满 15 天有效的约定，有几份当月至少见到或说上话一次；几个月放在一起时，按「份·月」相加。',
        traps: ['老人说不用来是他的权利，单独列出。', '歇着的日子不算有效天数；当月不满 15 天的不算进分母。'],
        rows: '这段时间满 15 天有效的约定，一份一个月',
      },
      'care.escalationsInTime': {
        name: '未应答处置及时率',
        unit: '%',
        definition: '敲门没人应、开始找人的，24 小时内由人定下结论的占全部的多少。还在找的不满 24 小时先不算。',
        traps: ['这是安全的数字，只给自己看，不拿来比。'],
        rows: '这段时间没人应、找过人的探访',
      },
    },
    beside: {
      declined: '老人说不用',
      unanswered: '没人应、去找过',
      missed: '没人记下',
      resolved: '找过、由人定了结论',
      paused: '当月歇过的约定',
      short: '当月不满 15 天的约定',
      open: '还在找',
      late: '超过 24 小时',
    },
    month: (month) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
    columns: {
      day: '日子',
      month: '月份',
      means: '怎么去',
      state: '怎么样',
      contacts: '当月见到几次',
      hours: '几小时定下',
    },
    visit: '次',
    plan: '份',
    yes: '见到了',
    no: '没有',
  },
  {
    about: 'Care',
    figures: {
      'care.visits': {
        name: 'Visits made',
        unit: 'visits',
        definition:
          'By the day they were due: visits at which the elder was met or spoken with, well or with something wanted.',
        traps: [
          'Those the elder did not want, that nobody answered or nobody wrote down stand apart and are not in it.',
          'More visits are not better care.',
        ],
        rows: 'Visits of this time at which somebody was met or spoken with',
      },
      'care.visitCoverage': {
        name: 'Visited within the month',
        unit: '%',
        definition:
          'Of arrangements agreed to and active for at least 15 days of a month, how many had at least one contact in it. Several months are added up, one arrangement and month each.',
        traps: [
          'Not wanting a visit is a right, and stands apart.',
          'Days of rest are not active; a month with fewer than 15 active days is not counted.',
        ],
        rows: 'Arrangements active for 15 days or more, one line a month',
      },
      'care.escalationsInTime': {
        name: 'Unanswered doors settled in time',
        unit: '%',
        definition:
          'Of the doors that stayed shut and were looked after, how many a person decided about within 24 hours. One that is being looked after for less is not counted yet.',
        traps: ['A number about safety, for ourselves; not for comparing.'],
        rows: 'Visits of this time at which nobody answered and somebody was looked for',
      },
    },
    beside: {
      declined: 'not wanted by the elder',
      unanswered: 'unanswered and looked for',
      missed: 'not written down',
      resolved: 'looked for, decided by a person',
      paused: 'arrangements that rested in the month',
      short: 'arrangements with fewer than 15 days',
      open: 'still being looked for',
      late: 'later than 24 hours',
    },
    month: (month) =>
      new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${month}-01`),
      ),
    columns: {
      day: 'Day',
      month: 'Month',
      means: 'In which way',
      state: 'How it was',
      contacts: 'Contacts',
      hours: 'Hours',
    },
    visit: '',
    plan: '',
    yes: 'met',
    no: 'none',
  },
)
