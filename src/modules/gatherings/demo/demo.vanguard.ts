import type { Day } from '#base/days.ts'
import { weekly } from './demo.days.ts'
import { open, type Programme } from './demo.programme.ts'

const since: Day = '2024-01-04'
const holiday = { reasonKind: 'holiday', reason: null } as const
const weather = (reason: string) => ({ reasonKind: 'weather' as const, reason })

/**
 * Every Thursday since the first of 2024 (P6). Until 25 October there were 43, of which thirty were held: the holidays are the
 * announced ones, the weather is invented but of its season.
 */
export const vanguardDay: Programme = {
  plan: {
    ...open,
    kind: 'vanguard',
    purpose: 'service',
    audience: 'everybody',
    effort: 'e3',
    about: '理发、修小家电、水电煤检查、量血压、教用手机。谁都可以来，不收钱。',
  },
  titles: ['临江先锋日'],
  venue: 'outdoor',
  leader: 'volunteer',
  minute: 9 * 60,
  lasts: 120,
  when: (day) => day >= since && weekly(4)(day),
  since,
  recurs: { rule: 'FREQ=WEEKLY;BYDAY=TH' },
  onHoliday: 'skip',
  come: [19, 25],
  count: 'count',
  tale: {
    until: '2024-10-25',
    off: {
      '2024-01-25': weather('寒潮，早上零下四度'),
      '2024-02-08': { reasonKind: 'other', reason: '年底了，大家回家过年' },
      '2024-02-15': holiday,
      '2024-04-04': holiday,
      '2024-05-02': holiday,
      '2024-06-20': weather('暴雨'),
      '2024-06-27': weather('暴雨'),
      '2024-07-18': weather('高温'),
      '2024-08-01': weather('高温'),
      '2024-08-08': weather('高温'),
      '2024-08-15': weather('高温'),
      '2024-09-19': weather('台风'),
      '2024-10-03': holiday,
    },
  },
  light: true,
}
