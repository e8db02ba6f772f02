import { actions, chip, emptyState, linkButton, listCard, pageHead, section } from '#platform/web/components.ts'
import type { Lang } from '#base/words.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf } from '../gathering.ts'
import { venueDeskHref } from './form.page.ts'
import { sayHours } from './hours.rules.ts'
import { saySignedUp } from './closures.page.ts'
import { sayWhen } from './say-when.ts'
import type { Homeless } from './settling.ts'
import type { Venue } from './venues.ts'
import { weekWords } from './week.words.ts'
import { venueWords } from './words.ts'

type Shown = {
  venues: readonly Venue[]
  spots: ReadonlyMap<string, string>
  homeless: readonly Homeless[]
  mayKeep: boolean
  now: Date
}

/** The venues of the area at the desk, by name; those given up below. */
export const venueListPage = (view: View, { venues, spots, homeless, mayKeep, now }: Shown): Html => {
  const { lang } = view
  const w = venueWords(lang)
  const living = venues.filter(({ ended_at }) => ended_at === null)
  const ended = venues.filter(({ ended_at }) => ended_at !== null)
  const add = linkButton({ text: w.add, icon: 'plus', kind: 'go', href: '/desk/venues/new' })
  return deskPage(
    { ...view, title: w.title, printable: true },
    html`${pageHead({ title: w.title, lead: w.deskLead, ...(mayKeep && living.length ? { actions: actions(add) } : {}) })}
    ${
      living.length
        ? listCard(
            living.map((venue) => ({
              title: venue.name,
              href: venueDeskHref(venue),
              chip: chip('plain', w.kinds[venue.kind]),
              end: w.seats(venue.capacity),
              note: [spots.get(venue.id), sayHours(lang, venue.hours)].filter(Boolean).join(' · '),
            })),
          )
        : emptyState({ title: w.title, text: w.empty, icon: 'map-pin', ...(mayKeep ? { action: add } : {}) })
    }
    ${homeless.length ? homelessPart(lang, homeless, now) : nothing}
    ${
      ended.length
        ? html`<details>
            <summary>${w.ended(ended.length)}</summary>
            <ul>
              ${ended.map((venue) => html`<li><a class="row-link" href="${venueDeskHref(venue)}">${venue.name}</a></li>`)}
            </ul>
          </details>`
        : nothing
    }`,
  )
}

const homelessPart = (lang: Lang, homeless: readonly Homeless[], now: Date): Html => {
  const w = weekWords(lang)
  return section({
    title: w.homeless,
    id: 'homeless',
    body: html`<p class="small">${w.homelessNote}</p>
      ${listCard(
        homeless.map((one) => ({
          title: one.title,
          href: deskHrefOf(one),
          note: `${sayWhen(lang, one, now)} · ${saySignedUp(lang, one)}`,
        })),
      )}`,
  })
}
