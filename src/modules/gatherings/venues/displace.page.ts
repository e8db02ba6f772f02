import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  section,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { kindWords } from '../kinds.words.ts'
import { saySignedUp } from './closures.page.ts'
import type { DisplaceRefusal, Preview } from './displacing.ts'
import { displacingWords } from './displacing.words.ts'
import { sayWhen } from './say-when.ts'
import type { Unsettled } from './settling.ts'
import type { Slot } from './slots.rules.ts'
import { most } from './venue.rules.ts'
import type { Stands } from './venues.ts'

/** The form as it came back. */
export type DisplaceBack = { values: Kept; errors: readonly FieldError[] }

type Shown = {
  preview: Preview
  venueNames: ReadonlyMap<string, string>
  /** Why it cannot be; null when only a reason is missing. */
  wrong: DisplaceRefusal | null
  /** Why it could not be just now. */
  why: DisplaceRefusal | undefined
  newId: string
  now: Date
  back?: DisplaceBack | undefined
}

/** What a deliberation would push out of its venue, whom that touches, what they would be offered; then a reason and yes. */
export const displacePage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const { preview, wrong, back, now } = shown
  const w = displacingWords(lang)
  const { by, gathering } = preview
  const problem = wrong ?? shown.why
  return deskPage(
    { ...view, title: w.displace, crumbs: [{ href: deskHrefOf(by), label: by.title }] },
    html`${pageHead({
      title: w.displace,
      kicker: w.at(sayWhen(lang, { startsAt: by.starts_at, endsAt: by.ends_at }, now), gathering.venue_name ?? ''),
      lead: w.displaceLead(by.title),
    })}
    ${problem ? notice({ kind: 'problem', text: w.refusedDisplacing[problem] }) : nothing}
    ${section({
      title: w.inTheWay,
      id: 'in-the-way',
      body: html`<div class="stack">${preview.inTheWay.map((one) => wayPart(lang, one, shown))}</div>`,
    })}
    ${wrong ? actions(linkButton({ text: w.back, href: deskHrefOf(by) })) : displaceForm(lang, { ...shown, back })}`,
  )
}

const wayPart = (lang: Lang, one: Stands, { preview, venueNames, now }: Shown): Html => {
  const offers = preview.offers.get(one.id) ?? []
  const about = [
    sayWhen(lang, one, now),
    one.purpose && kindWords(lang).purposes[one.purpose],
    one.gatheringId && saySignedUp(lang, one),
  ]
  return html`<div class="card">
    <div class="card-body stack">
      <p><b>${one.title ?? one.reason ?? ''}</b></p>
      <p>${about.filter(Boolean).join(' · ')}</p>
      ${one.gatheringId === null ? nothing : offersPart(lang, offers, { venueNames, now })}
    </div>
  </div>`
}

const offersPart = (
  lang: Lang,
  offers: readonly Slot[],
  { venueNames, now }: { venueNames: ReadonlyMap<string, string>; now: Date },
): Html => {
  const w = displacingWords(lang)
  if (offers.length === 0) return html`<p class="small">${w.noOffers}</p>`
  return html`<p class="small">${w.offered}</p>
    <ul>
      ${offers.map((slot) => html`<li>${w.at(sayWhen(lang, slot, now), venueNames.get(slot.venueId) ?? '')}</li>`)}
    </ul>`
}

const displaceForm = (lang: Lang, { preview, newId, back }: Shown): Html => {
  const w = displacingWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values }
  return form({
    lang,
    action: `${deskHrefOf(preview.gathering)}/displace?by=${preview.by.id}`,
    errors: back?.errors,
    body: html`${hiddenField('id', newId)} ${hiddenField('seen', preview.inTheWay.map(({ id }) => id).join(' '))}
    ${textareaField({ ...state, name: 'reason', label: w.reason, hint: w.displaceReasonHint, rows: 2, maxLength: most.reason })}
    ${actions(
      button({ text: w.displaceYes, kind: 'danger' }),
      linkButton({ text: w.back, href: deskHrefOf(preview.by), kind: 'quiet' }),
    )}`,
  })
}

type Waiting = {
  gathering: Pick<Gathering, 'id' | 'title'>
  unsettled: Unsettled
  now: Date
  problem?: string | undefined
}

/** What stands on the page of a gathering that lost its venue: why, and where it can go. */
export const settlePart = (lang: Lang, { gathering, unsettled, now, problem }: Waiting): Html => {
  const w = displacingWords(lang)
  const action = `${deskHrefOf(gathering)}/place`
  const { offers, reason, byId } = unsettled
  return section({
    title: w.lost,
    id: 'lost-place',
    body: html`<div class="stack">
      ${problem ? notice({ kind: 'problem', text: problem }) : nothing}
      ${notice({ kind: 'note', text: byId ? w.lostToFirst : w.lostToClosure, body: reason })}
      ${
        offers.length
          ? html`<h3>${w.offersTitle}</h3>
              <ul class="card list">
                ${offers.map(
                  (one) =>
                    html`<li>
                      <span class="row-title">${w.at(sayWhen(lang, one, now), one.venueName)}</span>
                      ${postButton({ text: w.take, icon: 'check', action, fields: { offer: one.key } })}
                    </li>`,
                )}
              </ul>`
          : html`<p>${w.noOffers}</p>`
      }
      ${actions(
        postButton({ text: w.lookAgain, icon: 'refresh-cw', kind: 'quiet', action: `${action}/again` }),
        postButton({ text: w.callOff, kind: 'quiet', action: `${action}/none` }),
      )}
      <p class="small">${w.callOffNote}</p>
    </div>`,
  })
}

/** The same on a page of its own, where an offer was gone. */
export const settlePage = (view: View, waiting: Waiting): Html => {
  const w = displacingWords(view.lang)
  const { gathering } = waiting
  return deskPage(
    { ...view, title: w.placeTitle, crumbs: [{ href: deskHrefOf(gathering), label: gathering.title }] },
    html`${pageHead({ title: w.placeTitle, kicker: gathering.title })} ${settlePart(view.lang, waiting)}`,
  )
}
