import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  card,
  cardGrid,
  emptyState,
  factsList,
  linkButton,
  listCard,
  notice,
  pageHead,
  photoStrip,
  picture,
  poster,
  printButton,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { hrefOf } from '../gathering.ts'
import { sayHours } from './hours.rules.ts'
import { photoOf, type VenuePicture } from './pictures.ts'
import { sayWhen } from './say-when.ts'
import type { Stands, Venue } from './venues.ts'
import { stepFreeChip, venueFacts } from './week.page.ts'
import { weekWords } from './week.words.ts'
import { venueWords } from './words.ts'

const frontHref = ({ id }: { id: string }): string => `/venues/${id}`

type Listed = {
  ctx: Ctx
  venues: readonly Venue[]
  spots: ReadonlyMap<string, string>
  pictures: readonly VenuePicture[]
}

/** Every venue at the front door: what it looks like, where it is and when it is open. */
export const venuesPage = (view: View, { ctx, venues, spots, pictures }: Listed): Html => {
  const { lang } = view
  const w = venueWords(lang)
  const cards = venues.map((venue) => {
    const first = pictures.find(({ venueId }) => venueId === venue.id)
    return card({
      level: 2,
      kicker: [w.kinds[venue.kind], spots.get(venue.id)].filter(Boolean).join(' · '),
      title: venue.name,
      href: frontHref(venue),
      ...(first ? { media: picture(photoOf(ctx, first)) } : {}),
      body: html`<p>${sayHours(lang, venue.hours)}</p>`,
      foot: html`${w.seats(venue.capacity)} ${stepFreeChip(lang, venue)}`,
    })
  })
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.frontLead })}
    ${cards.length ? cardGrid(...cards) : emptyState({ title: w.title, text: w.emptyFront, icon: 'map-pin' })}`,
  )
}

type Shown = { ctx: Ctx; venue: Venue; spot: string; pictures: readonly VenuePicture[]; coming: readonly Stands[] }

/** One venue at the front door: how to get there, when it is open, what is on there next. */
export const venuePage = (view: View, { ctx, venue, spot, pictures, coming }: Shown): Html => {
  const { lang } = view
  const [w, k] = [venueWords(lang), weekWords(lang)]
  const closed = coming.filter(({ gatheringId }) => gatheringId === null)
  const next = coming.filter(({ published }) => published)
  return frontPage(
    { ...view, title: venue.name, printable: true, crumbs: [{ href: '/venues', label: w.title }] },
    html`${pageHead({ title: venue.name, kicker: w.kinds[venue.kind], lead: venue.about ?? undefined })}
      ${venue.ended_at ? notice({ kind: 'note', text: w.isEnded }) : nothing}
      ${closed.map((one) => notice({ kind: 'note', text: k.closedFromTo(sayWhen(lang, one, ctx.now)), body: one.reason ?? '' }))}
      <div class="stack">
        ${
          pictures.length
            ? photoStrip(
                k.pageOf(venue.name),
                pictures.map((one) => photoOf(ctx, one)),
              )
            : nothing
        }
        <div class="card">
          ${factsList([...(spot ? [{ term: k.where, text: spot }] : []), ...venueFacts(lang, venue)])}
        </div>
      </div>
      ${section({ title: k.next, id: 'next', body: nextPart(view, ctx, next) })}
      <div class="no-print">
        ${actions(linkButton({ text: w.notice, icon: 'printer', kind: 'quiet', href: `${frontHref(venue)}/notice` }))}
      </div>`,
  )
}

const mostNext = 12

const nextPart = ({ lang }: View, { now }: Ctx, next: readonly Stands[]): Html =>
  next.length
    ? listCard(
        next.slice(0, mostNext).map((one) => ({
          title: one.title ?? '',
          href: hrefOf(one),
          note: sayWhen(lang, one, now),
        })),
      )
    : html`<p>${weekWords(lang).noNext}</p>`

/** One A4 sheet for the door of a venue. `url` leads to its page. */
export const venueNoticePage = (
  view: View,
  { venue, spot, url }: { venue: Venue; spot: string; url: string },
): Html => {
  const { area, lang } = view
  const [w, k] = [venueWords(lang), weekWords(lang)]
  return frontPage(
    { ...view, title: `${w.notice} · ${venue.name}`, crumbs: [{ href: frontHref(venue), label: venue.name }] },
    html`<div class="no-print stack">
        ${actions(printButton(lang), linkButton({ text: k.back, href: frontHref(venue), kind: 'quiet' }))}
        <p class="small">${k.paper}</p>
      </div>
      <div class="section">
        ${poster({
          kicker: spot || w.kinds[venue.kind],
          title: venue.name,
          text: k.noticeLead,
          facts: venueFacts(lang, venue),
          qr: { url, title: k.noticeQr },
          foot: area?.phone ? k.phone(area.phone, area.hours ?? '') : '',
        })}
      </div>`,
  )
}
