import type { Span } from '#base/days.ts'
import type { Paging } from '#base/keyset.ts'
import type { Lang } from '#base/words.ts'
import type { Actor, Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import type { Effort } from '../web/frame.ts'

/**
 * One figure of the house. A figure is never typed: it is a question to the records, with a definition that stands beside
 * it and the very rows it counts behind it. All its queries read one transaction of one area, and none of them writes.
 */
export type Figure = {
  /** 'needs.solveRate': stable for ever; other programs ask for it by this name. */
  key: string
  module: string
  /** Which of the five efforts it belongs to; absent for a figure that belongs to none. */
  effort?: Effort
  /** What the number is made of, which decides how it is said: whole things, a percentage, working minutes, days. */
  measure: 'count' | 'percent' | 'minutes' | 'days'
  /** Raised whenever the same records would give another number. */
  definitionVersion: number
  words: (lang: Lang) => FigureWords
  /** Whether this reader may see the rows, or only how many there are. */
  mayReadEvidence: (actor: Actor) => boolean
  /** Ways to look at a part of it; absent for a figure that is only told whole. */
  cuts?: (tx: Tx, ctx: Ctx) => Promise<readonly FigureCut[]>
  value: (tx: Tx, ctx: Ctx, span: Narrowed) => Promise<FigureValue>
  /**
   * The figure for each month (or year) of the span that has rows behind it, oldest first; each as if asked for alone. A count
   * of which nothing is known in a month says so with null, which is not zero.
   */
  series: (tx: Tx, ctx: Ctx, steps: Steps) => Promise<Point[]>
  /** The figure for each choice of a cut that has rows behind it; each as if asked for alone. */
  parts?: (tx: Tx, ctx: Ctx, asked: { span: Narrowed; cut: string }) => Promise<Point[]>
  /** Exactly the rows behind `value`, newest first: `value(…).evidence` of them in all. */
  evidence: (tx: Tx, ctx: Ctx, ask: EvidenceAsk) => Promise<EvidenceRow[]>
  /** What a row shows, in order; a column that is not for this reader is not among them. */
  columns: (ctx: Ctx) => readonly EvidenceColumn[]
}

/** A way to cut a figure: 「场地」 with the venues there are, in the reader's language. */
export type FigureCut = { key: string; label: string; choices: readonly { value: string; text: string }[] }

/** What of a figure is asked for: a choice of some of its cuts, `{ kind: 'class' }`. */
export type Only = Readonly<Record<string, string>>

/** Days, perhaps narrowed to a part of the figure. */
export type Narrowed = Span & { only?: Only }

export type FigureWords = {
  name: string
  /** What it is about, for a line above the name: 「诉求」. */
  about: string
  /** 「件」 「%」 「分钟」. */
  unit: string
  /** How it is counted, so that another person would count the same. */
  definition: string
  /** What the number does not say. */
  traps: readonly string[]
  /** What stands in the list below it: 「这段时间收到的诉求」. */
  rows: string
}

/** One answer. `value` is exact (a percentage is 100 × numerator ÷ denominator, unrounded); null when there is nothing to say. */
export type FigureValue = {
  value: number | null
  numerator?: number
  denominator?: number
  /** How many rows stand behind the number. */
  evidence: number
  /** How many people it counts, where its rows are not people: one to four are not told to readers without the rows. */
  people?: number
  /** There are at least so many; nobody knows how many more. */
  atLeast?: boolean
  /** What both parts of a share count, where it is not 「件」. */
  counts?: string
  /** What was left out of the number, and what must be read with it; shown even when zero. */
  beside?: readonly Beside[]
}

/** A count or a share that stands beside the number, in the reader's language. */
export type Beside = { text: string; value: number | null; unit: string }

/** Cuts of a span. Each point takes only the days of the span that lie in it. */
export type Steps = { span: Narrowed; by: 'month' | 'year' }

/** `step` is '2024-10' or '2024', or the choice of a cut; `rows` are the rows behind this one value. */
export type Point = { step: string; value: number | null; rows: number }

/** One page of rows, by key. With `before`, the page that ends just above it. Rows come newest first either way. */
export type EvidenceAsk = Paging & { span: Narrowed; size: number }

export type EvidenceRow = {
  /** What the row is called where anybody may read it: 「2024-0312」. The id only of a record that is called nothing else. */
  key: string
  /** The moment the order goes by. */
  at: Date
  /** Where the record itself stands, for readers who may go there. */
  href: string | null
  cells: Readonly<Record<string, EvidenceCell>>
}

export type EvidenceCell = string | number | Date | null

export type EvidenceColumn = { key: string; head: string; kind: 'text' | 'number' | 'date'; names?: boolean }
