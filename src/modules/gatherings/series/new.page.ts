import type { Lang } from '#base/words.ts'
import { actions, button, form, hiddenField, linkButton, pageHead, tabs } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { recurrenceFields, templateFields, type Filled } from './fields.ts'
import { formWords } from './form.words.ts'
import { rhythms, type Rhythm } from './rule.rules.ts'
import { seriesWords } from './words.ts'

/** The desk's pages of series. */
export const home = '/desk/series'

/** Where a series gets other days, from one of its gatherings on. */
export const daysHref = ({ id }: { id: string }, at: { id: string }): string => `${home}/${id}/days/${at.id}`

/** The way back to the list, on each page below it. */
export const crumbs = (lang: Lang, ...more: { href: string; label: string }[]) => [
  { href: home, label: seriesWords(lang).title },
  ...more,
]

/** The form for a new series; how often is chosen first, above it. */
export const newPage = (view: View, { id, rhythm, filled }: { id: string; rhythm: Rhythm; filled: Filled }): Html => {
  const { lang } = view
  const w = formWords(lang)
  const ways = rhythms.map((each) => ({
    href: `${home}/new?rhythm=${each}`,
    text: w.rhythms[each],
    current: each === rhythm,
  }))
  return deskPage(
    { ...view, title: w.newTitle, crumbs: crumbs(lang) },
    html`${pageHead({ title: w.newTitle, lead: w.newLead })} ${tabs(w.rhythm, ways)}
    ${form({
      lang,
      action: `${home}/new`,
      errors: filled.errors,
      draft: `series-${rhythm}`,
      body: html`${hiddenField('id', id)} ${hiddenField('rhythm', rhythm)} ${recurrenceFields(lang, rhythm, filled)}
      ${templateFields(lang, filled)}
      ${actions(button({ text: w.toPreview, icon: 'calendar-days', kind: 'go' }), linkButton({ text: seriesWords(lang).title, href: home, kind: 'quiet' }))}`,
    })}`,
  )
}
