import { bilingual } from '#base/words.ts'

export const showWords = bilingual(
  {
    list: '最近活动',
    when: '时间',
    where: '在哪里',
    whom: '适合',
    what: '做什么',
    leader: '谁带',
    why: '原因',
    instead: '改到',
    seeInstead: '看新的一场',
    onFront: '大家看到的样子',
    until: (from: string, to: string) => `${from} 到 ${to}`,
    nowhere: '地点还没定',
  },
  {
    list: 'What is on',
    when: 'When',
    where: 'Where',
    whom: 'For',
    what: 'What',
    leader: 'Led by',
    why: 'Why',
    instead: 'Moved to',
    seeInstead: 'See the new one',
    onFront: 'As everybody sees it',
    until: (from: string, to: string) => `${from} to ${to}`,
    nowhere: 'No place yet',
  },
)
