import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  chip,
  form,
  hiddenField,
  notice,
  postButton,
  section,
  useNote,
  type FieldError,
} from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deviceWords } from './words.ts'

type DevicePart = {
  lang: Lang
  title: string
  /** Where its forms go: the address of the channel. */
  at: string
  devices: readonly { id: string; made_at: Date }[]
  /** Whether its reader agreed to this channel, and whether it may be asked about. */
  isGiven: boolean
  /** In place of the button, where its reader said no a short while ago. */
  rested: Html | null
  publicKey: string
  errors: readonly FieldError[] | undefined
  now: Date
  newId: () => string
}

/**
 * Devices that remind their owner, and the button to make this one of them. The button is there only where the browser offers it;
 * without devices the whole part is. What was agreed to can be taken back with scripts off as well.
 */
export const devicePart = (part: DevicePart): Html => {
  const w = deviceWords(part.lang)
  const known = part.isGiven || part.errors !== undefined
  return html`<remind-here
    ${attrs({
      hidden: !known,
      'data-key': part.publicKey,
      'data-wait': w.wait,
      'data-denied': w.denied,
      'data-failed': w.failed,
      'data-here': w.here,
    })}
  >
    ${section({
      title: part.title,
      body: html`<div class="stack">
        ${part.devices.map((device) => deviceLine(part, device))}
        ${part.isGiven && part.devices.length === 0 ? lost(part) : nothing}
        ${part.rested ? html`<div data-offer hidden>${part.rested}</div>` : offer(part)}
      </div>`,
    })}
  </remind-here>`
}

const deviceLine = ({ lang, at, now, newId }: DevicePart, device: { id: string; made_at: Date }): Html => {
  const w = deviceWords(lang)
  return html`<div class="stack" data-device="${device.id}">
    <p>${chip('done', w.since(sayDay(lang, device.made_at, now)))} <span data-this hidden>${w.here}</span></p>
    ${postButton({ text: w.end, action: `${at}/withdrawal`, kind: 'quiet', fields: { id: newId(), device: device.id } })}
  </div>`
}

const lost = ({ lang, at, newId }: DevicePart): Html => {
  const w = deviceWords(lang)
  return html`${notice({ kind: 'problem', text: w.lost })}
  ${postButton({ text: w.end, action: `${at}/withdrawal`, kind: 'quiet', fields: { id: newId() } })}`
}

/** The press is the consent: what it means stands above the button. */
const offer = ({ lang, at, errors, newId }: DevicePart): Html => {
  const w = deviceWords(lang)
  return html`<div data-offer hidden>
    ${form({
      lang,
      action: `${at}/consent`,
      errors,
      body: html`${hiddenField('id', newId())} ${hiddenField('address-push', '')} ${hiddenField('agreed-push', 'yes')}
        <p>${w.lead}</p>
        ${useNote(w.use)}
        <p class="field-error" role="alert" data-trouble hidden></p>
        ${actions(button({ text: w.remind, kind: 'go', icon: 'bell', type: 'button' }))}`,
    })}
  </div>`
}
