import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { fivePetals, type Petal } from './five-petals.ts'

const petals = (lang: Lang): Petal[] => {
  const t = say(lang)
  return [
    {
      effort: 'e1',
      name: t('实功', 'Solid'),
      about: t('家园', 'homes'),
      value: '5/7',
      unit: t('个小目标', 'goals'),
      href: '#none',
    },
    {
      effort: 'e2',
      name: t('绣功', 'Fine'),
      about: t('服务', 'services'),
      value: 86,
      unit: t('场', 'sessions'),
      href: '#none',
    },
    {
      effort: 'e3',
      name: t('真功', 'True'),
      about: t('先锋日', 'vanguard days'),
      value: 714,
      unit: t('人次', 'contacts'),
      href: '#none',
    },
    {
      effort: 'e4',
      name: t('外功', 'Outer'),
      about: t('朋友圈', 'partners'),
      value: '41/46',
      unit: t('项承诺', 'pledges'),
      href: '#none',
    },
    {
      effort: 'e5',
      name: t('内功', 'Inner'),
      about: t('宣讲', 'lectures'),
      value: 12,
      unit: t('场', 'sessions'),
      href: '#none',
    },
  ]
}

/** A year with all five. */
export const showAll = (lang: Lang): Html =>
  html`<div class="card">
    <div class="card-body">${fivePetals(say(lang)('今年的五功', 'The five efforts this year'), petals(lang))}</div>
  </div>`

/** A year with all five, and one with three. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return html`<div class="stack">
    <div class="card">
      <div class="card-body">${fivePetals(t('今年的五功', 'The five efforts this year'), petals(lang))}</div>
    </div>
    <div class="card">
      <div class="card-body">
        ${fivePetals(
          t('刚开始的一年', 'A year that has just begun'),
          petals(lang).filter(({ effort }) => effort !== 'e2' && effort !== 'e5'),
        )}
      </div>
    </div>
  </div>`
}
