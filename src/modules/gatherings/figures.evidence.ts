import { sql, type RawBuilder } from 'kysely'
import { isUuid } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceAsk, EvidenceCell, EvidenceColumn, EvidenceRow } from '#platform/figures/figure.ts'
import { mayLead } from './access.ts'
import { gatheringsIn, type Test } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'
import { deskHrefOf, hrefOf, isVisible } from './gathering.ts'
import { kindWords } from './kinds.words.ts'

/** What a row can show besides its day, what it was, where and how far. */
export type Extra = 'attendances' | 'method' | 'present' | 'capacity' | 'taken' | 'hours' | 'purpose'

const numbers: readonly Extra[] = ['attendances', 'present', 'capacity', 'taken', 'hours']

/** The columns of a figure about gatherings. */
export function gatheringColumns({ lang }: Ctx, extras: readonly Extra[]): EvidenceColumn[] {
  const { columns } = rowWords(lang)
  return [
    { key: 'title', head: columns.title, kind: 'text', names: true },
    { key: 'day', head: columns.day, kind: 'date' },
    { key: 'kind', head: columns.kind, kind: 'text' },
    { key: 'audience', head: columns.audience, kind: 'text' },
    { key: 'venue', head: columns.venue, kind: 'text' },
    { key: 'state', head: columns.state, kind: 'text' },
    ...extras.map((key): EvidenceColumn => ({
      key,
      head: columns[key],
      kind: numbers.includes(key) ? 'number' : 'text',
    })),
  ]
}

/** One page of the gatherings a figure counts. */
export async function rowsIn(
  tx: Tx,
  ctx: Ctx,
  { counted, after = null, before = null, size, span }: EvidenceAsk & { counted: Test },
): Promise<EvidenceRow[]> {
  const way = before ? 'asc' : 'desc'
  const found = await told(tx, ctx, span)
    .where(counted)
    .where(beyond(before ?? after, before ? '>' : '<'))
    .orderBy('g.starts_at', way)
    .orderBy('g.id', way)
    .limit(size)
    .execute()
  return (before ? found.reverse() : found).map((one) => rowOf(ctx, one))
}

/** Rows on the far side of the cursor; all of them without one. */
const beyond = (cursor: EvidenceAsk['after'] | null, side: '<' | '>'): RawBuilder<boolean> =>
  cursor && isUuid(cursor.key)
    ? sql`(g.starts_at, g.id) ${sql.raw(side)} (${cursor.at}, ${cursor.key}::uuid)`
    : sql`true`

const told = (tx: Tx, ctx: Ctx, span: EvidenceAsk['span']) =>
  gatheringsIn(tx, ctx, span)
    .leftJoin('gatherings.venue as v', (join) =>
      join.onRef('v.area_id', '=', 'g.area_id').onRef('v.id', '=', 'g.venue_id'),
    )
    .select(['g.id', 'g.title', 'g.kind', 'g.purpose', 'g.audience', 'g.state', 'g.leader_id', 'g.published_at'])
    .select(['g.starts_at', 'g.ends_at', 'g.elsewhere', 'g.sign_up', 'g.capacity', 'g.taken'])
    .select(['g.attendances', 'g.present', 'g.count_method', 'v.name as venue', 'g.compound_id', 'g.building_id'])

type Told = Awaited<ReturnType<ReturnType<typeof told>['execute']>>[number]

function rowOf(ctx: Ctx, one: Told): EvidenceRow {
  const w = kindWords(ctx.lang)
  const visible = isVisible(ctx, one)
  return {
    key: one.id,
    at: one.starts_at,
    // Its sheet, for whoever may open it.
    href: mayLead(ctx.actor, one) ? deskHrefOf(one) : visible ? hrefOf(one) : null,
    cells: {
      title: visible ? one.title : rowWords(ctx.lang).notShown,
      day: one.starts_at,
      kind: w.kinds[one.kind],
      audience: w.audiences[one.audience],
      venue: one.venue ?? (visible ? one.elsewhere : null),
      state: w.states[one.state],
      ...extrasOf(ctx, one),
    },
  }
}

const HOUR_MS = 3_600_000

function extrasOf({ lang }: Ctx, one: Told): Record<Extra, EvidenceCell> {
  const w = kindWords(lang)
  const method = one.count_method ?? (one.present > 0 ? 'signin' : null)
  return {
    attendances: one.attendances,
    method: method && w.methods[method],
    present: one.present,
    capacity: one.capacity,
    taken: one.taken,
    hours: (one.ends_at.getTime() - one.starts_at.getTime()) / HOUR_MS,
    purpose: w.purposes[one.purpose],
  }
}
