import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { fromAbove } from '../../gallery/pictures.ts'
import { say } from '../../gallery/say.ts'
import { plan } from './plan.ts'

/** A compound with four places. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return plan({
    lang,
    title: t('长江大楼小区', 'Changjiang compound'),
    drawing: fromAbove,
    pins: [
      { x: 24, y: 16, label: t('3号楼漏水', 'Leak, building 3'), href: '#none', note: t('已过 1 天', '1 day over') },
      { x: 51, y: 93, label: t('南门地砖', 'South gate paving'), href: '#none', note: t('处理中', 'in hand') },
      { x: 84, y: 33, label: t('花园议事亭', 'Pavilion'), href: '#none', note: t('可预约', 'bookable') },
      { x: 12, y: 74, label: t('新车位', 'New parking'), href: '#none', note: t('征询中', 'collecting views') },
    ],
  })
}
