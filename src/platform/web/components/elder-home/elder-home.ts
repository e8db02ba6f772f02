import type { Lang } from '#base/words.ts'
import { html, nothing, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import { words } from '../../words.ts'
import { places } from '../../frame.ts'

type ElderHome = {
  lang: Lang
  phone: string | null
  reportHref: string
  eventsHref: string
  mineHref?: string | undefined
  /** A small line under each, such as 「周四上午9点 先锋日」. */
  notes?: { phone?: string; report?: string; events?: string; mine?: string } | undefined
}

const big = (
  href: string,
  shape: IconName,
  text: { title: string; note?: string | undefined; first?: boolean },
): Html =>
  html`<a class="${text.first ? 'elder-button first' : 'elder-button'}" href="${href}">
    <span class="niche">${icon(shape)}</span>
    <span><b>${text.title}</b>${text.note ? html`<span>${text.note}</span>` : nothing}</span>
  </a>`

/** The home of the elder view: four big buttons and nothing else. */
export const elderHome = ({
  lang,
  phone,
  reportHref,
  eventsHref,
  mineHref = places.mine,
  notes = {},
}: ElderHome): Html => {
  const w = words(lang)
  return html`<div class="elder-home">
    ${phone ? big(`tel:${phone.replace(/[^+\d]/g, '')}`, 'phone', { title: w.callCommittee, note: notes.phone ?? phone, first: true }) : nothing}
    ${big(reportHref, 'message-square-text', { title: w.sayNeed, note: notes.report })}
    ${big(eventsHref, 'calendar-days', { title: w.recent, note: notes.events })}
    ${big(mineHref, 'user-round', { title: w.mine, note: notes.mine })}
  </div>`
}
