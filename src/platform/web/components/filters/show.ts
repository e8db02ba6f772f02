import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { selectField, textField } from '../field/index.ts'
import { filters, searchBox } from './filters.ts'

/** A search box, and a row of filters of which one is set. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  const states = [
    { value: 'open', label: t('办着的', 'Open') },
    { value: 'closed', label: t('办完的', 'Closed') },
  ]
  return html`${searchBox({ lang, action: '#none', id: 'gallery-search' })}
    <div class="section">
      ${filters({
        lang,
        action: '#none',
        clear: '#none',
        fields: html`${selectField({ lang, name: 'state', label: t('状态', 'State'), options: states, value: 'open', empty: t('全部', 'All') })}
        ${selectField({ lang, name: 'hands', label: t('在谁手里', 'In whose hands'), options: [{ value: 'p', label: t('物业', 'Property firm') }], empty: t('全部', 'All') })}
        ${textField({ lang, name: 'from', label: t('哪栋楼', 'Building'), optional: true })}`,
      })}
    </div>`
}
