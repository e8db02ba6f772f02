import type { Span } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import type { Actor } from '#platform/ctx.ts'
import { sayFigure, sayUnder } from '#platform/figures/say.ts'
import { isTelling } from '#platform/figures/small-cells.ts'
import { words as common } from '#platform/figures/words.ts'
import type { Figure as Tile } from '#platform/web/components.ts'
import type { Answered } from './answers.ts'
import { withSpan } from './span-choice.ts'

/** A figure as one number among others; it leads to its own page over the same days. */
export function figureTile(
  lang: Lang,
  { figure, said }: Answered,
  { span, actor }: { span: Span; actor: Actor },
): Tile {
  const { name, unit } = figure.words(lang)
  const few = !figure.mayReadEvidence(actor) && isTelling(said)
  return {
    value: few ? common(lang).few : sayFigure(lang, figure, said),
    label: name,
    href: withSpan(`/figures/${figure.key}`, span),
    unit: said.value === null ? undefined : unit,
    note: (few ? '' : sayUnder(lang, figure.measure, said)) || undefined,
    effort: figure.effort,
  }
}
