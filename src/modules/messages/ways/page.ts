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
import type { Channel } from '../channels.rules.ts'
import { topicsFor, type Choice } from '../choice/choice.rules.ts'
import { askAgainFrom } from '../consent/consent.rules.ts'
import type { Standing } from '../consent/consent.ts'
import type { Topic } from '../kinds.rules.ts'
import { devicePart } from '../push/page.ts'
import type { Room } from '../room.ts'
import { wayWords } from './words.ts'

export type WaysPage = {
  room: Room
  offered: readonly Channel[]
  standing: readonly Standing[]
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
  const { room, offered } = page
  return room.frame(
    { ...view, title: w.title },
    html`${pageHead({
      title: w.title,
      lead: w.lead,
      actions: actions(linkButton({ text: w.back, href: room.base, icon: 'arrow-left', kind: 'quiet' })),
    })}
    ${offered.length ? nothing : emptyState({ title: w.title, text: w.nothing, icon: 'mail' })}
    ${offered.map((channel) =>
      channel === 'push'
        ? pushPart(lang, page)
        : section({ title: w.channel[channel], body: channelPart(lang, page, channel) }),
    )}
    ${choicesPart(lang, page)}`,
  )
}

/** A channel whose address its reader types. */
type Addressed = Exclude<Channel, 'push'>

const pushPart = (lang: Lang, page: WaysPage): Html => {
  const w = wayWords(lang)
  const last = page.standing.find(({ channel }) => channel === 'push')
  const back = page.back?.form === 'push' ? page.back : undefined
  const rests = back || page.still === 'push' ? null : askAgainFrom(last, page.now)
  return devicePart({
    ...page,
    lang,
    title: w.channel.push,
    at: `${page.room.base}/ways/push`,
    isGiven: last?.answer === 'given',
    rested: rests && restedPart(lang, page, { channel: 'push', until: rests }),
    errors: back?.errors,
  })
}

const channelPart = (lang: Lang, page: WaysPage, channel: Addressed): Html => {
  const last = page.standing.find((one) => one.channel === channel)
  const isOpen = page.back?.form === channel
  if (last?.answer === 'given' && !isOpen) return givenPart(lang, page, { channel, dead: last.dead })
  const rests = isOpen || page.still === channel ? null : askAgainFrom(last, page.now)
  return rests ? restedPart(lang, page, { channel, until: rests }) : consentForm(lang, page, channel)
}

/** Where its reader said no a short while ago, nobody is asked; but they may ask. */
const restedPart = (lang: Lang, page: WaysPage, { channel, until }: { channel: Channel; until: Date }): Html => {
  const w = wayWords(lang)
  return html`<p>${w.rested(sayDay(lang, until, page.now))}</p>
    ${actions(linkButton({ text: w.still, href: `${page.room.base}/ways?still=${channel}`, kind: 'quiet' }))}`
}

const givenPart = (lang: Lang, page: WaysPage, { channel, dead }: { channel: Addressed; dead: boolean }): Html => {
  const w = wayWords(lang)
  return html`<div class="stack">
    <p>${chip(dead ? 'late' : 'done', w.given)}</p>
    ${dead ? html`${notice({ kind: 'problem', text: w.dead })} ${consentForm(lang, page, channel)}` : nothing}
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
  const back = page.back?.form === channel ? page.back : undefined
  const fields = { lang, errors: back?.errors, values: back?.values }
  const type = channel === 'mail' ? 'email' : channel === 'sms' ? 'tel' : 'text'
  const at = `${page.room.base}/ways/${channel}`
  // Several of these stand on one page: the channel in the names keeps their fields apart.
  return html`<div class="stack">
    ${form({
      lang,
      action: `${at}/consent`,
      errors: back?.errors,
      body: html`${hiddenField('id', page.newId())}
      ${textField({ ...fields, name: `address-${channel}`, label: w.address[channel], hint: w.hint[channel], type, maxLength: 254 })}
      ${useNote(w.use)} ${checkField({ ...fields, name: `agreed-${channel}`, label: w.agree[channel] })}
      ${actions(button({ text: w.yes, kind: 'go', icon: 'check' }))}`,
    })}
    ${postButton({ text: w.no, action: `${at}/refusal`, kind: 'quiet', fields: { id: page.newId() } })}
  </div>`
}

const choicesPart = (lang: Lang, page: WaysPage): Html => {
  const w = wayWords(lang)
  const given = page.standing.filter(({ answer }) => answer === 'given').map(({ channel }) => channel)
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
    options: [...given.map((value) => ({ value, label: w.channel[value] })), { value: 'none', label: w.onlyHere }],
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
