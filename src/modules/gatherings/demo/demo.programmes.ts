import { classes } from './demo.classes.ts'
import { lunarly, monthly } from './demo.days.ts'
import { open, type Programme } from './demo.programme.ts'
import { vanguardDay } from './demo.vanguard.ts'
import { regulars } from './demo.regulars.ts'

const festival = (lunar: string, titles: Programme['titles'], about: string): Programme => ({
  plan: { ...open, kind: 'festival', purpose: 'leisure', audience: 'everybody', effort: 'e2', about },
  titles,
  venue: 'hall',
  leader: 'director',
  minute: 14 * 60,
  lasts: 120,
  when: lunarly(lunar),
  recurs: { lunar },
  onHoliday: 'keep',
  come: [38, 58],
  count: lunar === '8-15' || lunar === '1-15' ? 'estimate' : 'count',
})

/** What neighbours of the demonstration do together, after the article (P3–P7); the first of two that want one place has it. */
export const programmes: readonly Programme[] = [
  festival('12-20', ['写春联，迎新年'], '请会写字的邻居写，写好带回家。'),
  festival('1-15', ['元宵节猜灯谜'], '猜中有汤圆。'),
  festival('5-5', ['端午节包粽子'], '糯米粽叶都备好了，包两只带走。'),
  festival('8-15', ['中秋邻里聚会'], '吃月饼，听合唱队唱歌。'),
  festival('9-9', ['重阳敬老茶话会'], '请楼里的老人来坐坐。'),
  {
    plan: {
      ...open,
      kind: 'meeting',
      purpose: 'deliberation',
      audience: 'everybody',
      effort: 'e1',
      about: '谁都可以来说，谁都可以听。',
    },
    titles: ['议事会', '议事会：楼道里的杂物', '议事会：非机动车放哪里', '议事会：花园怎么用', '议事会：晚上的声音'],
    venue: 'pavilion',
    leader: 'director',
    minute: 19 * 60,
    lasts: 90,
    when: monthly(3, 3),
    recurs: { rule: 'FREQ=MONTHLY;BYDAY=3WE' },
    onHoliday: 'skip',
    come: [9, 19],
    count: 'count',
    notes: [
      '说了三件事：楼道堆物先贴通知，两个星期后一起清；门禁请物业报价；下次请楼组长来。',
      '停车的办法有三种，大家各说各的好处，没有定。请物业数清楚空位，下个月再议。',
      '同意花园空地早上打拳、晚上跳舞，音量都放低一格。没有人反对。',
    ],
    light: true,
  },
  ...classes,
  ...regulars,
  vanguardDay,
]
