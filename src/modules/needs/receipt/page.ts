import { sayDay, sayMoment } from '#base/say-date.ts'
import {
  actions,
  linkButton,
  notice,
  pageHead,
  printButton,
  qrBlock,
  readAloud,
  section,
  statRow,
  steps,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { urgentNotice } from '../intake/urgent.page.ts'
import { sayCode } from '#base/follow-code.ts'
import { mergingWords } from '../merging/words.ts'
import { sayNumber } from '../number.ts'
import type { ReceiptSlip } from './receipt.ts'
import { receiptWords } from './words.ts'

export type ReceiptData = {
  slip: ReceiptSlip
  /** The full address of the page that shows how it goes, for the code on paper. */
  followUrl: string
  now: Date
}

/** What the asker takes along, on the screen and on paper. */
export const receiptPage = (view: View, data: ReceiptData): Html => {
  const w = receiptWords(view.lang)
  const again = linkButton({ text: w.again, href: '/needs/new', icon: 'plus', kind: 'quiet' })
  const followHref = `/needs/follow?number=${sayNumber(data.slip)}`
  const follow = linkButton({ text: w.follow, href: followHref, icon: 'eye' })
  return frontPage(
    { ...view, title: w.title },
    html`${urgentNotice(view.lang, { dangers: data.slip.dangers, recorded: true })}
    ${pageHead({ title: w.title, lead: w.lead, actions: actions(readAloud(view.lang), printButton(view.lang)) })}
    ${slip(view, { ...data, numberHref: followHref })} ${section({ title: w.next, body: nextSteps(view, data) })}
    ${actions(follow, linkButton({ text: w.board, href: '/needs', kind: 'quiet' }), again)}`,
  )
}

/** The same at the desk, with the sentence to read into the telephone. */
export const deskReceiptPage = (view: View, data: ReceiptData): Html => {
  const w = receiptWords(view.lang)
  const number = sayNumber(data.slip)
  return deskPage(
    { ...view, title: w.title },
    html`${urgentNotice(view.lang, { dangers: data.slip.dangers, recorded: true })}
      ${pageHead({ title: w.title, lead: w.leadStaff, actions: printButton(view.lang) })}
      <div class="no-print">
        ${notice({ kind: 'done', text: w.sayAloud, body: w.aloud(number, sayCode(data.slip.code)) })}
      </div>
      ${slip(view, { ...data, numberHref: `/desk/needs/${number}` })}
      ${actions(
        linkButton({ text: w.againStaff, href: '/desk/needs/new', icon: 'plus', kind: 'go' }),
        linkButton({ text: w.toDesk, href: `/desk/needs/${number}`, icon: 'arrow-right' }),
      )}`,
  )
}

const slip = (view: View, { slip, followUrl, now, numberHref }: ReceiptData & { numberHref: string }): Html => {
  const w = receiptWords(view.lang)
  const phone = view.area?.phone
  const merged = slip.into && notice({ kind: 'note', text: mergingWords(view.lang).receipt(sayNumber(slip.into)) })
  return html`<div class="stack" id="slip">
    ${merged ?? nothing}
    ${statRow([
      { label: w.number, value: sayNumber(slip), href: numberHref },
      { label: w.code, value: sayCode(slip.code), href: numberHref },
    ])}
    <p>${w.taken(sayMoment(view.lang, slip.submittedAt, now))}${phone ? html`<br />${w.phone(phone)}` : nothing}</p>
    ${qrBlock({ url: followUrl, title: w.slipScan, note: w.slipNote })}
  </div>`
}

const nextSteps = (view: View, { slip: { contactDueAt }, now }: ReceiptData): Html =>
  steps(
    view.lang,
    receiptWords(view.lang)
      .steps(sayDay(view.lang, contactDueAt, now))
      .map(({ text, note }, at) => ({
        text,
        note: note || undefined,
        state: at === 0 ? 'done' : at === 1 ? 'now' : 'todo',
      })),
  )
