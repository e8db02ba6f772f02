import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  checkboxesField,
  emptyState,
  form,
  hiddenField,
  linkButton,
  pageHead,
  qrBlock,
  section,
  type FieldError,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { sayWhen } from '../show/page.ts'
import type { Venue } from './door.ts'
import type { Choice, OnNow } from './here.ts'
import { hereWords } from './here.words.ts'
import { sayWho } from './say.ts'

/** Seconds after which the tablet at the door asks for the next code. */
const doorSeconds = 20

/** The page a tablet at the door shows: one code to scan, another every half minute. */
export const doorPage = (view: View, { venue, url }: { venue: Venue; url: string }): Html => {
  const w = hereWords(view.lang)
  return frontPage(
    { ...view, title: w.door(venue.name), refresh: doorSeconds },
    html`<div class="door-code">
      ${pageHead({ title: w.door(venue.name), lead: w.doorLead })} ${qrBlock({ url, title: w.scan, note: w.scanNote })}
    </div>`,
  )
}

/** What a form of the page brought when it was refused. */
export type HereBack = { gatheringId: string; chosen: readonly string[]; errors: FieldError[] }

type Shown = { ctx: Ctx; venue: Venue; on: readonly OnNow[]; pass: string; back?: HereBack | undefined }

/** What is on here now, each with a button that says that one is here. */
export const herePage = (view: View, shown: Shown): Html => {
  const w = hereWords(view.lang)
  const body =
    shown.on.length === 0
      ? emptyState({
          title: w.nothing,
          text: w.nothingText,
          action: linkButton({ text: w.calendar, href: '/gatherings' }),
        })
      : html`${shown.on.map((one) => onNowPart(view, shown, one))}`
  return frontPage({ ...view, title: w.title }, html`${pageHead({ title: w.title, kicker: shown.venue.name })} ${body}`)
}

const onNowPart = ({ lang }: View, { ctx, venue, pass, back }: Shown, { gathering, choices }: OnNow): Html => {
  const w = hereWords(lang)
  const mine = back?.gatheringId === gathering.id ? back : undefined
  const state = { lang, errors: mine?.errors, values: mine && { who: mine.chosen } }
  const choose = choices.length > 0
  return section({
    title: gathering.title,
    note: sayWhen(lang, gathering, ctx.now),
    body: form({
      ...state,
      action: `/here/${venue.code}`,
      body: html`${hiddenField('pass', pass)} ${hiddenField('gathering', gathering.id)}
      ${
        choose
          ? checkboxesField({
              ...state,
              name: 'who',
              label: w.who,
              hint: w.household,
              tiles: true,
              options: choices.map((choice) => optionOf(lang, choice)),
            })
          : html`<p>${w.guest}</p>`
      }
      ${actions(button({ text: choose ? w.button : w.guestButton, kind: 'go', big: true }))}`,
    }),
  })
}

const optionOf = (lang: View['lang'], { value, name, age, here }: Choice) => ({
  value,
  label: sayWho(lang, { name, family: null, age, no: null, walkIn: false }),
  hint: here ? hereWords(lang).here : undefined,
})

/** The code was shown too long ago. */
export const stalePage = (view: View): Html => {
  const w = hereWords(view.lang)
  return frontPage({ ...view, title: w.stale }, pageHead({ title: w.stale, lead: w.staleText }))
}
