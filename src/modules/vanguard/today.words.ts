import { bilingual } from '#base/words.ts'

/** What the vanguard says on Today. */
export const todayWords = bilingual(
  {
    short: (when: string, missing: number) => `${when} 的先锋日还差 ${missing} 人`,
    find: '找人',
    disputed: (lines: number) => `${lines} 条时长有人说不对`,
    settle: '等主任定',
    hours: (lines: number) => `${lines} 条服务时长等确认`,
    confirm: '看一眼',
    wishes: (people: number) => `${people} 位想来帮忙`,
    ring: '打个电话',
    certificates: (people: number) => `${people} 位要服务证明`,
    issue: '开一张',
    papers: (papers: number, days: number) => `${papers} 张证件过期了，或者 ${days} 天内到期`,
    renew: '提醒换证',
  },
  {
    short: (when: string, missing: number) => `${when}: the vanguard day lacks ${missing}`,
    find: 'find them',
    disputed: (lines: number) => `${lines} hours somebody calls wrong`,
    settle: 'for the director',
    hours: (lines: number) => `${lines} hours wait to be confirmed`,
    confirm: 'have a look',
    wishes: (people: number) => `${people} want to help`,
    ring: 'ring them',
    certificates: (people: number) => `${people} asked for a certificate`,
    issue: 'issue it',
    papers: (papers: number, days: number) => `${papers} papers ended, or end within ${days} days`,
    renew: 'ask for new ones',
  },
)
