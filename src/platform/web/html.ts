import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export { html }

/** A piece of a page: already escaped, safe to put inside another `html` template. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * The single door for unescaped output. Only for markup we made ourselves from constants or numbers (icon shapes, charts,
 * a QR pattern, a plan drawn by the committee and cleaned on upload). Never for anything a person typed.
 */
export const trusted = (markup: string): Html => raw(markup)

/** Nothing at all, where a piece of a page is expected. */
export const nothing: Html = raw('')

type AttributeValue = string | number | boolean | null | undefined

/** Attributes of a tag: `true` writes the bare name; `false`, `null` and `undefined` leave it out; values are escaped. */
export const attrs = (pairs: Record<string, AttributeValue>): Html[] =>
  Object.entries(pairs).map(([name, value]) => {
    if (value === false || value === null || value === undefined) return nothing
    return value === true ? html` ${name}` : html` ${name}="${value}"`
  })

/** A class attribute from the names that apply. */
export const classes = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
