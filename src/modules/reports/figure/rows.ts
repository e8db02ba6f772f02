import { pageOf, type Cursor, type Page, type Paging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { EvidenceRow, Figure, Narrowed } from '#platform/figures/figure.ts'
import { kept } from '../answers.ts'

export type RowsAsk = Paging & { span: Narrowed }

/** Rows a page shows. */
const pageSize = 25

/** The rows of a figure as this reader may see them; none at all without the right to any. */
export function rowsPage(ctx: Ctx, figure: Figure, ask: RowsAsk): Promise<Page<EvidenceRow>> {
  if (!figure.mayReadEvidence(ctx.actor)) return Promise.resolve({ rows: [], previous: null, next: null })
  const read = () => inArea(ctx, (tx) => figure.evidence(tx, ctx, { ...ask, size: pageSize + 1 }))
  // Guests all see the same rows, so they share them for a few seconds; everybody else has their own.
  const rows = ctx.actor.kind === 'guest' ? kept(ctx, ['rows', figure.key, JSON.stringify(ask)], read) : read()
  return rows.then((found) => pageOf(found, { ...ask, size: pageSize }, (row) => row))
}

const chunk = 1000

/** All rows for taking along, newest first, up to `most`; a longer list is cut and says so. */
export async function allRows(
  ctx: Ctx,
  figure: Figure,
  { span, most }: { span: Narrowed; most: number },
): Promise<{ rows: EvidenceRow[]; isCut: boolean }> {
  if (!figure.mayReadEvidence(ctx.actor)) return { rows: [], isCut: false }
  return inArea(ctx, async (tx) => {
    const rows: EvidenceRow[] = []
    for (let after: Cursor | null = null; rows.length <= most; after = rows.at(-1) ?? null) {
      const found: EvidenceRow[] = await figure.evidence(tx, ctx, { span, after, size: chunk })
      rows.push(...found)
      if (found.length < chunk) return { rows: rows.slice(0, most), isCut: rows.length > most }
    }
    return { rows: rows.slice(0, most), isCut: true }
  })
}
