import { dayOf } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkField,
  chip,
  emptyState,
  form,
  formPart,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  radiosField,
  section,
  textField,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { channels, type Addressed, type Channel } from '../channels.rules.ts'
import { topicsFor, type Choice } from '../choice/choice.rules.ts'
import { coversGatherings, holdsOn, stageOf } from '../consent/consent.rules.ts'
import { childFields, inputTypes, sayAnswer } from '../consent/parts.ts'
import type { SaidWay } from '../consent/said.ts'
import { consentWords } from '../consent/words.ts'
import type { Topic } from '../kinds.rules.ts'
import { devicePart } from '../push/page.ts'
import type { Room } from '../room.ts'
import { wayWords } from './words.ts'

export type WaysPage = {
  room: Room
  offered: readonly Channel[]
  standing: readonly SaidWay[]
  choices: readonly Choice[]
  devices: readonly { id: string; made_at: Date }[]
  /** Whom push services know us as. */
  publicKey: string
  now: Date
  newId: () => string
  /** A channel whose form is open although its owner said no before. */
  still?: Channel | undefined
  back?: { form: Channel | 'choices'; values: Kept; errors: readonly FieldError[] } | undefined
}

/** By which ways messages reach the reader besides the inbox: consents, then choices. */
export const waysPage = (view: View, page: WaysPage): Html => {
  const { lang } = view
  const w = wayWords(lang)
  const { room } = page
  // Offered, or still to be taken back although nobody carries it any more.
  const isGiven = (channel: Channel) =>
    page.standing.some((one) => one.channel === channel && holdsOn(one, dayOf(page.now)))
  const shown = channels.filter((channel) => page.offered.includes(channel) || isGiven(channel))
  return room.frame(
    { ...view, title: w.title },
    html`${pageHead({
      title: w.title,
      lead: w.lead,
      actions: actions(linkButton({ text: w.back, href: room.base, icon: 'arrow-left', kind: 'quiet' })),
    })}
    ${shown.length ? nothing : emptyState({ title: w.title, text: w.nothing, icon: 'mail' })}
    ${shown.map((channel) =>
      channel === 'push'
        ? pushPart(lang, page)
        : section({ title: consentWords(lang).channel[channel], body: channelPart(lang, page, channel) }),
    )}
    ${choicesPart(lang, page)}`,
  )
}

const pushPart = (lang: Lang, page: WaysPage): Html => {
  const last = page.standing.find(({ channel }) => channel === 'push')
  const { now, still, back } = page
  const stage = stageOf(last, { now, isSent: back?.form === 'push', isStill: still === 'push' })
  return devicePart({
    ...page,
    lang,
    title: consentWords(lang).channel.push,
    at: `${page.room.base}/ways/push`,
    isGiven: holdsOn(last, dayOf(now)),
    rested: stage.is === 'resting' ? restingPart(lang, page, { channel: 'push', rests: stage.until }) : null,
    errors: back?.form === 'push' ? back.errors : undefined,
  })
}

const channelPart = (lang: Lang, page: WaysPage, channel: Addressed): Html => {
  const last = page.standing.find((one) => one.channel === channel)
  const { now, still, back } = page
  const stage = stageOf(last, { now, isSent: back?.form === channel, isStill: still === channel })
  if (last && stage.is === 'given') return givenPart(lang, page, { last, channel })
  if (stage.is === 'asked') return html`${saidPart(lang, page, last)} ${consentForm(lang, page, channel)}`
  return stage.is === 'resting' ? restingPart(lang, page, { channel, rests: stage.until }) : nothing
}

/** After a no nobody asks; whoever changes their mind opens the form themselves. */
const restingPart = (lang: Lang, page: WaysPage, { channel, rests }: { channel: Channel; rests: Date }): Html => {
  const w = wayWords(lang)
  return html`<p>${w.rested(sayDay(lang, rests, page.now))}</p>
    ${actions(linkButton({ text: w.still, href: `${page.room.base}/ways?still=${channel}`, kind: 'quiet' }))}`
}

