import type { Lang } from '#base/words.ts'
import { actions, factsList, linkButton, pageHead } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { careHref, planHref } from '../address.ts'
import { onScreen } from '../on-screen.ts'
import type { ContactPerson, PlanWords } from '../plan.ts'
import type { PlanSheet } from './listing.ts'
import { planWords } from './words.ts'

/** What the elder said, opened for a reason; a page that is answered once and kept nowhere. */
export const openedPage = (view: View, { sheet, words }: { sheet: PlanSheet; words: PlanWords }): Html => {
  const { lang } = view
  const w = planWords(lang)
  const name = sheet.elder?.name ?? '—'
  const crumbs = [
    { href: careHref, label: w.title },
    { href: planHref(sheet.plan), label: name },
  ]
  return deskPage(
    { ...view, title: w.opened, crumbs },
    onScreen(
      lang,
      html`${pageHead({ title: w.opened, kicker: name })}
      ${factsList([
        { term: w.words.reason, text: words.reason ?? w.nothing },
        { term: w.words.advice, text: words.advice ?? w.nothing },
        ...(words.agent === null ? [] : [{ term: w.words.agent, text: words.agent }]),
        { term: w.words.contact, text: sayContact(lang, words.contact) },
      ])}
      ${actions(linkButton({ text: w.back, href: planHref(sheet.plan) }))}`,
    ),
  )
}

const sayContact = (lang: Lang, contact: ContactPerson | null): Html | string => {
  if (!contact) return planWords(lang).nothing
  const tie = contact.tie ? ` (${contact.tie})` : ''
  return html`${contact.name}${tie} <a href="tel:${contact.phone}">${contact.phone}</a>`
}
