import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { EvidenceColumn, Figure } from '#platform/figures/figure.ts'
import { keepers } from './access.ts'
import { coveragePoints, coverageRows, coverageValue } from './figures.coverage.ts'
import { contacts, escalations, visitPoints, visitRows, visitValue, type Counting } from './figures.visits.ts'
import { figureWords, type CareFigure } from './figures.words.ts'

/** What every figure about care has in common: counts for everybody, rows without a name for those who keep plans. */
const about = (key: CareFigure, measure: Figure['measure'], columns: (ctx: Ctx) => readonly EvidenceColumn[]) => ({
  key,
  module: 'care',
  effort: 'e3' as const,
  measure,
  definitionVersion: 1,
  words: (lang: Ctx['lang']) => {
    const w = figureWords(lang)
    return { about: w.about, ...w.figures[key] }
  },
  mayReadEvidence: (actor: Ctx['actor']) => holds(actor, keepers),
  columns,
})

const visitColumns =
  (withHours: boolean) =>
  ({ lang }: Ctx): EvidenceColumn[] => {
    const { columns } = figureWords(lang)
    return [
      { key: 'day', head: columns.day, kind: 'date', names: true },
      { key: 'means', head: columns.means, kind: 'text' },
      { key: 'state', head: columns.state, kind: 'text' },
      ...(withHours ? [{ key: 'hours', head: columns.hours, kind: 'number' as const }] : []),
    ]
  }

const monthColumns = ({ lang }: Ctx): EvidenceColumn[] => {
  const { columns } = figureWords(lang)
  return [
    { key: 'month', head: columns.month, kind: 'text', names: true },
    { key: 'contacts', head: columns.contacts, kind: 'number' },
    { key: 'state', head: columns.state, kind: 'text' },
  ]
}

const ofVisits = (
  key: CareFigure,
  measure: Figure['measure'],
  { countingOf, withHours }: { countingOf: (ctx: Ctx) => Counting; withHours: boolean },
): Figure => ({
  ...about(key, measure, visitColumns(withHours)),
  value: (tx, ctx, span) => visitValue(tx, ctx, { counting: countingOf(ctx), span }),
  series: (tx, ctx, { span, by }) => visitPoints(tx, ctx, { counting: countingOf(ctx), span, by }),
  evidence: (tx, ctx, ask) => visitRows(tx, ctx, { ...ask, counted: countingOf(ctx).counted }),
})

/** The figures about care, in the order they are best read. */
export const careFigures: readonly Figure[] = [
  ofVisits('care.visits', 'count', { countingOf: contacts, withHours: false }),
  {
    ...about('care.visitCoverage', 'percent', monthColumns),
    value: coverageValue,
    series: coveragePoints,
    evidence: coverageRows,
  },
  ofVisits('care.escalationsInTime', 'percent', { countingOf: escalations, withHours: true }),
]
