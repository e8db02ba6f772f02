import { weekdayOf } from '#base/days.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  chip,
  dataTable,
  emptyState,
  fileField,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  section,
  tabs,
  textareaField,
  type FieldError,
} from '../web/components.ts'
import type { View } from '../web/env.ts'
import { html, nothing, type Html } from '../web/html.ts'
import { deskPage } from '../web/layout.ts'
import { words as webWords } from '../web/words.ts'
import type { AnnouncedDay, Announcement } from './announcement.rules.ts'
import { calendarWords } from './words.ts'
import type { CalendarYear } from './years.ts'

type Shown = { year: CalendarYear; years: readonly number[]; now: Date; errors?: FieldError[]; rows?: string }

/** /desk/calendar: the days of one year, and the form to enter another. */
export const calendarPage = (view: View, { year, years, now, errors = [], rows = '' }: Shown): Html => {
  const { lang } = view
  const w = calendarWords(lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${tabs(
      w.years,
      years.map((each) => ({ href: `/desk/calendar?year=${each}`, text: String(each), current: each === year.year })),
    )}
    ${yearPart(lang, year, now)}
    ${section({
      title: w.importTitle,
      id: 'import',
      body: form({
        lang,
        action: `/desk/calendar/check?year=${year.year}`,
        multipart: true,
        errors,
        body: html`${textareaField({ lang, name: 'rows', label: w.rows, hint: w.rowsHint, rows: 12, optional: true, errors, value: rows })}
        ${fileField({ lang, name: 'file', label: w.file, hint: w.fileHint, accept: '.csv,.txt', optional: true, errors })}
        ${actions(button({ text: w.check, kind: 'go' }))}`,
      }),
    })}`,
  )
}

const yearPart = (lang: Lang, { year, loadedAt, imported, days }: CalendarYear, now: Date): Html => {
  const w = calendarWords(lang)
  if (!loadedAt) return emptyState({ title: w.unknown(year), text: w.unknownNote, icon: 'calendar-days' })
  return html`${daysTable(lang, year, days)}
    <p class="small">
      ${countsOf(lang, days)} ${w.loaded(imported ? w.byPeople : w.byPackage, sayMoment(lang, loadedAt, now))}
    </p>`
}

const isWeekend = ({ day }: AnnouncedDay): boolean => [0, 6].includes(weekdayOf(day))

const countsOf = (lang: Lang, days: readonly AnnouncedDay[]): string =>
  calendarWords(lang).counts(
    days.filter((day) => day.kind === 'off' && !isWeekend(day)).length,
    days.filter((day) => day.kind === 'work').length,
  )

const daysTable = (lang: Lang, year: number, days: readonly AnnouncedDay[]): Html => {
  const w = calendarWords(lang)
  return dataTable({
    lang,
    caption: w.caption(year),
    rows: days,
    columns: [
      {
        key: 'day',
        head: w.day,
        names: true,
        cell: (row) =>
          html`<time datetime="${row.day}">${row.day}</time>
            ${webWords(lang).week[(weekdayOf(row.day) + 6) % 7] ?? ''}`,
      },
      {
        key: 'kind',
        head: w.kind,
        cell: (row) =>
          html`${chip(row.kind === 'off' ? 'off' : 'going', w[row.kind])}${row.kind === 'off' && isWeekend(row) ? html` <span class="small">${w.weekendOff}</span>` : nothing}`,
      },
      { key: 'name', head: w.name, cell: (row) => row.name },
    ],
  })
}

/** /desk/calendar/check: what would be saved, to be compared before it is. */
export const checkPage = (
  view: View,
  { announcement, packed, known }: { announcement: Announcement; packed: string; known: boolean },
): Html => {
  const { lang } = view
  const w = calendarWords(lang)
  const { year, days } = announcement
  return deskPage(
    { ...view, title: w.checkTitle(year), crumbs: [{ href: `/desk/calendar?year=${year}`, label: w.title }] },
    html`${pageHead({ title: w.checkTitle(year), lead: w.checkLead })}
      ${known ? notice({ kind: 'note', text: w.replaces(year) }) : nothing} ${daysTable(lang, year, days)}
      <p>${countsOf(lang, days)}</p>
      ${form({
        lang,
        action: '/desk/calendar',
        body: html`${hiddenField('packed', packed)}
        ${actions(button({ text: w.save, kind: 'go' }), linkButton({ text: w.back, href: `/desk/calendar?year=${year}&packed=${packed}` }))}`,
      })}`,
  )
}
