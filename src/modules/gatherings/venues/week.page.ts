import { addDays, dayOf, startOfDay, weekdayOf, type Day } from '#base/days.ts'
import { sayDay, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  chip,
  confirmPage,
  factsList,
  linkButton,
  notice,
  pageHead,
  section,
  week,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { hiddenField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf } from '../gathering.ts'
import { kindWords } from '../kinds.words.ts'
import { venueCrumbs, venueDeskHref } from './form.page.ts'
import { sayHours } from './hours.rules.ts'
import type { Stands, Venue } from './venues.ts'
import { weekWords } from './week.words.ts'
import { venueWords } from './words.ts'

/** The Monday of the week a day is in. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

type Shown = {
  venue: Venue
  /** Compound and building, where it is in one. */
  spot: string
  monday: Day
  stands: readonly Stands[]
  names: ReadonlyMap<string, string>
  now: Date
  mayKeep: boolean
  origin: string
}

/** A venue at the desk: who has it this week, and what is written of it. */
export const venueWeekPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const { venue, mayKeep } = shown
  const [w, k] = [venueWords(lang), weekWords(lang)]
  const href = venueDeskHref(venue)
  const kept = mayKeep && venue.ended_at === null
  return deskPage(
    { ...view, title: venue.name, crumbs: venueCrumbs(view), printable: true },
    html`${pageHead({ title: venue.name, kicker: w.kinds[venue.kind], lead: shown.spot || undefined })}
    ${venue.ended_at ? notice({ kind: 'note', text: w.isEnded }) : nothing} ${weekPart(lang, shown)}
    ${section({
      title: k.about,
      id: 'about',
      body: html`<div class="card">${factsList([...venueFacts(lang, venue), codeFact(lang, shown)])}</div>
        ${actions(
          kept ? linkButton({ text: w.edit, icon: 'pencil', href: `${href}/edit` }) : nothing,
          kept ? linkButton({ text: w.closures, icon: 'lock', href: `${href}/closures` }) : nothing,
          kept ? linkButton({ text: w.pictures, icon: 'image', href: `${href}/pictures` }) : nothing,
          linkButton({ text: w.notice, icon: 'qr-code', kind: 'quiet', href: `/venues/${venue.id}/notice` }),
          linkButton({ text: w.front, kind: 'quiet', href: `/venues/${venue.id}` }),
          kept ? linkButton({ text: w.end, kind: 'quiet', href: `${href}/end` }) : nothing,
        )}`,
    })}`,
  )
}

/** What is written of a venue, line by line. */
export const venueFacts = (lang: Lang, venue: Venue): { term: string; text: string }[] => {
  const [w, k] = [venueWords(lang), weekWords(lang)]
  return [
    { term: w.whereabouts, text: venue.whereabouts ?? k.whereUnknown },
    { term: k.hours, text: sayHours(lang, venue.hours) },
    { term: k.capacity, text: w.seats(venue.capacity) },
    { term: k.stepFree, text: venue.step_free ? w.stepFreeYes : w.stepFreeNo },
    { term: k.rain, text: w.rains[venue.rain] },
    ...(venue.equipment ? [{ term: k.equipment, text: venue.equipment }] : []),
  ]
}

const codeFact = (lang: Lang, { venue, origin }: Shown) => ({
  term: venueWords(lang).code,
  text: venueWords(lang).codeNote(`${origin.replace(/^https?:\/\//, '')}/v/${venue.code}`),
})

const weekPart = (lang: Lang, { venue, monday, stands, names, now }: Shown): Html => {
  const w = weekWords(lang)
  const to = (day: Day) => `${venueDeskHref(venue)}?week=${day}`
  const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at))
  const here = mondayOf(dayOf(now))
  return section({
    title: w.week,
    id: 'week',
    note: w.weekOf(sayDay(lang, startOfDay(monday), now), sayDay(lang, startOfDay(addDays(monday, 6)), now)),
    body: html`${stands.length ? nothing : html`<p>${w.nobody}</p>`}
      ${week(days.map((day) => dayShown(lang, { day, venue, stands, names, now })))}
      <div class="no-print">
        ${actions(
          linkButton({ text: w.before, icon: 'chevron-left', kind: 'quiet', href: to(addDays(monday, -7)) }),
          monday === here ? nothing : linkButton({ text: w.thisWeek, kind: 'quiet', href: to(here) }),
          linkButton({ text: w.after, icon: 'chevron-right', kind: 'quiet', href: to(addDays(monday, 7)) }),
        )}
      </div>`,
  })
}

type OneDay = Pick<Shown, 'venue' | 'stands' | 'names' | 'now'> & { day: Day }

const dayShown = (lang: Lang, { day, venue, stands, names, now }: OneDay) => {
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))]
  return {
    name: weekWords(lang).weekdays[weekdayOf(day)] ?? '',
    date: String(Number(day.slice(8))),
    datetime: day,
    today: day === dayOf(now) ? weekWords(lang).today : undefined,
    slots: stands
      .filter((one) => one.startsAt < until && one.endsAt > from)
      .map((one) => ({
        time: timeOn(lang, one, { from, until }),
        title: one.title ?? `${weekWords(lang).closed}：${one.reason ?? ''}`,
        href: one.gatheringId ? deskHrefOf(one) : `${venueDeskHref(venue)}/closures`,
        note: noteOf(lang, one, names),
      })),
  }
}

/** The part of it that falls on one day. */
function timeOn(lang: Lang, { startsAt, endsAt }: Stands, { from, until }: { from: Date; until: Date }): string {
  const w = weekWords(lang)
  if (startsAt <= from && endsAt >= until) return w.allDay
  const start = startsAt < from ? w.goesOn : sayTime(lang, startsAt)
  return endsAt > until ? start : `${start}–${sayTime(lang, endsAt)}`
}

const noteOf = (lang: Lang, { purpose, leaderId, state }: Stands, names: ReadonlyMap<string, string>) => {
  const k = kindWords(lang)
  const parts = [
    purpose && k.purposes[purpose],
    leaderId && names.get(leaderId),
    state && state !== 'published' ? k.states[state] : null,
  ]
  return parts.filter(Boolean).join(' · ') || undefined
}

/** The page before a venue is given up. */
export const endVenuePage = (view: View, { venue, blocked }: { venue: Venue; blocked: boolean }): Html => {
  const [w, k] = [venueWords(view.lang), weekWords(view.lang)]
  const href = venueDeskHref(venue)
  return deskPage(
    { ...view, title: w.end, crumbs: venueCrumbs(view, venue) },
    html`${blocked ? notice({ kind: 'problem', text: k.stillBooked }) : nothing}
    ${confirmPage({
      title: k.endTitle(venue.name),
      lines: k.endLines,
      action: `${href}/end`,
      yes: k.endYes,
      no: { href, text: k.endNo },
      fields: hiddenField('version', venue.version),
    })}`,
  )
}

/** Whether a venue is step-free, in a word beside its name. */
export const stepFreeChip = (lang: Lang, { step_free }: Pick<Venue, 'step_free'>): Html =>
  step_free ? chip('done', venueWords(lang).noSteps) : chip('plain', venueWords(lang).hasSteps)
