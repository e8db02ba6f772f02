import type { Ctx } from '#platform/ctx.ts'
import { pictureUrl } from '#platform/files/files.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  pageHead,
  photoField,
  photoStrip,
  section,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { wasHeld } from '../kinds.rules.ts'
import { sayWhen, sayWhere } from '../show/page.ts'
import { paperHref, rollHref, sheetHref } from './address.ts'
import { mendWords } from './mend.words.ts'
import { paperWords } from './paper.words.ts'
import type { Roll } from './roll.ts'
import { sayWho } from './say.ts'
import { rollWords } from './words.ts'

const crumbsOf = ({ lang }: View, gathering: Gathering) => [
  { href: deskHrefOf(gathering), label: gathering.title },
  { href: rollHref(gathering), label: rollWords(lang).title },
]

/** Lines nobody stands on yet. */
const blankLines = 10

/** The sheet for the door: everybody on the list in large print with room to sign, and empty lines. */
export const sheetPage = (view: View, { ctx, roll }: { ctx: Ctx; roll: Roll }): Html => {
  const { lang } = view
  const w = paperWords(lang)
  const { gathering } = roll
  const listed = roll.people.filter(({ walkIn }) => !walkIn)
  const line = (no: string, name: Html | string) =>
    html`<tr>
      <td class="num">${no}</td>
      <td>${name}</td>
      <td></td>
    </tr>`
  return deskPage(
    { ...view, title: w.sheet, printable: true, crumbs: crumbsOf(view, gathering) },
    html`${pageHead({
        title: gathering.title,
        kicker: w.sheet,
        lead: `${sayWhen(lang, gathering, ctx.now)} · ${sayWhere(lang, gathering)}`,
      })}
      <p>${w.sheetLead}</p>
      <table class="sign-sheet print-large">
        <caption class="unseen">
          ${w.sheet}
        </caption>
        <thead>
          <tr>
            <th scope="col">${w.no}</th>
            <th scope="col">${w.name}</th>
            <th scope="col">${w.sign}</th>
          </tr>
        </thead>
        <tbody>
          ${listed.map((one) => line(one.no ?? '', sayWho(lang, one)))}
          ${Array.from({ length: gathering.walk_ins ? blankLines : 0 }, (_, at) => line('', at === 0 ? html`<span class="small">${w.blank}</span>` : ''))}
        </tbody>
      </table>
      <p class="small">${w.note}</p>`,
  )
}

/** What a form of the page brought when it was refused. */
export type PaperBack = { values: Kept; errors: FieldError[] }

type Sheet = { id: string; width: number | null; height: number | null }

type Shown = { ctx: Ctx; gathering: Gathering; sheets: readonly Sheet[]; newId: string; back?: PaperBack | undefined }

/** Where a sheet that was signed is copied, and its photo kept. */
export const paperPage = (view: View, { ctx, gathering, sheets, newId, back }: Shown): Html => {
  const { lang } = view
  const [w, m] = [paperWords(lang), mendWords(lang)]
  const state = { lang, errors: back?.errors, values: back?.values }
  const photos = sheets.map(({ id, width, height }, at) => ({
    src: pictureUrl(ctx, id, 'small'),
    href: pictureUrl(ctx, id, 'large'),
    alt: w.photoAlt(at + 1),
    width: width ?? 3,
    height: height ?? 4,
  }))
  return deskPage(
    { ...view, title: w.title, crumbs: crumbsOf(view, gathering) },
    html`${pageHead({
      title: w.title,
      kicker: gathering.title,
      lead: w.lead,
      actions: linkButton({ text: rollWords(lang).sheet, href: sheetHref(gathering), icon: 'printer' }),
    })}
    ${form({
      ...state,
      action: paperHref(gathering),
      body: html`${hiddenField('id', newId)}
      ${textField({ ...state, name: 'numbers', label: w.numbers, hint: w.numbersHint, optional: true })}
      ${textareaField({ ...state, name: 'names', label: w.names, hint: w.namesHint, optional: true })}
      ${wasHeld(gathering.state) ? textField({ ...state, name: 'reason', label: m.reason, hint: m.reasonHint }) : nothing}
      ${actions(button({ text: w.button, kind: 'go' }), linkButton({ text: m.back, href: rollHref(gathering), kind: 'quiet' }))}`,
    })}
    ${section({
      title: w.photo,
      note: w.photoLead,
      body: html`${photos.length > 0 ? photoStrip(w.photo, photos) : nothing}
      ${form({
        lang,
        action: `${paperHref(gathering)}/photos`,
        multipart: true,
        body: html`${photoField({ ...state, name: 'photos', label: w.photoField, most: 3 })}
        ${actions(button({ text: w.photoButton }))}`,
      })}`,
    })}`,
  )
}
