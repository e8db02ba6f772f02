import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { withoutWaiting } from '#platform/db/in-area.ts'
import { sendRows } from '#platform/db/insert-rows.ts'
import { peopleIn, type Ground, type MarkRow } from './ground.ts'
import { inOrder, lastNumber, standingOf, wasThere, type PersonMark } from './presence.rules.ts'

/** A mark as the rules read it. Without a device the hand is whoever noted it. */
export const markOf = (row: MarkRow): PersonMark & { number: number | null } => ({
  id: row.id,
  what: row.what === 'number' ? 'cleared' : row.what,
  method: row.method,
  deviceAt: row.device_at,
  aheadMs: row.ahead_ms,
  at: row.at,
  hand: row.device ?? row.by_id ?? row.source,
  settles: row.reason !== null,
  number: row.number,
})

/** Marks just written, the ground they were judged on, and who of the roster a walk-in is. */
type Counting = { ground: Ground; rows: readonly MarkRow[]; persons: ReadonlyMap<string, string> }

/**
 * Makes the list of a gathering say what all marks come to, for whoever the new ones are about, and its numbers with it. Sent
 * behind the marks and not waited for.
 */
export function countAgain(tx: Tx, ctx: Ctx, counting: Counting): void {
  const { ground, rows } = counting
  const again = ['name_sealed', 'state', 'method', 'arrived_at', 'left_at', 'conflict', 'mark_id', 'at'] as const
  // Whose row it is, is said once, when it is made: the person may have been merged with another since.
  sendRows(tx, { table: 'gatherings.presence', areaId: ctx.area.id, again }, standings(counting))
  const numbers = rows.some(({ what }) => what === 'number') ? numberIn([...ground.noted, ...rows]) : {}
  withoutWaiting(
    tx,
    tx
      .updateTable('gatherings.gathering')
      .set({ present: presentIn(tx, ctx, ground.gathering.id), ...numbers })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', ground.gathering.id),
  )
}

function standings({ ground: { gathering, noted, members }, rows, persons }: Counting) {
  const theirs = byWhom([...noted, ...rows])
  const ids = peopleIn(rows.map(({ member_id: memberId, walk_in_id: walkInId }) => ({ memberId, walkInId })))
  return ids.flatMap((id) => {
    const marks = theirs.get(id) ?? []
    const standing = standingOf(marks.map(markOf))
    if (!standing) return []
    const { person_id, who_hash, name_sealed } = members.get(id) ?? walkIn(marks, persons.get(id))
    const whose = { id, gathering_id: gathering.id, walk_in: !members.has(id), person_id, who_hash, name_sealed }
    return [{ ...whose, ...columnsOf(standing) }]
  })
}

/** Marks by whom they are about. A number is about nobody. */
function byWhom(rows: readonly MarkRow[]): Map<string, MarkRow[]> {
  const found = new Map<string, MarkRow[]>()
  for (const row of rows) {
    const whom = row.member_id ?? row.walk_in_id
    if (whom === null) continue
    const theirs = found.get(whom)
    if (theirs) theirs.push(row)
    else found.set(whom, [row])
  }
  return found
}

/** Of a walk-in: the first name somebody gave them. */
const walkIn = (rows: readonly MarkRow[], personId: string | undefined) => {
  const named = inOrder(rows.map((row) => ({ ...markOf(row), sealed: row.name_sealed }))).find(({ sealed }) => sealed)
  return { person_id: personId ?? null, who_hash: null, name_sealed: named?.sealed ?? null }
}

const columnsOf = (standing: NonNullable<ReturnType<typeof standingOf>>) => ({
  state: standing.state,
  method: standing.method,
  arrived_at: standing.arrivedAt,
  left_at: standing.leftAt,
  conflict: standing.conflict,
  mark_id: standing.markId,
  at: standing.at,
})

const presentIn = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('gatherings.presence')
    .select((eb) => eb.fn.countAll<number>().as('there'))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', id)
    .where('state', 'in', ['present', 'left'] satisfies Parameters<typeof wasThere>[0][])

/** The number noted last, as the gathering keeps it. */
function numberIn(rows: readonly MarkRow[]) {
  const last = lastNumber(rows.map(markOf))
  return {
    counted: last?.number ?? null,
    count_method: (last?.method ?? null) as 'count' | 'ticket' | 'estimate' | null,
  }
}
