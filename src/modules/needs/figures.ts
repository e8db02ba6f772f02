import type { Ctx } from '#platform/ctx.ts'
import type { Figure } from '#platform/figures/figure.ts'
import * as cuts from './figures.cuts.ts'
import { needColumns, oldestRow, rowsIn, type Extra } from './figures.evidence.ts'
import { oldestIn, oldestSeries } from './figures.oldest.ts'
import { seriesIn, valueIn, type Cut } from './figures.query.ts'
import { words, type NeedFigure } from './figures.words.ts'

type Told = Pick<Figure, 'measure' | 'definitionVersion'> & { extras: readonly Extra[] }

/** What every figure about needs has in common. The rows carry no persons, so everybody may see them. */
const about = (name: NeedFigure, { measure, definitionVersion, extras }: Told) => ({
  key: `needs.${name}`,
  module: 'needs',
  effort: 'e1' as const,
  measure,
  definitionVersion,
  words: (lang: Ctx['lang']) => {
    const w = words(lang)
    return { about: w.about, ...w.figures[name] }
  },
  mayReadEvidence: () => true,
  columns: (ctx: Ctx) => needColumns(ctx, extras),
})

const counted = (name: Exclude<NeedFigure, 'oldestOpen'>, told: Told): Figure => {
  const cutOf: (ctx: Ctx) => Cut = cuts[name]
  return {
    ...about(name, told),
    value: (tx, ctx, span) => valueIn(tx, ctx, { cut: cutOf(ctx), span }),
    series: (tx, ctx, steps) => seriesIn(tx, ctx, { cut: cutOf(ctx), ...steps }),
    evidence: (tx, ctx, ask) => rowsIn(tx, ctx, { cut: cutOf(ctx), ...ask }),
  }
}

const oldest = (told: Told): Figure => ({
  ...about('oldestOpen', told),
  value: oldestIn,
  series: oldestSeries,
  evidence: oldestRow,
})

/** Second: what is between neighbours is in no figure. */
const second = 2
/** Third: needs can pause, be sent elsewhere or be closed unsolved; and one matter is counted once. */
const third = 3

/** The nine figures about needs, in the order they are best read. */
export const needsFigures: readonly Figure[] = [
  counted('received', { measure: 'count', definitionVersion: second, extras: [] }),
  counted('firstContactMedian', { measure: 'minutes', definitionVersion: second, extras: ['contacted', 'minutes'] }),
  counted('responseRate', { measure: 'percent', definitionVersion: second, extras: ['contacted', 'hit'] }),
  counted('closeRate', { measure: 'percent', definitionVersion: third, extras: ['resolved', 'hit'] }),
  counted('onTimeCloseRate', { measure: 'percent', definitionVersion: third, extras: ['due', 'resolved', 'hit'] }),
  counted('solveRate', { measure: 'percent', definitionVersion: third, extras: ['resolved', 'hit'] }),
  counted('satisfaction', { measure: 'percent', definitionVersion: second, extras: ['satisfaction'] }),
  counted('reopenRate', { measure: 'percent', definitionVersion: second, extras: ['reopenings', 'hit'] }),
  oldest({ measure: 'days', definitionVersion: third, extras: ['days'] }),
]
