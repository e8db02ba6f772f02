import type { Span } from '#base/days.ts'
import type { Beside } from '#platform/figures/figure.ts'
import type { Ctx } from '#platform/ctx.ts'
import { answersOf } from '../answers.ts'
import { allFigures } from '../registry.ts'

/** Every figure of an area over a span, for other programs. `value` is exact; `evidence` counts the rows behind it. */
export type FiguresAnswer = {
  area: string
  from: string
  to: string
  figures: {
    key: string
    value: number | null
    unit: string
    definition: string
    definitionVersion: number
    numerator?: number
    denominator?: number
    /** There are at least so many. */
    atLeast?: boolean
    evidence: number
    /** What was left out of the number, and what must be read with it. */
    beside?: readonly Beside[]
  }[]
}

/** All figures over a span, in the reader's language. */
export async function figuresOf(ctx: Ctx, span: Span): Promise<FiguresAnswer> {
  const answers = await answersOf(ctx, allFigures, span)
  return {
    area: ctx.area.code,
    ...span,
    figures: answers.map(({ figure, said }) => {
      const { unit, definition } = figure.words(ctx.lang)
      const { value, evidence, numerator, denominator, atLeast, beside } = said
      const parts = numerator === undefined || denominator === undefined ? {} : { numerator, denominator }
      return {
        key: figure.key,
        value,
        unit,
        definition,
        definitionVersion: figure.definitionVersion,
        ...parts,
        ...(atLeast ? { atLeast } : {}),
        evidence,
        ...(beside ? { beside } : {}),
      }
    }),
  }
}
