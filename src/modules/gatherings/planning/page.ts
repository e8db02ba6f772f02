import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  formPart,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  radiosField,
  selectField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { InTheWay } from '../booking.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { reasonKinds } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { planFields, whenFields, type PlanForm } from './fields.ts'
import { planningWords } from './words.ts'

/** Something stands at the venue; `displaceHref` leads to asking it to give way, where this one goes first. */
export type Clash = { others: readonly InTheWay[]; displaceHref: string | null }

type Editing = PlanForm & {
  now: Date
  /** The gathering that is changed; null for a new one, which gets `newId`. */
  gathering: Gathering | null
  newId: string
  clash?: Clash | null
}

/** The form of one gathering: a new one, or one that is changed. */
export const planPage = (view: View, page: Editing): Html => {
  const { lang } = view
  const w = planningWords(lang)
  const { gathering } = page
  const title = gathering ? w.editTitle : w.newTitle
  const { what, where, seats } = planFields(lang, page)
  const state = { lang, errors: page.errors, values: page.values }
  return deskPage(
    { ...view, title, crumbs: crumbs(lang, gathering) },
    html`${pageHead({ title, lead: w.lead })} ${clashPart(lang, page)}
    ${form({
      lang,
      action: gathering ? deskHrefOf(gathering) : '/desk/gatherings',
      errors: page.errors,
      draft: gathering ? undefined : 'gathering',
      body: html`${gathering ? hiddenField('version', page.values['version'] === undefined ? gathering.version : String(page.values['version'])) : hiddenField('id', page.newId)}
      ${what} ${whenFields(state)} ${where} ${seats} ${saveButtons(lang, gathering)}`,
    })}`,
  )
}

const crumbs = (lang: Lang, gathering: Gathering | null) => [
  { href: '/desk/gatherings', label: planningWords(lang).list },
  ...(gathering ? [{ href: deskHrefOf(gathering), label: gathering.title }] : []),
]

const saveButtons = (lang: Lang, gathering: Gathering | null): Html => {
  const w = planningWords(lang)
  if (gathering) return actions(button({ text: w.edit, icon: 'check', kind: 'go' }))
  return actions(
    button({ text: w.saveAndPublish, icon: 'check', kind: 'go', name: 'publish', value: 'yes' }),
    button({ text: w.save, name: 'publish', value: 'no' }),
  )
}

const clashPart = (lang: Lang, { clash, now }: Editing): Html => {
  if (!clash) return nothing
  const w = planningWords(lang)
  const line = (one: InTheWay): Html =>
    one.gathering_id && one.title && one.starts_at
      ? html`<li>
          <a class="row-link" href="${deskHrefOf({ id: one.gathering_id })}"
            >${w.takesPlace(one.title, sayMoment(lang, one.starts_at, now))}</a
          >
        </li>`
      : html`<li>${w.closure(one.reason ?? '')}</li>`
  return notice({
    kind: 'problem',
    text: w.inTheWay,
    body: html`<ul>
        ${clash.others.map(line)}
      </ul>
      ${clash.displaceHref ? actions(linkButton({ text: w.displace, href: clash.displaceHref })) : nothing}`,
  })
}

type Leaving = {
  gathering: Gathering
  newId: string
  errors?: readonly FieldError[] | undefined
  values: Kept
}

/** Calling a gathering off: how, why, and when instead. */
export const offPage = (view: View, { gathering, newId, errors, values }: Leaving): Html => {
  const { lang } = view
  const w = planningWords(lang)
  const k = kindWords(lang)
  const state = { lang, errors, values }
  const hows = (['cancelled', ...(gathering.series_id ? (['paused'] as const) : []), 'postponed'] as const).map(
    (how) => ({ value: how, label: w.hows[how] }),
  )
  const reasons = reasonKinds
    .filter((kind) => kind !== 'displaced')
    .map((kind) => ({ value: kind, label: k.reasons[kind] }))
  return deskPage(
    { ...view, title: w.offTitle, crumbs: crumbs(lang, gathering) },
    html`${pageHead({ title: w.offTitle, kicker: gathering.title, lead: w.offLead(gathering.taken) })}
    ${form({
      lang,
      action: `${deskHrefOf(gathering)}/off`,
      errors,
      body: html`${hiddenField('version', gathering.version)} ${hiddenField('id', newId)}
      ${formPart(
        w.how,
        html`${radiosField({ ...state, name: 'how', label: w.how, value: 'cancelled', options: hows })}
        ${selectField({ ...state, name: 'reasonKind', label: w.reasonKind, options: reasons })}
        ${textField({ ...state, name: 'reason', label: w.reason, hint: w.reasonHint, optional: true, maxLength: 300 })}`,
      )}
      ${whenFields(state, w.insteadWhen)} ${actions(button({ text: w.doOff, kind: 'danger' }))}`,
    })}`,
  )
}
