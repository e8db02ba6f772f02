import type { Lang } from '#base/words.ts'
import {
  actions,
  form,
  formPart,
  hiddenField,
  linkButton,
  postButton,
  selectField,
  textField,
} from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deskHrefOf } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { listHref, sendButton, type ListPage } from './list-page.ts'
import { deskWords } from './desk.words.ts'
import { audiences } from './party.rules.ts'
import type { Quota } from './seating.rules.ts'

/** The way to change how many places there are, and for whom some are kept. */
export const roomPart = (lang: Lang, page: ListPage): Html => {
  const { gathering } = page
  const way = linkButton({
    text: deskWords(lang).capacityChange,
    icon: 'pencil',
    href: `${deskHrefOf(gathering)}/edit#f-capacity`,
  })
  return html`${isStanding(gathering.state) ? actions(way) : nothing} ${quotaPart(lang, page)}`
}

const quotaPart = (lang: Lang, page: ListPage): Html => {
  const w = deskWords(lang)
  const back = page.back?.form === 'quota' ? page.back : undefined
  return html`<details ${attrs({ open: page.quotas.length > 0 || back !== undefined })}>
    <summary>${w.quotas}</summary>
    <div class="stack">
      <p>${w.quotaHint}</p>
      ${page.quotas.map((quota) => quotaLine(lang, page, quota))} ${quotaForm(lang, page)}
    </div>
  </details>`
}

const quotaLine = (lang: Lang, page: ListPage, quota: Quota): Html => {
  const w = deskWords(lang)
  const action = `${listHref(page.gathering)}/kept/${quota.id}/release`
  const text = w.quotaLine(quotaName(lang, page, quota), quota.taken, quota.seats)
  return html`<p>${text}</p>
    ${quota.taken === 0 ? postButton({ text: w.quotaDrop, action, kind: 'quiet' }) : nothing}`
}

const quotaName = (lang: Lang, { buildings }: ListPage, quota: Quota): string => {
  const building = buildings.find(({ id }) => id === quota.buildingId)
  if (building) return `${building.compound} ${building.name}`
  const compound = buildings.find(({ compoundId }) => compoundId === quota.compoundId)
  const names: Record<string, string> = kindWords(lang).audiences
  return compound?.compound ?? names[quota.audience ?? ''] ?? ''
}

const quotaForm = (lang: Lang, page: ListPage): Html => {
  const w = deskWords(lang)
  const back = page.back?.form === 'quota' ? page.back : undefined
  const state = { lang, values: back?.values, errors: back?.errors }
  const compounds = new Map(page.buildings.map(({ compoundId, compound }) => [compoundId, compound]))
  const options = [
    ...[...compounds].map(([id, label]) => ({ value: `compound ${id}`, label })),
    ...page.buildings.map(({ id, name, compound }) => ({ value: `building ${id}`, label: `${compound} ${name}` })),
    ...audiences.map((one) => ({ value: `audience ${one}`, label: kindWords(lang).audiences[one] })),
  ]
  return form({
    lang,
    action: `${listHref(page.gathering)}/kept`,
    errors: back?.errors,
    body: formPart(
      w.quotaAdd,
      html`${hiddenField('id', page.newId)} ${selectField({ ...state, name: 'whom', label: w.quotaFor, options })}
      ${textField({ ...state, name: 'kept', label: w.quotaSeats, type: 'number', size: 'short' })}
      ${sendButton(w.quotaAdd)}`,
    ),
  })
}
