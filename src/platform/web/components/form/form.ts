import type { Lang } from '#base/words.ts'
import { attrs, html, nothing, type Html } from '../../html.ts'
import { words } from '../../words.ts'
import { fieldId, type FieldError } from '../field/field.ts'

type Form = {
  lang: Lang
  action: string
  /** The fields, then the buttons. */
  body: Html
  method?: 'post' | 'get' | undefined
  csrf?: string | undefined
  /** What was wrong when it was sent; listed on top, each line leading to its field. */
  errors?: readonly FieldError[] | undefined
  id?: string | undefined
  /** Needed for photos and files. */
  multipart?: boolean | undefined
  /** A name under which a long form keeps its draft in this browser until it is sent. */
  draft?: string | undefined
  /** Fields side by side where there is room. */
  columns?: boolean | undefined
}

/** The problems of a form in one place, read out first. */
export const errorSummary = (lang: Lang, errors: readonly FieldError[]): Html =>
  errors.length
    ? html`<div class="error-summary" role="alert" tabindex="-1" autofocus>
        <p>${words(lang).problems(errors.length)}</p>
        <ul>
          ${errors.map(({ field, text }) => html`<li><a href="#${fieldId(field)}">${text}</a></li>`)}
        </ul>
      </div>`
    : nothing

const draftOf = ({ lang, draft }: Form) =>
  draft
    ? { 'data-draft': draft, 'data-draft-kept': words(lang).draftKept, 'data-draft-drop': words(lang).draftDrop }
    : {}

/** A form that works without scripts: POST, answered by 303, or by 422 with the same page and everything kept. */
export const form = (props: Form): Html => {
  const { lang, errors = [] } = props
  return html`${errorSummary(lang, errors)}
    <form
      ${attrs({
        class: props.columns ? 'form side-by-side' : 'form',
        id: props.id,
        action: props.action,
        method: props.method ?? 'post',
        enctype: props.multipart ? 'multipart/form-data' : undefined,
        novalidate: true,
        ...draftOf(props),
        'data-sending': words(lang).sending,
        'data-unsent': props.method === 'get' ? undefined : words(lang).unsent,
      })}
    >
      ${props.csrf ? html`<input type="hidden" name="csrf" value="${props.csrf}" />` : nothing} ${props.body}
    </form>`
}

/** A part of a long form under its own small heading. */
export const formPart = (title: string, body: Html): Html =>
  html`<fieldset class="form-part">
    <legend>${title}</legend>
    ${body}
  </fieldset>`

/** Three lines under a form that asks for something personal: what we ask, why, until when. */
export const useNote = (lines: readonly [string, string, string]): Html =>
  html`<div class="use-note">${lines.map((line) => html`<p>${line}</p>`)}</div>`
