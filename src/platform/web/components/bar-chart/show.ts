import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { barChart } from './bar-chart.ts'

const counted = [68, 44, 92, 71, 75, 70, 41, 38, 104, 111, null, null]
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A year by month, two months not counted yet. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  const bars = counted.map((value, at) => ({
    label: t(`${at + 1}月`, english[at] ?? ''),
    value,
    href: value === null ? undefined : `?month=${at + 1}`,
  }))
  return html`<div class="card">
    <div class="card-body">
      ${barChart({ lang, title: t('服务人次', 'Service contacts'), unit: t('人次', 'contacts'), bars, effort: 'e3' })}
    </div>
  </div>`
}
