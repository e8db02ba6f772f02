import type { Lang } from '#base/words.ts'
import type { Narrowed, Only } from '#platform/figures/figure.ts'
import { saySpan } from '#platform/figures/say.ts'
import { presetsOf, type AskedSpan } from '#platform/figures/span.ts'
import { words as spanWords } from '#platform/figures/words.ts'
import {
  actions,
  button,
  dateField,
  errorSummary,
  hiddenField,
  tabs,
  type FieldError,
} from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { words } from './words.ts'

/** The same page over other days, or of another part. */
export const withSpan = (path: string, { from, to, only = {} }: Narrowed): string =>
  `${path}?${new URLSearchParams({ from, to, ...only }).toString()}`

type Choice = { lang: Lang; path: string; asked: AskedSpan; only?: Only; now: Date }

/** Four spans people ask for most, and two fields for any other. What was typed wrongly is still there, with a sentence. */
export const spanChoice = ({ lang, path, asked, only = {}, now }: Choice): Html => {
  const w = words(lang)
  const errors: FieldError[] = asked.problems.map(({ field, why }) => ({
    field,
    text: spanWords(lang).spanProblems[why],
  }))
  const common = { lang, errors, values: asked.typed }
  return html`${errorSummary(lang, errors)}
    ${tabs(
      w.whichDays,
      presetsOf(now).map(({ name, span }) => ({
        href: withSpan(path, { ...span, only }),
        text: spanWords(lang).presets[name],
        current: span.from === asked.span?.from && span.to === asked.span.to,
      })),
    )}
    <form class="filters" method="get" action="${path}" aria-label="${w.otherDays}">
      ${Object.entries(only).map(([name, value]) => hiddenField(name, value))}
      ${dateField({ ...common, name: 'from', label: w.from })} ${dateField({ ...common, name: 'to', label: w.to })}
      ${actions(button({ text: w.look }))}
    </form>
    ${asked.span ? html`<p class="print-only">${saySpan(lang, asked.span)}</p>` : nothing}`
}