/** What was said last: the answer, until when, how, and who spoke for a child. */
const saidPart = (lang: Lang, { now }: WaysPage, last: SaidWay | undefined): Html => {
  if (!last) return nothing
  const said = sayAnswer(lang, last, { today: dayOf(now), now })
  const lines = [said.guardian, said.how].filter((line) => line !== null)
  return html`<p>${said.state} <span class="num">${last.address}</span></p>
    <p class="small">${lines.join(' · ')}</p>`
}

const givenPart = (lang: Lang, page: WaysPage, { last, channel }: { last: SaidWay; channel: Addressed }): Html => {
  const w = wayWords(lang)
  const { dead } = last
  return html`<div class="stack">
    <p>${chip(dead ? 'late' : 'done', consentWords(lang).answer.given)}</p>
    ${saidPart(lang, page, last)}
    ${dead ? html`${notice({ kind: 'problem', text: w.dead })} ${consentForm(lang, page, channel)}` : nothing}
    ${dead || coversGatherings(last) ? nothing : html`${notice({ kind: 'note', text: w.notYet })} ${consentForm(lang, page, channel)}`}
    ${postButton({
      text: w.end,
      action: `${page.room.base}/ways/${channel}/withdrawal`,
      kind: 'quiet',
      fields: { id: page.newId() },
    })}
  </div>`
}

const consentForm = (lang: Lang, page: WaysPage, channel: Addressed): Html => {
  const w = wayWords(lang)
  const asked = consentWords(lang)
  const back = page.back?.form === channel ? page.back : undefined
  const fields = { lang, errors: back?.errors, values: back?.values }
  const at = `${page.room.base}/ways/${channel}`
  // Several of these stand on one page: the channel in the names keeps their fields apart.
  return html`<div class="stack">
    ${form({
      lang,
      action: `${at}/consent`,
      errors: back?.errors,
      body: html`${hiddenField('id', page.newId())}
      ${textField({ ...fields, name: `address-${channel}`, label: asked.address[channel], hint: asked.hint[channel], type: inputTypes[channel], maxLength: 254 })}
      ${page.room.home ? childFields(fields, channel) : nothing} ${useNote(asked.lines[channel])}
      ${checkField({ ...fields, name: `agreed-${channel}`, label: w.agree[channel] })}
      ${actions(button({ text: w.yes, kind: 'go', icon: 'check' }))}`,
    })}
    ${postButton({ text: w.no, action: `${at}/refusal`, kind: 'quiet', fields: { id: page.newId() } })}
  </div>`
}

const choicesPart = (lang: Lang, page: WaysPage): Html => {
  const w = wayWords(lang)
  const given = page.standing.filter((one) => holdsOn(one, dayOf(page.now))).map(({ channel }) => channel)
  if (given.length === 0) return nothing
  const topics: readonly Topic[] = topicsFor[page.room.home ? 'home' : 'account']
  const back = page.back?.form === 'choices' ? page.back : undefined
  return section({
    title: w.topics,
    note: w.topicsLead,
    body: form({
      lang,
      action: `${page.room.base}/ways`,
      errors: back?.errors,
      body: html`${topics.map((topic) => formPart(w.topic[topic], topicFields(lang, page, { topic, given })))}
      ${actions(button({ text: w.save, kind: 'go', icon: 'check' }))}`,
    }),
  })
}

const topicFields = (lang: Lang, page: WaysPage, { topic, given }: { topic: Topic; given: Channel[] }): Html => {
  const w = wayWords(lang)
  const fields = { lang, ...(page.back?.form === 'choices' ? page.back : {}) }
  const { channel, pace } = page.choices.find((one) => one.topic === topic) ?? { channel: given[0], pace: 'digest' }
  return html`${radiosField({
    ...fields,
    name: `channel-${topic}`,
    label: w.title,
    value: channel ?? 'none',
    options: [
      ...given.map((value) => ({ value, label: consentWords(lang).channel[value] })),
      { value: 'none', label: w.onlyHere },
    ],
  })}
  ${radiosField({
    ...fields,
    name: `pace-${topic}`,
    label: w.pace,
    value: pace,
    options: [
      { value: 'digest', label: w.digest },
      { value: 'at_once', label: w.atOnce },
    ],
  })}`
}
