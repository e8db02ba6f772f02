import { sayMoment } from '#base/say-date.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  radiosField,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { toldHows } from './emergency.rules.ts'
import type { Seen } from './emergency.ts'
import { byRole, emergencyHref, fieldNames, fieldTicks, stands, type Back } from './page.ts'
import type { EmergencyPaper } from './read.ts'
import { emergencyWords } from './words.ts'

type Shown = Back & { paper: EmergencyPaper; now: Date; newId: string }

/** /desk/emergencies/:id */
export const emergencyPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = emergencyWords(lang)
  const { paper, now } = shown
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: '/desk/emergencies', label: w.title }] },
    html`${pageHead({ title: paper.home ?? w.title, kicker: w.title })}
    ${factsList([
      { term: w.stands, text: stands(lang, paper, now) },
      { term: w.who, text: byRole(lang, paper) },
      { term: w.when, text: sayMoment(lang, paper.asked_at, now) },
      { term: w.reason, text: paper.reason ?? w.hidden },
      { term: w.fields, text: fieldNames(lang, paper.fields) },
      ...(paper.answeredBy ? [{ term: w.answeredBy, text: paper.answeredBy }] : []),
    ])}
    ${paper.standing === 'asked' ? waiting(view, shown) : nothing}
    ${paper.standing === 'open' ? opened(view, shown) : nothing} ${told(view, shown)}`,
  )
}

const waiting = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = emergencyWords(lang)
  const { paper, errors, values } = shown
  const end = postButton({ text: w.end, action: `${emergencyHref(paper.id)}/end`, kind: 'quiet' })
  if (paper.mine)
    return html`<p>${w.yourOwn}</p>
      ${actions(end)}`
  if (!paper.confirms) return nothing
  const refuse = postButton({
    text: w.refuse,
    action: `${emergencyHref(paper.id)}/refuse`,
    fields: { version: String(paper.version) },
    kind: 'quiet',
  })
  return section({
    title: w.confirmTitle,
    note: w.confirmLead,
    body: paper.persons.length
      ? html`${form({
          lang,
          action: `${emergencyHref(paper.id)}/confirm`,
          errors,
          body: html`${hiddenField('version', paper.version)}
          ${radiosField({ lang, errors, values, name: 'person', label: w.whose, options: paper.persons.map(({ id, name }) => ({ value: id, label: name })) })}
          ${fieldTicks(lang, { errors, values }, paper.fields)} ${actions(button({ text: w.confirm, kind: 'go' }))}`,
        })}
        ${actions(refuse)}`
      : html`<p>${w.nobody}</p>
          ${actions(refuse)}`,
  })
}

/** The answer to the look is what was asked for and no redirect, so Turbo stays out of it. */
const opened = ({ lang }: View, { paper, newId }: Shown): Html => {
  const w = emergencyWords(lang)
  const end = actions(postButton({ text: w.end, action: `${emergencyHref(paper.id)}/end`, kind: 'quiet' }))
  return section({
    title: w.openTitle,
    body: paper.mine
      ? html`<form method="post" action="${emergencyHref(paper.id)}/look" data-turbo="false">
            ${hiddenField('id', newId)} ${actions(button({ text: w.look, icon: 'eye', kind: 'go' }))}
          </form>
          ${end}`
      : end,
  })
}

const told = ({ lang }: View, { paper, now, errors, values }: Shown): Html => {
  const w = emergencyWords(lang)
  if (paper.told_at && paper.told_how)
    return html`<p>${w.toldBy(paper.toldBy ?? '', w.how[paper.told_how], sayMoment(lang, paper.told_at, now))}</p>`
  if (!paper.opened || !paper.confirms) return nothing
  return section({
    title: w.toldTitle,
    note: w.toldLead,
    body: form({
      lang,
      action: `${emergencyHref(paper.id)}/told`,
      errors,
      body: html`${radiosField({ lang, errors, values, name: 'how', label: w.toldHow, options: toldHows.map((how) => ({ value: how, label: w.how[how] })) })}
      ${actions(button({ text: w.toldGo }))}`,
    }),
  })
}

/** The fields in clear, as the answer to one look. */
export const seenPage = (view: View, { id, seen }: { id: string; seen: Seen }): Html => {
  const w = emergencyWords(view.lang)
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: '/desk/emergencies', label: w.title }] },
    html`${pageHead({ title: seen.name ?? w.title, lead: w.shown })}
    ${seen.phones?.map((number) => html`<p class="lead num"><a href="tel:${number.replace(/[^+\d]/g, '')}">${number}</a></p>`) ?? nothing}
    ${seen.phones?.length === 0 ? html`<p>${w.noPhone}</p>` : nothing}
    ${actions(linkButton({ text: w.back, href: emergencyHref(id), kind: 'go' }))}`,
  )
}
