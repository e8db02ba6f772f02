import { sayValue } from '#platform/figures/say.ts'
import { actions, dataTable, linkButton, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { Parts } from '../answers.ts'
import { withSpan } from '../span-choice.ts'
import { veiledBars } from './bars.ts'
import { onlyOf } from './only.ts'
import { isVeiled, type Shown } from './shown.ts'
import { figureWords } from './words.ts'

const pathOf = ({ figure }: Shown): string => `/figures/${figure.key}`

/** What the figure is narrowed to, each with a way back to the whole. */
export const chosenNote = ({ lang }: View, shown: Shown): Html => {
  const { chosen, span } = shown
  if (chosen.length === 0) return nothing
  const without = (key: string) => onlyOf(chosen.filter((one) => one.key !== key))
  return actions(
    ...chosen.map(({ key, label, text }) =>
      linkButton({
        text: figureWords(lang).notOnly(label, text),
        href: withSpan(pathOf(shown), { ...span, only: without(key) }),
        kind: 'quiet',
        icon: 'x',
      }),
    ),
  )
}

/** The figure by each of its cuts, most first; every line leads to that part alone. */
export const partTables = (view: View, shown: Shown): Html => {
  const told = isVeiled(shown) ? [] : shown.parts.filter(({ points }) => points.length > 1)
  const tables = told.map((parts) => partTable(view, shown, parts))
  return tables.length < 2 ? html`${tables}` : html`<div class="two even">${tables}</div>`
}

const partTable = ({ lang }: View, shown: Shown, { cut, points }: Parts): Html => {
  const w = figureWords(lang)
  const { figure, span, open } = shown
  const values = open ? points.map(({ value }) => value) : veiledBars(figure.measure, points)
  const rows = points
    .map(({ step }, at) => ({
      step,
      value: values[at] ?? null,
      text: cut.choices.find(({ value }) => value === step)?.text ?? step,
    }))
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1))
  const href = (step: string) => withSpan(pathOf(shown), { ...span, only: { ...span.only, [cut.key]: step } })
  return section({
    title: w.by(cut.label),
    note: open ? undefined : w.veiledNote,
    body: dataTable({
      lang,
      caption: w.by(cut.label),
      captionUnseen: true,
      rows,
      columns: [
        {
          key: 'part',
          head: cut.label,
          names: true,
          cell: (row) => html`<a class="row-link" href="${href(row.step)}">${row.text}</a>`,
        },
        {
          key: 'value',
          head: figure.words(lang).unit,
          number: true,
          cell: ({ value }) => html`${value === null ? w.unsaid : sayValue(lang, figure.measure, value)}`,
        },
      ],
    }),
  })
}
