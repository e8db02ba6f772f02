import type { Lang } from '#base/words.ts'
import { actions, button, linkButton, selectField, type FieldError, type Kept } from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import type { Reply } from './replies.ts'
import { replyWords } from './words.ts'

/** The field of each form that a kept sentence may be laid into. */
export const laidInto = {
  accept: 'reply',
  ask: 'question',
  wait: 'waitWords',
  extend: 'extendWhy',
  resolve: 'result',
  refer: 'referWords',
  leave: 'leaveWords',
  merge: 'mergeWords',
} as const satisfies Record<string, string>

export type WordedForm = keyof typeof laidInto

/** The name of a form's chooser, so that no two fields of a page are called the same. */
export const chooserOf = (form: WordedForm): string => `${form}Wording`

type Chooser = {
  replies: readonly Reply[]
  form: string
  address: string
  errors?: readonly FieldError[] | undefined
  values?: Kept | undefined
}

/**
 * Lays a kept sentence into the form it stands in: the form comes back unsent with everything that was typed, scripts or not.
 * Stands after the button that sends, because Enter means that one.
 */
export const replyChooser = (lang: Lang, { replies, form, address, errors, values }: Chooser): Html => {
  if (!isWorded(form)) return nothing
  const w = replyWords(lang)
  const name = chooserOf(form)
  const options = replies.map(({ id, title }) => ({ value: id, label: title }))
  const field = { lang, name, label: w.choose, options, optional: true, errors, values }
  const lay = button({
    text: w.lay,
    kind: 'quiet',
    formAction: `${address}/wording?form=${form}#next`,
    ownPage: true,
  })
  return html`<details ${attrs({ open: errors?.some((error) => error.field === name) })}>
    <summary>${w.open}</summary>
    ${replies.length ? html`${selectField(field)} ${actions(lay)}` : nothing}
    ${linkButton({ text: w.keepOwn, href: '/desk/replies', kind: 'quiet' })}
  </details>`
}

/** Whether sentences may be laid into this form. */
export const isWorded = (form: string): form is WordedForm => Object.hasOwn(laidInto, form)
