import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  textField,
} from '../../web/components.ts'
import type { View } from '../../web/env.ts'
import { html, nothing, type Html } from '../../web/html.ts'
import { frontPage } from '../../web/layout.ts'
import { asHidden, type Kept } from './kept.ts'
import { unlockWords } from './words.ts'

type Locked = {
  name: string
  /** Where to go on to. */
  next: string
  /** What was typed when the lock was found. */
  kept: Kept | null
  wrong?: boolean
}

const keptFields = (kept: Kept | null): Html =>
  kept === null
    ? nothing
    : html`${hiddenField('typed', 'yes')} ${kept.lostFiles ? hiddenField('files', 'yes') : nothing}
      ${asHidden(kept).map(([name, value]) => hiddenField(name, value))}`

/** /unlock: the password once more. The form answers with a page, so Turbo leaves it alone. */
export const unlockPage = (view: View, { name, next, kept, wrong = false }: Locked): Html => {
  const { lang } = view
  const w = unlockWords(lang)
  const errors = wrong ? [{ field: 'password', text: w.wrong }] : []
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead(name) })}
      ${kept ? notice({ kind: 'note', text: w.typed, body: kept.lostFiles ? w.lostFiles : undefined }) : nothing}
      <div data-turbo="false">
        ${form({
          lang,
          action: '/unlock',
          errors,
          body: html`${hiddenField('next', next)} ${keptFields(kept)}
          ${textField({ lang, errors, name: 'password', label: w.password, type: 'password', autocomplete: 'current-password' })}
          ${actions(button({ text: w.unlock, kind: 'go', icon: 'lock' }))}`,
        })}
      </div>
      ${postButton({ text: w.other, action: '/sign-out', kind: 'quiet' })}`,
  )
}

/** After unlocking with words on hand: one press sends them where they were going. */
export const sendAgainPage = (view: View, kept: Kept): Html => {
  const w = unlockWords(view.lang)
  return frontPage(
    { ...view, title: w.againTitle },
    html`${pageHead({ title: w.againTitle, lead: kept.lostFiles ? w.lostFiles : w.again })}
      <form class="form" method="post" action="${kept.to}">
        ${kept.fields.map(([name, value]) => hiddenField(name, value))}
        ${actions(button({ text: w.send, kind: 'go' }), linkButton({ text: w.drop, href: kept.to, kind: 'quiet' }))}
      </form>`,
  )
}
