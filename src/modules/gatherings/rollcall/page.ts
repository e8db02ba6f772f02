import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  emptyState,
  errorSummary,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  radiosField,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf } from '../gathering.ts'
import { wasHeld } from '../kinds.rules.ts'
import { sayWhen, sayWhere } from '../show/page.ts'
import { marksHref, paperHref, rollHref, sheetHref } from './address.ts'
import { numberMethods } from './mark.rules.ts'
import { mendWords } from './mend.words.ts'
import type { Roll } from './roll.ts'
import { blank, closedRow, row } from './row.ts'
import { lineOf, sayCount } from './say.ts'
import { rollWords } from './words.ts'

/** What a form of the page brought when it was refused. `form`: which of them. */
export type RollBack = { form: 'tap' | 'number' | 'end'; values: Kept; errors: FieldError[] }

type Shown = { ctx: Ctx; roll: Roll; newId: () => string; doorHref: string | null; back?: RollBack | undefined }

/** When nothing more may be tapped: it did not take place, it is over, or it is days ahead. */
const shutBy = (lang: View['lang'], { ctx, roll: { gathering } }: Shown): string | null => {
  const w = rollWords(lang)
  if (wasHeld(gathering.state)) return w.held
  if (gathering.state === 'planned') return w.unpublished
  if (gathering.state !== 'published') return w.calledOff
  return gathering.starts_at.getTime() - ctx.now.getTime() > 86_400_000 ? w.early : null
}

/** The roll-call: everybody on the list with one button each, whoever came without, or the number only; and its end. */
export const rollPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = rollWords(lang)
  const { gathering } = shown.roll
  const shut = shutBy(lang, shown)
  const crumbs = [{ href: deskHrefOf(gathering), label: gathering.title }]
  return deskPage(
    { ...view, title: w.title, crumbs },
    html`${pageHead({
      title: w.title,
      kicker: gathering.title,
      lead: `${sayWhen(lang, gathering, shown.ctx.now)} · ${sayWhere(lang, gathering)}`,
    })}
    ${shut === null ? nothing : notice({ kind: 'note', text: shut })} ${assumedNote(view, shown)}
    ${errorSummary(lang, errorsOnTop(shown))} ${callPart(view, shown, shut !== null)}
    ${shut === null ? html`${numberPart(view, shown)} ${endPart(view, shown)}` : lateNumber(view, shown)}
    ${actions(
      linkButton({ text: w.sheet, href: sheetHref(gathering), icon: 'printer' }),
      linkButton({ text: w.paper, href: paperHref(gathering) }),
      shown.doorHref ? linkButton({ text: w.door, href: shown.doorHref, icon: 'qr-code' }) : nothing,
    )}`,
  )
}

/** The number's form says its own. */
const errorsOnTop = ({ back }: Shown): FieldError[] => (back && back.form !== 'number' ? back.errors : [])

const assumedNote = ({ lang }: View, { roll: { gathering } }: Shown): Html => {
  const w = rollWords(lang)
  if (!gathering.assumed || gathering.confirmed_at !== null) return nothing
  return notice({
    kind: 'problem',
    text: w.assumed,
    body: postButton({ text: w.confirm, action: `${rollHref(gathering)}/confirmation`, kind: 'go' }),
  })
}

/** What the script of this page needs to know. It stands on the page so that it is there without a network too. */
const forScript = ({ lang }: View, { ctx, roll: { gathering } }: Shown) => {
  const w = rollWords(lang)
  const { states, offline, waiting, signIn, goSignIn, unkept, ready, notTaken, drop, guest } = w
  return {
    'data-address': marksHref(gathering),
    'data-book': gathering.id,
    'data-who': ctx.secrets.hash(ctx.area.id, 'gatherings roll-call who', ctx.actor.id ?? '').toString('base64url'),
    'data-words': JSON.stringify({
      count: w.count('{there}', '{listed}'),
      states,
      offline,
      waiting,
      signIn,
      goSignIn,
      unkept,
      ready,
      notTaken,
      drop,
      guest,
    }),
  }
}

const callPart = (view: View, shown: Shown, shut: boolean): Html => {
  const { lang, assets } = view
  const w = rollWords(lang)
  const { count, counted } = sayCount(lang, shown.roll)
  const { gathering, people } = shown.roll
  return html`<roll-call ${attrs(forScript(view, shown))}>
      <div class="roll-top">
        <p class="roll-count num" data-count role="status">${count}</p>
        <p class="small" data-counted>${counted}</p>
        <p class="roll-line" data-line role="status" hidden></p>
        <div data-refused hidden></div>
      </div>
      ${shut ? nothing : html`<p class="small">${w.how}</p>`}
      <h2 class="unseen">${w.list}</h2>
      <ul class="roll" data-roll>
        ${people.map((one) => (shut ? closedRow(lang, gathering, lineOf(lang, one)) : row(lang, gathering, lineOf(lang, one))))}
      </ul>
      ${people.length === 0 ? html`<div data-empty>${emptyState({ title: w.list, text: w.empty })}</div>` : nothing}
      ${shut ? nothing : html`<template>${row(lang, gathering, blank(lang))}</template>${walkInPart(view, shown)}`}
    </roll-call>
    ${assets.rollCall ? html`<script type="module" src="${assets.rollCall}"></script>` : nothing}`
}

const walkInPart = ({ lang }: View, { roll: { gathering }, newId }: Shown): Html => {
  const w = rollWords(lang)
  if (!gathering.walk_ins) return nothing
  return section({
    title: w.add,
    body: html`<form class="form" method="post" action="${rollHref(gathering)}" data-add>
      ${hiddenField('about', newId())} ${hiddenField('walkIn', 'yes')} ${hiddenField('what', 'arrived')}
      ${textField({ lang, name: 'name', label: w.addName, optional: true, maxLength: 40, autocomplete: 'off' })}
      ${actions(button({ text: w.addButton }))}
    </form>`,
  })
}

const numberPart = ({ lang }: View, { roll: { gathering }, newId, back }: Shown): Html => {
  const [w, m] = [rollWords(lang), mendWords(lang)]
  const sent = back?.form === 'number' ? back : undefined
  const state = { lang, errors: sent?.errors, values: sent?.values }
  return section({
    title: w.number,
    body: form({
      ...state,
      action: `${rollHref(gathering)}/number`,
      body: html`${hiddenField('id', newId())}
      ${textField({ ...state, name: 'number', label: w.numberField, hint: w.numberHint, type: 'number', size: 'short' })}
      ${radiosField({
        ...state,
        name: 'method',
        label: w.numberHow,
        tiles: true,
        value: 'count',
        options: numberMethods.map((value) => ({ value, label: w.methods[value] })),
      })}
      ${wasHeld(gathering.state) ? textField({ ...state, name: 'reason', label: m.reason, hint: m.reasonHint }) : nothing}
      ${actions(button({ text: w.numberButton }))}`,
    }),
  })
}

/** After the end a number can still be set right. */
const lateNumber = (view: View, shown: Shown): Html =>
  wasHeld(shown.roll.gathering.state) ? numberPart(view, shown) : nothing

const endPart = ({ lang }: View, { roll: { gathering } }: Shown): Html => {
  const w = rollWords(lang)
  return html`<p class="small">${w.endNote}</p>
    ${actions(postButton({ text: w.end, action: `${rollHref(gathering)}/end`, kind: 'go', big: true }))}`
}
