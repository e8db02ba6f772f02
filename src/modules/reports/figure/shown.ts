import type { Page } from '#base/keyset.ts'
import type { EvidenceColumn, EvidenceRow, Figure, FigureValue, Narrowed, Point } from '#platform/figures/figure.ts'
import type { Parts } from '../answers.ts'
import type { Chosen } from './only.ts'
import { isTelling } from '#platform/figures/small-cells.ts'

/** One figure over a span, for one reader. `open`: the reader may see its rows. */
export type Shown = {
  figure: Figure
  span: Narrowed
  /** What it is narrowed to, in words. */
  chosen: readonly Chosen[]
  said: FigureValue
  points: readonly Point[]
  parts: readonly Parts[]
  rows: Page<EvidenceRow>
  columns: readonly EvidenceColumn[]
  open: boolean
}

/** Whether the number must stay unsaid for this reader, because it would tell of one to four. */
export const isVeiled = ({ said, open }: Shown): boolean => !open && isTelling(said)
