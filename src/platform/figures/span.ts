import { dayOf, isDay, type Day, type Span } from '#base/days.ts'

/** The first and the last day anybody may ask about. */
export const firstDay: Day = '2000-01-01'
export const lastDay: Day = '2099-12-31'

export type SpanProblem = 'notADay' | 'outOfRange' | 'wrongOrder'

/** The days a reader asked about, or what is wrong with them. `typed` is kept as it came, for the form. */
export type AskedSpan = {
  span: Span | null
  typed: { from: string; to: string }
  problems: { field: 'from' | 'to'; why: SpanProblem }[]
}

/**
 * Reads `?from=…&to=…` (days in Shanghai, both included). Without either: this year so far. Without one: from the first day
 * of the year of `to`, or until today (or the end of the year of a `from` that lies ahead).
 */
export function readSpan(query: { from?: string | undefined; to?: string | undefined }, now: Date): AskedSpan {
  const typed = { from: (query.from ?? '').trim(), to: (query.to ?? '').trim() }
  const today = dayOf(now)
  const problems = (['from', 'to'] as const).flatMap((field) => {
    const why = typed[field] === '' ? null : wrongDay(typed[field])
    return why === null ? [] : [{ field, why }]
  })
  if (problems.length > 0) return { span: null, typed, problems }
  const span = filledIn(typed, today)
  if (span.from > span.to) return { span: null, typed, problems: [{ field: 'to', why: 'wrongOrder' }] }
  return { span, typed: { ...span }, problems: [] }
}

function wrongDay(text: string): SpanProblem | null {
  if (!isDay(text)) return 'notADay'
  return text < firstDay || text > lastDay ? 'outOfRange' : null
}

function filledIn({ from, to }: { from: string; to: string }, today: Day): Span {
  if (from === '') return { from: `${(to || today).slice(0, 4)}-01-01`, to: to || today }
  return { from, to: to || (from > today ? `${from.slice(0, 4)}-12-31` : today) }
}

export type Preset = { name: 'month' | 'year' | 'lastYear' | 'all'; span: Span }

/** The spans people ask for most, as of today. */
export function presetsOf(now: Date): Preset[] {
  const today = dayOf(now)
  const last = String(Number(today.slice(0, 4)) - 1)
  return [
    { name: 'month', span: { from: `${today.slice(0, 7)}-01`, to: today } },
    { name: 'year', span: { from: `${today.slice(0, 4)}-01-01`, to: today } },
    { name: 'lastYear', span: { from: `${last}-01-01`, to: `${last}-12-31` } },
    { name: 'all', span: { from: firstDay, to: today } },
  ]
}

/** Months for up to two years, years beyond that: a chart people can still read. */
export const stepOf = ({ from, to }: Span): 'month' | 'year' =>
  Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7)) < 24
    ? 'month'
    : 'year'
