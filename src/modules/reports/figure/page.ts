import { sayBeside, sayFigure, saySpan, sayValue } from '#platform/figures/say.ts'
import type { Beside, Figure, Only } from '#platform/figures/figure.ts'
import { isSmall } from '#platform/figures/small-cells.ts'
import { stepOf, type AskedSpan } from '#platform/figures/span.ts'
import { words as common } from '#platform/figures/words.ts'
import { barChart, bigNumber, emptyState, factsList, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { framed } from '../framed.ts'
import { spanChoice } from '../span-choice.ts'
import { words } from '../words.ts'
import { barsOf } from './bars.ts'
import { sayChosen } from './only.ts'
import { chosenNote, partTables } from './parts.page.ts'
import { evidence } from './rows.page.ts'
import { isVeiled, type Shown } from './shown.ts'
import { figureWords } from './words.ts'

type FigurePage = { figure: Figure; asked: AskedSpan; only?: Only; shown: Shown | null; now: Date }

/** /figures/<key>: the number, what stands beside it, how it is counted, its months, and then what was counted. */
export const figurePage = (view: View, { figure, asked, only = {}, shown, now }: FigurePage): Html => {
  const { lang } = view
  const w = words(lang)
  const { name, about } = figure.words(lang)
  const effort = figure.effort ? w.efforts[figure.effort].name : ''
  return framed(
    { ...view, title: name, printable: true, crumbs: [{ href: '/figures', label: w.figures }] },
    html`${pageHead({ title: name, kicker: effort ? w.effort(effort, about) : about })}
    ${spanChoice({ lang, path: `/figures/${figure.key}`, asked, only, now })}
    ${shown ? figureBody(view, shown, now) : emptyState({ title: w.wrongDays, text: w.wrongDaysText, icon: 'calendar-days' })}`,
  )
}

const figureBody = (view: View, shown: Shown, now: Date): Html =>
  html`${chosenNote(view, shown)}
    <div class="section">
      <div class="two even">
        <div>${number(view, shown)}</div>
        ${readWith(view, shown)}
      </div>
    </div>
    ${definition(view, shown)} ${months(view, shown)} ${partTables(view, shown)} ${evidence(view, shown, now)}`

const number = ({ lang }: View, shown: Shown): Html => {
  const { figure, said, span, chosen } = shown
  const { unit, name } = figure.words(lang)
  const veiled = isVeiled(shown)
  return bigNumber({
    value: veiled ? common(lang).few : sayFigure(lang, figure, said),
    label: `${sayChosen(name, chosen)} · ${saySpan(lang, span)}`,
    href: '#rows',
    unit: said.value === null ? undefined : unit,
    note: (veiled ? '' : sayBeside(lang, figure.measure, said)) || undefined,
    effort: figure.effort,
  })
}

/** What was left out or must be known with it, each with its number first; what is zero is not worth a line. */
const readWith = ({ lang }: View, shown: Shown): Html => {
  const beside = (shown.said.beside ?? []).filter(({ value }) => value !== null && value !== 0)
  if (beside.length === 0 || isVeiled(shown)) return nothing
  const w = figureWords(lang)
  return html`<div class="stack">
    <h2>${w.readWith}</h2>
    ${factsList(beside.map(({ text, value, unit }) => ({ term: `${besideText(lang, shown, { value, unit })} ${unit}`, text })))}
  </div>`
}

const besideText = (lang: View['lang'], { open }: Shown, { value, unit }: Pick<Beside, 'value' | 'unit'>): string => {
  if (unit === '%') return sayValue(lang, 'percent', value)
  return !open && isSmall(value ?? 0) ? common(lang).few : sayValue(lang, 'count', value)
}

const definition = ({ lang }: View, { figure }: Shown): Html => {
  const w = figureWords(lang)
  const { definition: text, traps } = figure.words(lang)
  return section({
    title: w.howCounted,
    note: words(lang).version(figure.definitionVersion),
    body: html`<div class="stack">
      <p>${text}</p>
      ${traps.length ? notSaid(lang, traps) : nothing}
    </div>`,
  })
}

const notSaid = (lang: View['lang'], traps: readonly string[]): Html =>
  html`<h3>${figureWords(lang).notSaid}</h3>
    <ul>
      ${traps.map((trap) => html`<li>${trap}</li>`)}
    </ul>`

const months = ({ lang }: View, shown: Shown): Html => {
  const w = figureWords(lang)
  const { figure, span, open } = shown
  const { name, unit } = figure.words(lang)
  const bars = isVeiled(shown) ? [] : barsOf({ lang, ...shown })
  if (bars.length < 2) return nothing
  const yearly = stepOf(span) === 'year'
  return section({
    title: yearly ? w.byYear : w.byMonth,
    note: open ? undefined : w.veiledNote,
    body: barChart({ lang, title: name, unit, bars, effort: figure.effort, head: yearly ? w.year : w.month }),
  })
}
