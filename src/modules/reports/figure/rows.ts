import type { Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Cursor } from '#platform/figures/cursor.ts'
import type { EvidenceRow, Figure } from '#platform/figures/figure.ts'
import { kept } from '../answers.ts'

/** One page of the rows behind a number. The cursors are there when there is a page above or below. */
export type RowsPage = { rows: EvidenceRow[]; previous: Cursor | null; next: Cursor | null }

export type RowsAsk = { span: Span; after: Cursor | null; before: Cursor | null }

/** Rows a page shows. */
const pageSize = 25

const none: RowsPage = { rows: [], previous: null, next: null }

/** The rows of a figure as this reader may see them; none at all without the right to any. */
export function rowsPage(ctx: Ctx, figure: Figure, ask: RowsAsk): Promise<RowsPage> {
  if (!figure.mayReadEvidence(ctx.actor)) return Promise.resolve(none)
  const { span, after, before } = ask
  const read = () => inArea(ctx, (tx) => figure.evidence(tx, ctx, { span, after, before, size: pageSize + 1 }))
  // Guests all see the same rows, so they share them for a few seconds; everybody else has their own.
  const rows = ctx.actor.kind === 'guest' ? kept(ctx, ['rows', figure.key, JSON.stringify(ask)], read) : read()
  return rows.then((found) => cut(found, ask))
}

function cut(found: EvidenceRow[], { after, before }: RowsAsk): RowsPage {
  const more = found.length > pageSize
  const rows = before ? found.slice(-pageSize) : found.slice(0, pageSize)
  const first = rows[0] ?? null
  const last = rows.at(-1) ?? null
  if (before) return { rows, previous: more ? first : null, next: last }
  return { rows, previous: after ? first : null, next: more ? last : null }
}

const chunk = 1000

/** All rows for taking along, newest first, up to `most`; a longer list is cut and says so. */
export async function allRows(
  ctx: Ctx,
  figure: Figure,
  { span, most }: { span: Span; most: number },
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
