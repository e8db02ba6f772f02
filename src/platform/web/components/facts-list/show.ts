import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { factsList } from './facts-list.ts'

/** What is known about a session. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  const items = [
    { term: t('时间', 'When'), text: t('10月24日 周四 上午9点到11点', 'Thu 24 October, 9:00–11:00') },
    { term: t('地点', 'Where'), text: t('临江微课堂，临江大厦一楼', 'Riverside classroom, ground floor') },
    { term: t('还有位子', 'Seats left'), text: 4 },
  ]
  return html`<div class="card">${factsList(items)}</div>`
}
