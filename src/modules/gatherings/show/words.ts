import { bilingual } from '#base/words.ts'

export const showWords = bilingual(
  {
    list: '最近活动',
    when: '时间',
    where: '在哪里',
    whom: '适合',
    what: '做什么',
    leader: '谁带',
    state: '办得怎样',
    why: '原因',
    onDesk: '在工作台打开',
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
    state: 'State',
    why: 'Why',
    onDesk: 'Open at the desk',
    onFront: 'As everybody sees it',
    until: (from: string, to: string) => `${from} to ${to}`,
    nowhere: 'No place yet',
  },
)
