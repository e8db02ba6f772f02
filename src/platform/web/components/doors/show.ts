import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { doors, entrance, type Door } from './doors.ts'

/** Four ways in. */
const four = (lang: Lang): Door[] => {
  const t = say(lang)
  return [
    {
      href: '#none',
      icon: 'message-square-text',
      title: t('我要反映', 'Tell us'),
      note: t('说一件事，拍一张照也行', 'A sentence or a photo will do'),
    },
    {
      href: '#none',
      icon: 'calendar-days',
      title: t('最近活动', 'What’s on'),
      note: t('本周 11 场，6 场有位子', '11 this week, 6 with seats'),
    },
    {
      href: '#none',
      icon: 'hammer',
      title: t('在改什么', 'What is changing'),
      note: t('2 个项目在做，1 个听证', '2 projects, 1 hearing'),
    },
    {
      href: 'tel:02100000000',
      icon: 'phone',
      title: t('打电话', 'Call us'),
      note: t('周一至周六 8:30–20:00', 'Mon–Sat 8:30–20:00'),
    },
  ]
}

/** Doors by themselves. */
export const show = (lang: Lang): Html => doors(four(lang))

/** The top of a home page. */
export const showEntrance = (lang: Lang): Html => {
  const t = say(lang)
  return entrance({
    kicker: t('10月24日 周四 · 今天是先锋日，上午9点起', 'Thursday 24 October · vanguard day from 9:00'),
    title: t('远亲不如近邻，有事我们商量', 'Neighbours first: let us talk it over'),
    lead: t(
      '说一句话就行，不用登录。几时回您、办到哪一步，都写在明处。',
      'One sentence is enough, no account. When we answer, and how far it is, stands in the open.',
    ),
    doors: four(lang),
  })
}
