import { dayOf } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import {
  actions,
  button,
  chip,
  emptyState,
  errorSummary,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  section,
  useNote,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { addressed, type Addressed } from '../channels.rules.ts'
import { holdsOn, stageOf } from '../consent/consent.rules.ts'
import { sayAnswer } from '../consent/parts.ts'
import type { SaidWay } from '../consent/said.ts'
import { consentWords } from '../consent/words.ts'
import { answerForm, howField, type FormKey, type PersonPage } from './answer.form.ts'
import { personWords } from './words.ts'

/** Offered, or still to be taken back although nobody carries it any more. */
const shown = ({ offered, now }: PersonPage, said: readonly SaidWay[]): readonly Addressed[] =>
  addressed.filter(
    (channel) => offered.includes(channel) || said.some((one) => one.channel === channel && holds(one, now)),
  )

const holds = (one: SaidWay | undefined, now: Date) => holdsOn(one, dayOf(now))
const saidAbout = (said: readonly SaidWay[], channel: Addressed) => said.find((one) => one.channel === channel)

/** /desk/people/:id/consents: what somebody said by telephone, at the door, at the counter or on paper, and is taken down here. */
export const deskConsentsPage = (view: View, page: PersonPage): Html => {
  const { lang } = view
  const w = personWords(lang)
  const { name, personId, own } = page.person
  const href = `/desk/people/${personId}`
  const open = shown(page, own)
  return deskPage(
    {
      ...view,
      title: w.title,
      crumbs: [
        { href: '/desk/people', label: w.people },
        { href, label: name },
      ],
    },
    html`${errorSummary(lang, page.back?.errors ?? [])}
    ${pageHead({
      title: w.title,
      kicker: name,
      lead: w.deskLead,
      actions: open.length
        ? actions(linkButton({ text: w.sheet, href: `${page.base}/sheet`, icon: 'printer', kind: 'quiet' }))
        : nothing,
    })}
    ${open.length ? nothing : emptyState({ title: w.title, text: w.nothing, icon: 'mail' })}
    ${open.map((channel) =>
      section({
        title: consentWords(lang).channel[channel],
        body: html`<div class="stack">
          ${saidPart(view, page, saidAbout(own, channel))} ${answerPart(view, page, channel)}
        </div>`,
      }),
    )}
    ${householdPart(view, page)}`,
  )
}

/** What was said last, as sentences. */
const saidPart = ({ lang }: View, { now }: PersonPage, last: SaidWay | undefined): Html => {
  if (!last) return html`<p>${chip('off', personWords(lang).never)}</p>`
  const said = sayAnswer(lang, last, { today: dayOf(now), now })
  const lines = [said.guardian, said.how].filter((line) => line !== null)
  return html`<p>${chip(holds(last, now) ? 'done' : 'off', said.state)} <span class="num">${last.address}</span></p>
    <p class="small">${lines.join(' · ')}</p>`
}

const answerPart = (view: View, page: PersonPage, channel: Addressed): Html => {
  const { lang } = view
  const w = personWords(lang)
  const last = saidAbout(page.person.own, channel)
  const { now, still, back } = page
  const isSent = back?.form === channel && back.values['answer'] === 'yes'
  const stage = stageOf(last, { now, isSent, isStill: still === channel || back?.form === channel })
  if (stage.is === 'given') return givenPart(view, page, channel)
  if (stage.is !== 'resting') return answerForm(view, page, channel)
  return html`<p>${w.rested(sayDay(lang, stage.until, page.now))}</p>
    ${actions(linkButton({ text: w.still, href: `${page.base}?still=${channel}`, kind: 'quiet' }))}`
}

/** A yes, to be taken back; where nothing arrives any more, another address can be given as well. */
const givenPart = (view: View, page: PersonPage, channel: Addressed): Html => {
  const isDead = saidAbout(page.person.own, channel)?.dead ?? false
  if (!isDead) return backForm(view, page, channel)
  return html`${notice({ kind: 'problem', text: personWords(view.lang).dead })} ${answerForm(view, page, channel)}`
}

/** Takes a yes back for them: their own, or their household's. */
const backForm = ({ lang }: View, page: PersonPage, key: FormKey): Html => {
  const w = personWords(lang)
  const back = page.back?.form === key ? page.back : undefined
  return html`<form class="form" method="post" action="${page.base}/${key.replace('-', '/')}" novalidate>
    ${hiddenField('id', page.newId())} ${howField({ lang, errors: back?.errors, values: back?.values }, key)}
    ${actions(button({ text: w.back, name: 'answer', value: 'no' }))}
  </form>`
}

/** What the household said: shown, because it may lead to this person's telephone, and taken back here as well. */
const householdPart = (view: View, page: PersonPage): Html => {
  const w = personWords(view.lang)
  const living = page.person.home.filter((one) => holds(one, page.now))
  return html`${addressed.map((channel) => {
    const one = saidAbout(living, channel)
    if (!one) return nothing
    return section({
      title: w.household(consentWords(view.lang).channel[channel]),
      note: w.householdLead,
      body: html`<div class="stack">${saidPart(view, page, one)} ${backForm(view, page, `home-${channel}`)}</div>`,
    })
  })}`
}

/** /me/known/:id/consents: the same behind the card, to read and to take back. A card may lie about, so it says yes only for the household. */
export const cardConsentsPage = (view: View, page: PersonPage): Html => {
  const { lang } = view
  const w = personWords(lang)
  const asked = addressed.filter((channel) => saidAbout(page.person.own, channel))
  const ways = linkButton({ text: w.householdHref, href: '/me/messages/ways', kind: 'quiet' })
  return frontPage(
    { ...view, title: w.title, crumbs: [{ href: '/me/known', label: w.known }] },
    html`${pageHead({ title: w.title, kicker: page.person.name, lead: w.cardLead, actions: actions(ways) })}
    ${asked.length ? nothing : emptyState({ title: w.never, text: w.cardNone, icon: 'mail' })}
    ${asked.map((channel) =>
      section({ title: consentWords(lang).channel[channel], body: ownPart(view, page, channel) }),
    )}`,
  )
}

const ownPart = (view: View, page: PersonPage, channel: Addressed): Html => {
  const w = personWords(view.lang)
  const last = saidAbout(page.person.own, channel)
  const action = `${page.base}/${channel}/withdrawal`
  return html`<div class="stack">
    ${saidPart(view, page, last)} ${useNote(consentWords(view.lang).lines[channel])}
    ${holds(last, page.now) ? postButton({ text: w.backOwn, action, fields: { id: page.newId() } }) : nothing}
  </div>`
}
