import { poster, qrBlock, tabs, pageHead } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { facesToTick } from './faces.ts'
import { showWords } from '../show/words.ts'
import { feedbackWords } from './feedback.words.ts'

/** What can be printed: a card for the table, a poster, slips for the paper box. */
export const cardSizes = ['a5', 'a4', 'slips'] as const
export type CardSize = (typeof cardSizes)[number]

export const cardHref = (gathering: { id: string }): string => `${deskHrefOf(gathering)}/feedback/card`

const slipsOnSheet = 8

type CardData = { gathering: Gathering; size: CardSize; url: string; when: string }

/** Paper that asks how it was: by a code to scan, or by three faces to tick. */
export const cardPage = (view: View, data: CardData): Html => {
  const { gathering, size } = data
  const w = feedbackWords(view.lang)
  const sizes = cardSizes.map((one) => ({
    href: `${cardHref(gathering)}?size=${one}`,
    text: w.cardSizes[one],
    current: one === size,
  }))
  return deskPage(
    {
      ...view,
      title: w.card,
      printable: true,
      crumbs: [{ href: deskHrefOf(gathering), label: gathering.title }],
    },
    html`${tabs(w.card, sizes)} ${papers[size](view, data)}`,
  )
}

const a5 = ({ lang }: View, { gathering, url }: CardData): Html => {
  const w = feedbackWords(lang)
  return html`<article class="table-card">
    <p class="kicker">${gathering.title}</p>
    <h1>${w.cardTitle}</h1>
    ${facesToTick(lang)}
    <p class="lead">${w.cardText}</p>
    ${qrBlock({ url, title: w.scan })}
    <p class="small">${w.cardFoot}</p>
  </article>`
}

const a4 = ({ lang }: View, { gathering, url, when }: CardData): Html => {
  const w = feedbackWords(lang)
  return poster({
    title: w.cardTitle,
    kicker: gathering.title,
    text: w.cardText,
    facts: [{ term: showWords(lang).when, text: when }],
    qr: { url, title: w.scan },
    foot: w.cardFoot,
  })
}

const slips = ({ lang }: View, { gathering }: CardData): Html => {
  const w = feedbackWords(lang)
  const slip = html`<div>
    <p><b>${gathering.title}</b> · ${w.face}</p>
    ${facesToTick(lang)}
    <p class="small">${w.slipText}</p>
  </div>`
  return html`${pageHead({ title: w.cardSizes.slips })}
    <div class="slips">${Array.from({ length: slipsOnSheet }, () => slip)}</div>`
}

const papers: Record<CardSize, (view: View, data: CardData) => Html> = { a5, a4, slips }
