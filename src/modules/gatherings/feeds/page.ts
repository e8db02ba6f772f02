import { sayDay } from '#base/say-date.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  section,
  type FieldError,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { places } from '#platform/web/frame.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { feedWords } from './words.ts'

export const ownPath = '/me/calendar'

type Own = {
  now: Date
  plans: boolean
  newId: string
  madeAt: Date | undefined
  errors?: readonly FieldError[] | undefined
}

/** One's own calendar address: made, made anew, taken back. */
export const ownCalendarPage = (view: View, { now, plans, newId, madeAt, errors }: Own): Html => {
  const { lang } = view
  const w = feedWords(lang)
  return framed(
    view,
    html`${pageHead({ title: w.title, lead: w.lead })}
      <div class="stack">
        <p>${w.inside} ${plans ? w.insideCommittee : nothing}</p>
        <p>${madeAt ? w.has(sayDay(lang, madeAt, now)) : w.hasNot}</p>
        ${form({
          lang,
          action: ownPath,
          errors,
          body: html`${hiddenField('id', newId)} ${madeAt ? html`<p class="small">${w.makeNewNote}</p>` : nothing}
          ${actions(button({ text: madeAt ? w.makeNew : w.make, icon: 'calendar-days', kind: madeAt ? 'plain' : 'go', ownPage: true }))}`,
        })}
        ${madeAt ? actions(postButton({ text: w.end, action: `${ownPath}/end`, kind: 'quiet' })) : nothing}
      </div>`,
  )
}

/** The address, the one time it is shown. */
export const madePage = (view: View, { subscribe, typed }: { subscribe: string; typed: string }): Html => {
  const w = feedWords(view.lang)
  return framed(
    view,
    html`${pageHead({ title: w.readyTitle })} ${notice({ kind: 'note', text: w.once })}
    ${actions(linkButton({ text: w.subscribe, href: subscribe, icon: 'calendar-days', kind: 'go' }))}
    ${section({
      title: w.address,
      body: html`<p>${w.typed}</p>
        ${factsList([{ term: w.address, text: typed }])}
        ${actions(linkButton({ text: w.back, href: places.mine, kind: 'quiet' }))}`,
    })}`,
  )
}

const framed = (view: View, body: Html): Html => {
  const w = feedWords(view.lang)
  return frontPage({ ...view, title: w.title, crumbs: [{ href: places.mine, label: w.back }] }, body)
}
