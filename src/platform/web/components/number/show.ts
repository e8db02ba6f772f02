import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { statRow } from './number.ts'

/** Numbers that lead to their records. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return statRow([
    {
      value: 714,
      unit: t('人次', 'contacts'),
      label: t('真功 · 先锋日', 'Vanguard days'),
      note: t('30 场，43 个周四', '30 sessions of 43 Thursdays'),
      href: '#none',
      effort: 'e3',
    },
    {
      value: '5 / 7',
      label: t('实功 · 家园', 'Homes'),
      note: t('个小目标做完了', 'goals reached'),
      href: '#none',
      effort: 'e1',
    },
    { value: '11', unit: t('小时', 'hours'), label: t('首次联系，中位数', 'First contact, median'), href: '#none' },
    { value: '92%', label: t('按时办结', 'Closed on time'), note: t('287 件里的 264 件', '264 of 287'), href: '#none' },
  ])
}
