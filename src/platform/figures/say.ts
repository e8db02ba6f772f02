import type { Day, Span } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import type { Figure, FigureValue } from './figure.ts'
import { inWords, percentText } from './rounding.ts'
import { firstDay } from './span.ts'
import { words } from './words.ts'

// Made once: asking for a locale anew with each number costs more than the rest of a page.
const thousands = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

const grouped = (x: number): string => thousands.format(x)

/** The number as it is printed: 「1,234」, 「66.7」, 「—」 where there is nothing to say. The unit stands beside it. */
export function sayValue(lang: Lang, measure: Figure['measure'], value: number | null): string {
  if (value === null) return words(lang).nothing
  return measure === 'percent' ? percentText(value) : grouped(value)
}

/** The number of a figure, with 「≥」 where there may be more. */
export function sayFigure(lang: Lang, { measure }: Pick<Figure, 'measure'>, { value, atLeast }: FigureValue): string {
  const text = sayValue(lang, measure, value)
  return atLeast && value !== null ? words(lang).atLeast(text) : text
}

type Saying = (lang: Lang, value: number, share: FigureValue) => string

const sayings: Record<Figure['measure'], Saying> = {
  count: (lang, value) => {
    const round = inWords(value)
    return round ? words(lang).inWords(round.word, grouped(round.number)) : ''
  },
  percent: (lang, _, { numerator = 0, denominator = 0, counts = words(lang).piece }) =>
    words(lang).share(grouped(numerator), grouped(denominator), counts),
  minutes: (lang, value) => (value < 60 ? '' : sayMinutes(lang, value)),
  days: () => '',
}

/** The small line under a number among others: how many of how many, minutes as hours. */
export const sayUnder = (lang: Lang, measure: Figure['measure'], said: FigureValue): string =>
  measure === 'count' ? '' : sayBeside(lang, measure, said)

/** The small line beside a number on its own page: what people would call it (「700余」), how many of how many, minutes as hours. */
export const sayBeside = (lang: Lang, measure: Figure['measure'], said: FigureValue): string =>
  said.value === null ? '' : sayings[measure](lang, said.value, said)

/** Minutes as hours and minutes; half minutes go up. */
export function sayMinutes(lang: Lang, minutes: number): string {
  const whole = Math.round(minutes)
  return words(lang).hours(Math.floor(whole / 60), whole % 60)
}

/** 「2024年10月24日」. */
export function sayWholeDay(lang: Lang, day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return words(lang).day(year, Number(month), Number(date))
}

/** 「2024年1月1日 至 2024年10月24日」, both included. */
export function saySpan(lang: Lang, { from, to }: Span): string {
  const w = words(lang)
  if (from === to) return w.sameDay(sayWholeDay(lang, from))
  return from <= firstDay ? w.until(sayWholeDay(lang, to)) : w.span(sayWholeDay(lang, from), sayWholeDay(lang, to))
}

/** The label of a bar: 「10月」, 「24/10」 where the span knows more than one year, and 「2024」 for a year. */
export function sayStep(lang: Lang, step: string, { from, to }: Span): string {
  const w = words(lang)
  const [year = '', month] = step.split('-')
  if (month === undefined) return year
  return from.slice(0, 4) === to.slice(0, 4) ? w.month(Number(month)) : w.monthOfYear(year, Number(month))
}
