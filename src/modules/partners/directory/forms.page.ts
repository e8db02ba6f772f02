import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  postButton,
  selectField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { most, type AllyKind } from './ally.rules.ts'
import type { Ally, Lead } from './directory.ts'
import { partnerWords } from './words.ts'

/** A form that came back: of which one (null for a new one), its kind, what was typed, what is wrong. */
export type AllyBack = { id: string | null; kind: AllyKind; values: Kept; errors: readonly FieldError[] }

/** What the page stands on. */
export type DirectoryData = {
  allies: readonly Ally[]
  leads: readonly Lead[]
  newId: () => string
  /** The one open to be changed, or the kind another is added of. */
  open: string | null
  back?: AllyBack | undefined
}

type Came = { errors?: readonly FieldError[]; values?: Kept }

type Fields = { kind: AllyKind; came: Came; leads: readonly Lead[]; now: Record<string, string> }

const fields = (lang: Lang, { kind, came, leads, now }: Fields): Html => {
  const w = partnerWords(lang)
  const state = { lang, ...came }
  const value = (name: string) => now[name]
  const contact = html`${textField({ ...state, name: 'contactName', label: w.contactName, hint: w.contactHint, optional: true, size: 'middle', value: value('contactName'), maxLength: most.contact })}
  ${textField({ ...state, name: 'contactPhone', label: w.contactPhone, optional: true, type: 'tel', size: 'middle', value: value('contactPhone') })}`
  const options = leads.map(({ id, name }) => ({ value: id, label: name }))
  const lead = selectField({
    ...state,
    name: 'lead',
    label: w.leadName,
    hint: w.leadHint,
    empty: '',
    value: value('lead'),
    options,
  })
  return html`${textField({ ...state, name: 'allyName', label: w.name, hint: w.nameHint, value: value('allyName'), maxLength: most.name })}
  ${textField({ ...state, name: 'does', label: w.does, hint: w.doesHint, optional: true, value: value('does'), maxLength: most.does })}
  ${kind === 'partner' ? contact : lead}`
}

/** One as its form would send it. */
export const sentOf = ({ name, does, contact, leadId }: Ally): Record<string, string> => ({
  allyName: name,
  does: does ?? '',
  contactName: contact?.name ?? '',
  contactPhone: contact?.phone ?? '',
  lead: leadId ?? '',
})

/** One that is there, to be changed. */
export const changeForm = (lang: Lang, ally: Ally, { back, leads }: DirectoryData): Html => {
  const came: Came = back?.id === ally.id ? back : {}
  return form({
    lang,
    action: `/desk/partners/${ally.id}`,
    errors: came.errors,
    body: html`${hiddenField('version', ally.version)}
    ${fields(lang, { kind: ally.kind, came, leads, now: sentOf(ally) })}
    ${actions(button({ text: partnerWords(lang).change, icon: 'check', kind: 'go' }))}`,
  })
}

/** Ending one. */
export const endForm = (lang: Lang, ally: Ally): Html => {
  const w = partnerWords(lang)
  return html`<p class="small">${w.endNote}</p>
    ${actions(
      postButton({
        text: w.end,
        kind: 'quiet',
        action: `/desk/partners/${ally.id}/end`,
        fields: { version: String(ally.version) },
      }),
    )}`
}

/** Another of a kind. */
export const newForm = (lang: Lang, kind: AllyKind, { newId, back, leads }: DirectoryData): Html => {
  const w = partnerWords(lang)
  if (kind === 'team' && leads.length === 0) return html`<p>${w.noLeads}</p>`
  const came: Came = back?.id === null && back.kind === kind ? back : {}
  return form({
    lang,
    action: '/desk/partners',
    errors: came.errors,
    body: html`${hiddenField('id', newId())} ${hiddenField('kind', kind)}
    ${fields(lang, { kind, came, leads, now: {} })} ${actions(button({ text: w.save, icon: 'plus', kind: 'go' }))}`,
  })
}
