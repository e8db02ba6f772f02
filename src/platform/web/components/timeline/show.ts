import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { timeline } from './timeline.ts'

/** The way of a need. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return timeline([
    {
      when: t('10月21日 周一 上午9点12分', 'Mon 21 October, 9:12'),
      datetime: '2024-10-21T09:12+08:00',
      what: t('何阿姨来说，社工一号记下', 'Told at reception, written down'),
      kind: 'done',
    },
    {
      when: t('10月21日 周一 晚上8点05分', 'Mon 21 October, 20:05'),
      datetime: '2024-10-21T20:05+08:00',
      what: t('联系上了', 'Contact made'),
      who: t('社工一号', 'Worker no. 1'),
      body: t('声控灯坏了，楼梯拐角看不清。', 'The sensor lamp is broken; the turn of the stairs is dark.'),
      kind: 'done',
    },
    {
      when: t('10月22日 周二', 'Tue 22 October'),
      what: t('物业接了，周四前修', 'Accepted by the property firm, due Thursday'),
      kind: 'going',
    },
    { when: t('10月24日 周四', 'Thu 24 October'), what: t('到期', 'Due'), kind: 'late' },
    { when: t('10月28日 周一', 'Mon 28 October'), what: t('约好回访', 'Follow-up call planned'), kind: 'waiting' },
  ])
}
