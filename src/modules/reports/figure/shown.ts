import type { Span } from '#base/days.ts'
import type { Page } from '#base/keyset.ts'
import type { EvidenceColumn, EvidenceRow, Figure, FigureValue, Point } from '#platform/figures/figure.ts'
import { isTelling } from '#platform/figures/small-cells.ts'

/** One figure over a span, for one reader. `open`: the reader may see its rows. */
export type Shown = {
  figure: Figure
  span: Span
  said: FigureValue
  points: readonly Point[]
  rows: Page<EvidenceRow>
  columns: readonly EvidenceColumn[]
  open: boolean
}

/** Whether the number must stay unsaid for this reader, because it would tell of one to four. */
export const isVeiled = ({ said, open }: Shown): boolean => !open && isTelling(said)
