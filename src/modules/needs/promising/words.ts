import { bilingual } from '#base/words.ts'

/** What naming a day says, to whoever names it and to those who read it. */
export const promisingWords = bilingual(
  {
    question: '哪天办好？点一个日子',
    again: '改日子',
    lead: '反映人看得到；上了公示栏的，大家都看得到。',
    today: (day: string) => `今天 ${day}`,
    tomorrow: (day: string) => `明天 ${day}`,
    other: '另选一天',
    field: '哪天办好',
    last: (day: string) => `最晚${day}。要更久，请居委会延期。`,
    button: '就定这天',
    fact: '说定办好的日子',
    late: (day: string) => `${day}（过了）`,
    afterDue: '比到期的日子还晚。要更久，请居委会延期，为什么会告诉反映人。',
    thanks: '日子记下了，反映人看得到。',
  },
  {
    question: 'By which day will it be done? Choose one',
    again: 'Another day',
    lead: 'The asker can read it, and everybody where it is on the board.',
    today: (day: string) => `Today, ${day}`,
    tomorrow: (day: string) => `Tomorrow, ${day}`,
    other: 'Choose another day',
    field: 'Done by',
    last: (day: string) => `${day} at the latest. For more time, ask the committee to put it off.`,
    button: 'By this day',
    fact: 'Promised for',
    late: (day: string) => `${day} (past)`,
    afterDue: 'This is later than the due date. For more time, ask the committee to put it off; the asker is told why.',
    thanks: 'The day is noted; the asker can see it.',
  },
)
