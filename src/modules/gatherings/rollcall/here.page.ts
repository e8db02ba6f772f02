import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  checkboxesField,
  emptyState,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  qrBlock,
  section,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import type { Gathering } from '../gathering.ts'
import { lookUpFields } from '../signup/look-up.page.ts'
import { sayWhen } from '../show/page.ts'
import { sayDigits, type Venue } from './door.ts'
import type { Choice } from './here-choices.ts'
import type { OnNow } from './here.ts'
import { hereWords } from './here.words.ts'
import { sayWho } from './say.ts'

/** Seconds after which the tablet at the door asks for the next code. */
const doorSeconds = 20

type Door = { venue: Venue; url: string; digits: string }

/** The page a tablet at the door shows: one code to scan and the digits for who does not, others every half minute. */
export const doorPage = (view: View, { venue, url, digits }: Door): Html => {
  const w = hereWords(view.lang)
  return frontPage(
    { ...view, title: w.door(venue.name), refresh: doorSeconds },
    html`<div class="door-code">
      ${pageHead({ title: w.door(venue.name), lead: w.doorLead })} ${qrBlock({ url, title: w.scan, note: w.scanNote })}
      <p class="door-digits">${w.digits} <strong class="num">${sayDigits(digits)}</strong></p>
    </div>`,
  )
}

/** What a form of the page brought when it was refused. */
export type HereBack = { gatheringId: string; chosen: readonly string[]; errors: FieldError[] }

/** What was typed to find a sign-up, and why it was not found. */
export type MineBack = { values: Kept; errors: readonly FieldError[]; problem?: string | undefined }

type Shown = {
  ctx: Ctx
  venue: Venue
  on: readonly OnNow[]
  pass: string
  back?: HereBack | undefined
  mine?: MineBack | undefined
}

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
      : html`${shown.on.map((one) => onNowPart(view, shown, one))} ${minePart(view, shown)}`
  return frontPage({ ...view, title: w.title }, html`${pageHead({ title: w.title, kicker: shown.venue.name })} ${body}`)
}

const onNowPart = ({ lang }: View, { ctx, venue, pass, back }: Shown, { gathering, choices }: OnNow): Html => {
  const w = hereWords(lang)
  const mine = back?.gatheringId === gathering.id ? back : undefined
  const state = { lang, errors: mine?.errors, values: mine && { who: mine.chosen } }
  const choose = choices.length > 0
  const guest = guestSaid(lang, gathering)
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
              options: choices.map((choice) => choiceOption(lang, choice)),
            })
          : html`<p>${guest.text}</p>`
      }
      ${actions(button({ text: choose ? w.button : guest.button, kind: 'go', big: true }))}`,
    }),
  })
}

/** What a guest presses: where people sign up, it says that it is for those who did not. */
const guestSaid = (lang: View['lang'], gathering: Gathering) => {
  const w = hereWords(lang)
  return gathering.sign_up === 'none'
    ? { text: w.guest, button: w.guestButton }
    : { text: w.guestBeside, button: w.guestButtonBeside }
}

/** A guest who signed up finds the sign-up by telephone and code, to be noted by name; a household has its names on the page already. */
const minePart = ({ lang }: View, { ctx, venue, on, pass, mine }: Shown): Html => {
  const isOfHome = ctx.actor.kind === 'household'
  if (isOfHome || on.every(({ gathering }) => gathering.sign_up === 'none')) return nothing
  const w = hereWords(lang)
  const state = { lang, errors: mine?.errors, values: mine?.values }
  return section({
    title: w.mine,
    id: 'mine',
    note: w.mineNote,
    body: html`${mine?.problem ? notice({ kind: 'problem', text: mine.problem }) : nothing}
    ${form({
      ...state,
      action: `/here/${venue.code}/signup`,
      body: html`${hiddenField('pass', pass)} ${lookUpFields(state)}
      ${actions(button({ text: w.find, icon: 'eye', big: true }))}`,
    })}`,
  })
}

/** Somebody to be ticked, with what is noted of them already. */
export const choiceOption = (lang: View['lang'], { value, name, age, here }: Choice) => ({
  value,
  label: sayWho(lang, { name, family: null, age, no: null, walkIn: false }),
  hint: here ? hereWords(lang).here : undefined,
})

/** The code was shown too long ago. */
export const stalePage = (view: View): Html => {
  const w = hereWords(view.lang)
  return frontPage({ ...view, title: w.stale }, pageHead({ title: w.stale, lead: w.staleText }))
}
