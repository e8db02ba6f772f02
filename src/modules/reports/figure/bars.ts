import { addDays, monthsOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import type { Figure, Narrowed, Point } from '#platform/figures/figure.ts'
import { sayStep } from '#platform/figures/say.ts'
import { isTelling, veiledCells } from '#platform/figures/small-cells.ts'
import { stepOf } from '#platform/figures/span.ts'
import type { Bar } from '#platform/web/components.ts'
import { withSpan } from '../span-choice.ts'

type Dot = Pick<Point, 'value' | 'rows'>

type Drawn = { lang: Lang; figure: Figure; points: readonly Point[]; span: Narrowed; open: boolean }

/**
 * The bars of a figure. A count without rows in a month is 0; any other figure has nothing to say there, which is not 0.
 * For a reader without the right to the rows (`open` false), small months are hidden.
 */
export function barsOf({ lang, figure, points, span, open }: Drawn): Bar[] {
  const steps = stepsOf(span, points)
  const at = new Map(points.map((point) => [point.step, point]))
  const dots = steps.map((step): Dot => at.get(step) ?? { value: figure.measure === 'count' ? 0 : null, rows: 0 })
  const shown = open ? dots.map(({ value }) => value) : veiledBars(figure.measure, dots)
  return steps.map((step, i) => ({
    label: sayStep(lang, step, span),
    value: rounded(shown[i] ?? null),
    href: withSpan(`/figures/${figure.key}`, daysOf(step, span)),
  }))
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)

/** What a count hides it hides as one breakdown; a share is hidden where one of its sides is small. */
export function veiledBars(measure: Figure['measure'], points: readonly Dot[]): (number | null)[] {
  if (measure === 'count') return veiledCells(points.map(({ value }) => value ?? 0))
  return points.map(({ value, rows }) => {
    const hits = measure === 'percent' ? { numerator: Math.round(((value ?? 0) * rows) / 100), denominator: rows } : {}
    return isTelling({ evidence: rows, ...hits }) ? null : value
  })
}

/** Every month of the span; for a long one every year from the first that has a row. */
function stepsOf(span: Narrowed, points: readonly Point[]): string[] {
  if (stepOf(span) === 'month') return monthsOf(span)
  const first = points[0]?.step
  const years = [...new Set(monthsOf(span).map((month) => month.slice(0, 4)))]
  return first === undefined ? [] : years.filter((year) => year >= first)
}

/** The days of the span that lie in a month or a year. */
function daysOf(step: string, span: Narrowed): Narrowed {
  const [first, last] = step.length === 4 ? [`${step}-01-01`, `${step}-12-31`] : [`${step}-01`, lastOfMonth(step)]
  return { ...span, from: first > span.from ? first : span.from, to: last < span.to ? last : span.to }
}

const lastOfMonth = (month: string): string => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)
