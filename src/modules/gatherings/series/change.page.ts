import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  dateField,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  radiosField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Gathering } from '../gathering.ts'
import { kindWords } from '../kinds.words.ts'
import type { Choices } from '../planning/choices.ts'
import { momentsOn } from '../planning/when.rules.ts'
import { mostReason } from './choices.rules.ts'
import { changeWords } from './change.words.ts'
import { templateFields, type Filled } from './fields.ts'
import { daysWords } from './days.words.ts'
import { crumbs, daysHref, home } from './new.page.ts'
import { nextOf, type Opened, type Series } from './series.ts'
import { stopReasons } from './stop.rules.ts'
import type { Template } from './template.rules.ts'
import { seriesWords } from './words.ts'

/** How far a change reaches: one gathering and those after it, or all that did not begin. One alone has the form of its own. */
export type Scope = { kind: 'following'; at: Gathering } | { kind: 'all' }

/** The address of a change, where its form is and goes to. */
export const changeHref = ({ id }: Pick<Series, 'id'>, scope: Scope): string =>
  scope.kind === 'all' ? `${home}/${id}/change` : `${home}/${id}/change/${scope.at.id}`

type Changing = {
  opened: Opened
  scope: Scope
  newId: string
  version: number
  count: number
  filled: Filled
  now: Date
}

/** The form for a change, with what it reaches said first. */
export const changePage = (view: View, data: Changing): Html => {
  const { lang } = view
  const { opened, scope, filled } = data
  const w = changeWords(lang)
  const titles = { following: w.changeFollowing, all: w.changeAll }
  const leads = { following: w.leads.following(data.count), all: w.leads.all(data.count) }
  const at =
    scope.kind === 'all'
      ? opened.series.title
      : `${opened.series.title} · ${sayMoment(lang, scope.at.starts_at, data.now)}`
  const back = `${home}/${opened.series.id}`
  return deskPage(
    { ...view, title: titles[scope.kind], crumbs: crumbs(lang, { href: back, label: opened.series.title }) },
    html`${pageHead({ title: titles[scope.kind], kicker: at, lead: leads[scope.kind] })}
      <p class="small">${w.leftAlone}</p>
      ${daysWay(lang, data)}
      ${form({
        lang,
        action: changeHref(opened.series, scope),
        errors: filled.errors,
        body: html`${hiddenField('id', data.newId)} ${hiddenField('version', data.version)}
        ${templateFields(lang, filled)}
        ${actions(
          button({ text: w.save, icon: 'check', kind: 'go' }),
          linkButton({ text: opened.series.title, href: back, kind: 'quiet' }),
        )}`,
      })}`,
  )
}

/** Other days are another form: every date is looked over first. */
const daysWay = (lang: Lang, { opened: { series, gatherings }, scope, now }: Changing): Html => {
  const at = scope.kind === 'all' ? nextOf(gatherings, now) : scope.at
  const text = daysWords(lang).way
  return at ? actions(linkButton({ text, icon: 'calendar-days', kind: 'quiet', href: daysHref(series, at) })) : nothing
}

const summary = (lang: Lang, { template, day, place }: { template: Template; day: string; place: string }): Html => {
  const w = seriesWords(lang)
  const { startsAt, endsAt } = momentsOn(day, template)
  return html`<p>${template.plan.title}</p>
    ${factsList([
      { term: w.hour, text: w.fromTo(sayTime(lang, startsAt), sayTime(lang, endsAt)) },
      { term: w.where, text: place },
    ])}`
}

type Both = {
  mine: Template
  now: Template
  opened: Opened
  scope: Scope
  sent: Kept
  version: number
  choices: Choices
}

/** 409: somebody changed the same meanwhile. */
export const changeConflict = (view: View, { mine, now, opened, scope, sent, version, choices }: Both): Html => {
  const { lang } = view
  const { series } = opened
  const place = ({ plan }: Template) =>
    choices.venues.find(({ id }) => id === plan.venueId)?.name ?? plan.elsewhere ?? seriesWords(lang).nowhere
  const said = (template: Template) => summary(lang, { template, day: series.starts_on, place: place(template) })
  const fields = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value ?? '')]))
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: said(mine) },
      theirs: { body: said(now) },
      theirsHref: `${home}/${series.id}`,
      keepMine: postButton({
        text: changeWords(lang).keepMine,
        action: changeHref(series, scope),
        fields: { ...fields, version: String(version) },
      }),
    },
  )
}

type Stopping = { series: Series; which: 'pause' | 'end'; values: Kept; errors: readonly FieldError[] }

/** The form that leaves a span out, or ends the series; with a reason in either. */
export const stopPage = (view: View, { series, which, values, errors }: Stopping): Html => {
  const { lang } = view
  const w = changeWords(lang)
  const state = { lang, values, errors }
  const back = `${home}/${series.id}`
  const title = which === 'pause' ? w.pause : w.end
  const span = html`${dateField({ ...state, name: 'from', label: w.pauseFrom })}
  ${dateField({ ...state, name: 'to', label: w.pauseTo })}`
  const fields = which === 'pause' ? span : dateField({ ...state, name: 'stopsOn', label: w.stopsOn })
  const send =
    which === 'pause'
      ? button({ text: w.pauseDo, icon: 'check', kind: 'go' })
      : button({ text: w.endDo, kind: 'danger' })
  return deskPage(
    { ...view, title, crumbs: crumbs(lang, { href: back, label: series.title }) },
    html`${pageHead({ title, kicker: series.title, lead: which === 'pause' ? w.pauseLead : w.endLead })}
    ${form({
      lang,
      action: `${back}/${which}`,
      errors,
      body: html`${hiddenField('version', series.version)} ${fields}
      ${radiosField({
        ...state,
        name: 'reasonKind',
        label: w.reasonKind,
        tiles: true,
        options: stopReasons.map((value) => ({ value, label: kindWords(lang).reasons[value] })),
      })}
      ${textField({ ...state, name: 'reason', label: w.reason, hint: w.reasonHint, optional: true, maxLength: mostReason })}
      ${actions(send, linkButton({ text: series.title, href: back, kind: 'quiet' }))}`,
    })}`,
  )
}
