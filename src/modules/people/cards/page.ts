import { sayMoment } from '#base/say-date.ts'
import {
  actions,
  button,
  chip,
  emptyState,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  printButton,
  qrBlock,
  radiosField,
  section,
  type FieldError,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sayHome } from '../places/names.rules.ts'
import type { Household } from '../residents/household.ts'
import type { LivingCard } from './card.ts'
import { spokenCode } from './code.rules.ts'
import { cardWords } from './words.ts'

/** The page about the card of a home. */
export const cardHref = (homeId: string): string => `/desk/homes/${homeId}/card`

type CardPage = Household & {
  card: LivingCard | null
  now: Date
  /** The id the next sheet will have, so that a second press is the same sheet. */
  nextId: string
  errors?: readonly FieldError[] | undefined
}

const crumbsOf = (home: Household['home']) => [{ href: `/desk/homes/${home.id}`, label: sayHome(home) }]

/** The sheet comes back in the answer itself, so Turbo leaves these buttons alone. */
const printForm = (asked: { homeId: string; id: string; replace?: boolean; text: string }): Html =>
  html`<div data-turbo="false">
    ${postButton({
      text: asked.text,
      action: cardHref(asked.homeId),
      icon: 'printer',
      kind: 'go',
      fields: { id: asked.id, ...(asked.replace ? { replace: 'yes' } : {}) },
    })}
  </div>`

const historyOf = ({ lang }: View, card: LivingCard, now: Date): Html => {
  const w = cardWords(lang)
  const said = (who: string | null, at: Date | null) =>
    who === null || at === null ? '—' : w.printedBy(who, sayMoment(lang, at, now))
  return factsList([
    { term: w.wherePrinted, text: said(card.printedBy, card.printedAt) },
    { term: w.whereHanded, text: said(card.handedBy, card.handedAt) },
    { term: w.devices, text: card.devices },
  ])
}

const handForm = ({ lang }: View, { home, persons, card, errors }: CardPage): Html => {
  const w = cardWords(lang)
  const living = persons.filter((person) => person.state === 'here')
  return form({
    lang,
    action: `${cardHref(home.id)}/handed`,
    errors,
    body: html`${hiddenField('card', card?.id)}
    ${radiosField({
      lang,
      errors,
      name: 'to',
      label: w.handTitle,
      hint: w.handHint,
      options: [
        ...living.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'other', label: w.someoneElse },
      ],
    })}
    ${actions(button({ text: w.hand, kind: 'go' }))}`,
  })
}

/** /desk/homes/:id/card */
export const homeCardPage = (view: View, shown: CardPage): Html => {
  const { home, card, now, nextId } = shown
  const w = cardWords(view.lang)
  const state = card && (card.state === 'printed' ? chip('waiting', w.printed) : chip('done', w.handed))
  const body = card
    ? html`${historyOf(view, card, now)}
      ${card.state === 'printed' ? section({ title: w.printed, note: w.printedText, body: handForm(view, shown) }) : nothing}
      ${actions(linkButton({ text: w.lost, href: `${cardHref(home.id)}/lost`, kind: 'quiet' }))}`
    : emptyState({
        title: w.none,
        text: w.noneText,
        icon: 'qr-code',
        action: printForm({ homeId: home.id, id: nextId, text: w.print }),
      })
  return deskPage(
    { ...view, title: `${w.title} · ${sayHome(home)}`, crumbs: crumbsOf(home) },
    html`${pageHead({ title: w.title, kicker: sayHome(home), lead: w.lead, chip: state ?? undefined })} ${body}`,
  )
}

/** /desk/homes/:id/card/lost: before a card is made void. */
export const lostPage = (view: View, { home, nextId }: { home: Household['home']; nextId: string }): Html => {
  const w = cardWords(view.lang)
  return deskPage(
    { ...view, title: w.lostTitle, crumbs: [...crumbsOf(home), { href: cardHref(home.id), label: w.title }] },
    html`<div class="confirm">
      ${pageHead({ title: w.lostTitle, kicker: sayHome(home) })}
      <ul>
        ${w.lostLines.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${actions(
        printForm({ homeId: home.id, id: nextId, replace: true, text: w.renew }),
        postButton({ text: w.revoke, action: `${cardHref(home.id)}/revoke`, kind: 'danger' }),
        linkButton({ text: w.keep, href: cardHref(home.id), kind: 'quiet' }),
      )}
    </div>`,
  )
}

/** The sheet itself, shown once: what it is, the square code, the code in letters, what to do. */
export const sheetPage = (
  view: View,
  { home, code, origin }: { home: Household['home']; code: string; origin: string },
): Html => {
  const { area, lang } = view
  const w = cardWords(lang)
  return deskPage(
    { ...view, title: w.sheetTitle, crumbs: [...crumbsOf(home), { href: cardHref(home.id), label: w.title }] },
    html`<div class="stack">
      <div class="no-print">
        <p>${w.sheetOnce}</p>
        ${actions(printButton(lang), linkButton({ text: w.sheetNext, href: cardHref(home.id), kind: 'quiet' }))}
      </div>
      <article class="card card-body stack">
        ${pageHead({ title: w.sheetTitle, kicker: `${w.sheetHome} ${sayHome(home)}`, lead: w.sheetLead(area?.name ?? '') })}
        ${qrBlock({ url: `${origin}/c/${code}`, title: w.sheetScan })}
        ${factsList([
          { term: w.sheetCode, text: html`<b class="num">${spokenCode(code)}</b>` },
          { term: w.sheetSite, text: `${origin}/card` },
          { term: w.sheetPhone, text: area?.phone ?? '—' },
        ])}
        <ol>
          ${w.sheetSteps.map((step, at) => html`<li>${at + 1}. ${step}</li>`)}
        </ol>
      </article>
    </div>`,
  )
}
