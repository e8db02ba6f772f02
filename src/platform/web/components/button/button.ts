import { attrs, classes, html, nothing, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'

/** How loud it is: `go` is the one next step of a page, `plain` the usual, `quiet` beside others, `danger` what cannot be undone. */
export type Loudness = 'go' | 'plain' | 'quiet' | 'danger'

type Look = {
  text: string
  icon?: IconName | undefined
  kind?: Loudness | undefined
  /** Twice the usual presence: one per page at most. */
  big?: boolean | undefined
  /** As wide as its place. */
  wide?: boolean | undefined
}

type Pressed = Look & {
  name?: string | undefined
  value?: string | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  /** The id of the form it belongs to, when it stands outside. */
  form?: string | undefined
  formAction?: string | undefined
  /** Answered by a page at once rather than by a redirect: keeps Turbo out. */
  ownPage?: boolean | undefined
  /** Answered by a file: the page stays, and the button can be pressed again. */
  download?: boolean | undefined
  /** There is nothing it could do now; it keeps its place. */
  disabled?: boolean | undefined
}

const classOf = ({ kind = 'plain', big, wide }: Look): string => classes('button', kind, big && 'big', wide && 'wide')

const inside = (look: Look): Html => html`${look.icon ? icon(look.icon) : nothing}<span>${look.text}</span>`

/** A button that sends its form. */
export const button = (look: Pressed): Html =>
  html`<button
    ${attrs({
      class: classOf(look),
      type: look.type ?? 'submit',
      name: look.name,
      value: look.value,
      form: look.form,
      formaction: look.formAction,
      disabled: look.disabled,
      'data-turbo': look.ownPage ? 'false' : undefined,
      'data-download': look.download ? 'yes' : undefined,
    })}
  >
    ${inside(look)}
  </button>`

/** A link that looks like a button, for going somewhere rather than doing something. `download` keeps Turbo out. */
export const linkButton = (look: Look & { href: string; download?: boolean | undefined }): Html =>
  html`<a
    ${attrs({
      class: classOf(look),
      href: look.href,
      download: look.download,
      'data-turbo': look.download ? 'false' : undefined,
    })}
    >${inside(look)}</a
  >`

/** What a form carries unseen; several values of one name are sent as several. */
type Fields = Record<string, string | readonly string[]>

/** A form of one button: an act that needs no more words. `fields` travel along hidden. */
export const postButton = (look: Look & { action: string; fields?: Fields | undefined }): Html =>
  html`<form class="one-button" method="post" action="${look.action}">
    ${Object.entries(look.fields ?? {}).flatMap(([name, values]) =>
      [values].flat().map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
    )}
    ${button({ ...look, type: 'submit' })}
  </form>`

/** Buttons in a row, the first one loudest; they wrap on a phone. */
export const actions = (...buttons: Html[]): Html => html`<div class="actions">${buttons}</div>`
