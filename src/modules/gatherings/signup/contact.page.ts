import type { Lang } from '#base/words.ts'
import { actions, button, card, factsList, form, radiosField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { contactReasons } from './contact.rules.ts'
import { listHref, type ListPage } from './list-page.ts'
import { deskWords } from './desk.words.ts'

/** Name and telephone of one sign-up: closed, until somebody says why they look. */
export const contactPart = (lang: Lang, page: ListPage): Html => {
  const w = deskWords(lang)
  if (page.opened) return card({ title: w.contact, icon: 'phone', level: 2, body: openedPart(lang, page.opened) })
  const line = page.lines.find(({ id }) => id === page.asked)
  if (!line || !page.mayOpen) return nothing
  const back = page.back?.form === 'contact' ? page.back : undefined
  const options = contactReasons.map((value) => ({ value, label: w.reasons[value] }))
  return card({
    title: w.contact,
    icon: 'lock',
    level: 2,
    body: form({
      lang,
      action: `${listHref(page.gathering)}/${line.id}/contact`,
      errors: back?.errors,
      body: html`${radiosField({ lang, name: 'reason', label: w.reason, hint: w.contactNote, options, tiles: true, errors: back?.errors })}
      ${actions(button({ text: w.openGo, icon: 'eye' }))}`,
    }),
  })
}

const openedPart = (lang: Lang, { name, phone }: NonNullable<ListPage['opened']>): Html => {
  const w = deskWords(lang)
  const call = phone ? html`<a class="row-link num" href="tel:${phone}">${phone}</a>` : w.noPhone
  return html`${factsList([
      ...(name ? [{ term: w.contactName, text: name }] : []),
      { term: w.contactPhone, text: call },
    ])}
    <p class="small">${w.opened}</p>`
}
