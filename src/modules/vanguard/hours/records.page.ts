import { dayOf } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  dateField,
  form,
  listCard,
  notice,
  pageHead,
  radiosField,
  section,
  selectField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Back } from './line.page.ts'
import { hoursHref } from './list.page.ts'
import { purposes, type PassedOn, type Purpose } from './passing-on.ts'
import { recordWords } from './records.words.ts'

export const recordsHref = '/desk/vanguard/records'

type Shown = Back & {
  counts: { all: number } & Record<Purpose, number>
  volunteers: readonly { id: string; name: string }[]
  takenBack: readonly (PassedOn & { name: string })[]
}

/** /desk/vanguard/records: what may be taken out, of whom, and who agreed on paper. */
export const recordsPage = (view: View, ctx: Ctx, { counts, volunteers, takenBack, errors, values }: Shown): Html => {
  const { lang } = view
  const w = recordWords(lang)
  const today = dayOf(ctx.now)
  const fields = { lang, errors, values }
  const wanted = purposes.map((value) => ({
    value,
    label: w.purposes[value],
    hint: w.agreed(counts[value], counts.all),
  }))
  return deskPage(
    { ...view, title: w.title, path: recordsHref, crumbs: [{ href: hoursHref, label: w.hours }] },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${purposes.every((purpose) => counts[purpose] === 0) ? notice({ kind: 'note', text: w.none }) : nothing}
    ${form({
      lang,
      action: `${recordsHref}/export`,
      errors,
      body: html`${radiosField({ ...fields, name: 'purpose', label: w.purpose, options: wanted, value: 'record' })}
        ${dateField({ ...fields, name: 'fromOn', label: w.from, value: `${today.slice(0, 4)}-01-01`, max: today })}
        ${dateField({ ...fields, name: 'toOn', label: w.to, value: today, max: today })}
        ${actions(
          button({ text: w.xlsx, name: 'format', value: 'xlsx', icon: 'arrow-down', kind: 'go' }),
          button({ text: w.csv, name: 'format', value: 'csv' }),
        )}
        <p class="small">${w.csvHint}</p>`,
    })}
    ${takenBack.length ? takenBackPart(ctx, takenBack) : nothing}
    ${section({ title: w.paper, id: 'paper', note: w.paperHint, body: paperForm(view, volunteers) })}`,
  )
}

const takenBackPart = ({ lang, now }: Ctx, all: Shown['takenBack']): Html => {
  const w = recordWords(lang)
  const day = (at: Date | null) => (at ? sayDay(lang, at, now) : '')
  const lines = all.map(({ name, purpose, at, endedAt }) => ({
    title: name,
    note: w.takenBackLine(w.purposes[purpose], day(at), day(endedAt)),
  }))
  return section({ title: w.takenBack, id: 'taken-back', note: w.takenBackNote, body: listCard(lines) })
}

const paperForm = ({ lang }: View, volunteers: Shown['volunteers']): Html => {
  const w = recordWords(lang)
  const people = volunteers.map(({ id, name }) => ({ value: id, label: name }))
  const targets = purposes.map((value) => ({ value, label: w.purposes[value] }))
  const hows = (['yes', 'no'] as const).map((value) => ({ value, label: w.agreesHow[value] }))
  return form({
    lang,
    action: `${recordsHref}/consents`,
    body: html`${selectField({ lang, name: 'volunteer', label: w.volunteer, empty: w.choose, options: people })}
    ${selectField({ lang, name: 'target', label: w.purpose, options: targets })}
    ${radiosField({ lang, name: 'agrees', label: w.agrees, options: hows, value: 'yes' })}
    ${actions(button({ text: w.note }))}`,
  })
}
