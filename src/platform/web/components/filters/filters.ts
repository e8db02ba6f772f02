import type { Lang } from '#base/words.ts'
import { html, nothing, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { words } from '../../words.ts'

type Filters = {
  lang: Lang
  action: string
  /** Fields made with `selectField`, `textField` and the like. */
  fields: Html
  /** The same list without filters; given only when one is set. */
  clear?: string | undefined
}

/** A row of choices that narrows a list. A GET form, so that what is chosen stands in the address. */
export const filters = ({ lang, action, fields, clear }: Filters): Html => {
  const w = words(lang)
  return html`<form class="filters" method="get" action="${action}" aria-label="${w.filter}">
    ${fields}
    <div class="actions">
      <button class="button plain" type="submit">${icon('funnel')} ${w.filter}</button>
      ${clear ? html`<a class="button quiet" href="${clear}">${icon('x')} ${w.clearFilters}</a>` : nothing}
    </div>
  </form>`
}

type Search = {
  lang: Lang
  action: string
  value?: string | undefined
  label?: string | undefined
  hint?: string | undefined
  id?: string | undefined
}

/** A search box of a page, by GET with `q`. */
export const searchBox = ({ lang, action, value, label, hint, id = 'search' }: Search): Html => {
  const w = words(lang)
  return html`<form class="search" role="search" method="get" action="${action}" aria-label="${label ?? w.search}">
    <label class="unseen" for="${id}">${label ?? w.search}</label>
    <input id="${id}" type="search" name="q" value="${value ?? ''}" placeholder="${hint ?? w.searchHint}" />
    <button class="button plain" type="submit">${icon('search')} ${w.search}</button>
  </form>`
}
