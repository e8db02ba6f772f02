import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { NotedOf } from './noting.ts'
import { inOrder, lastNumber, standingOf, wasThere, type PersonMark } from './presence.rules.ts'

type Row = Selectable<Tables['gatherings.mark']>

/** A mark as the rules read it. Without a device the hand is whoever noted it. */
export const markOf = (row: Row): PersonMark & { number: number | null } => ({
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

/** Everything that was noted about some people of a gathering. */
export const marksAbout = (tx: Tx, ctx: Ctx, of: { gatheringId: string; ids: readonly string[] }): Promise<Row[]> =>
  tx
    .selectFrom('gatherings.mark')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', of.gatheringId)
    .where((eb) => eb.or([eb('member_id', 'in', [...of.ids]), eb('walk_in_id', 'in', [...of.ids])]))
    .execute()

/** Makes the list of a gathering say what all marks come to, for whoever the new ones are about, and its numbers with it. */
export async function countAgain(tx: Tx, ctx: Ctx, { gathering: { id }, marks, persons }: NotedOf): Promise<void> {
  const ids = [...new Set(marks.flatMap(({ memberId, walkInId }) => memberId ?? walkInId ?? []))]
  if (ids.length > 0) await standAgain(tx, ctx, { gatheringId: id, ids, persons: persons ?? new Map() })
  const numbers = marks.some(({ what }) => what === 'number') ? await numberOf(tx, ctx, id) : {}
  await tx
    .updateTable('gatherings.gathering')
    .set({ present: await presentIn(tx, ctx, id), ...numbers })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
}

type Whom = { gatheringId: string; ids: readonly string[]; persons: ReadonlyMap<string, string> }

async function standAgain(tx: Tx, ctx: Ctx, { gatheringId, ids, persons }: Whom): Promise<void> {
  const [rows, members] = await Promise.all([
    marksAbout(tx, ctx, { gatheringId, ids }),
    tx
      .selectFrom('gatherings.member')
      .select(['id', 'person_id', 'who_hash', 'name_sealed'])
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId)
      .where('id', 'in', [...ids])
      .execute(),
  ])
  const memberOf = new Map(members.map((member) => [member.id, member]))
  const values = ids.flatMap((id) => {
    const theirs = rows.filter((row) => (row.member_id ?? row.walk_in_id) === id)
    const standing = standingOf(theirs.map(markOf))
    if (!standing) return []
    const { person_id, who_hash, name_sealed } = memberOf.get(id) ?? walkIn(theirs, persons.get(id))
    const whose = { area_id: ctx.area.id, id, gathering_id: gatheringId, walk_in: !memberOf.has(id) }
    return [{ ...whose, person_id, who_hash, name_sealed, ...columnsOf(standing) }]
  })
  await writeStandings(tx, values)
}

/** Of a walk-in: the first name somebody gave them. */
const walkIn = (rows: readonly Row[], personId: string | undefined) => {
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

type Standings = (ReturnType<typeof columnsOf> & {
  area_id: number
  id: string
  gathering_id: string
  walk_in: boolean
  person_id: string | null
  who_hash: Buffer | null
  name_sealed: Buffer | null
})[]

/** Whose row it is, is said once, when it is made: the person may have been merged with another since. */
const writeStandings = (tx: Tx, values: Standings) =>
  tx
    .insertInto('gatherings.presence')
    .values(values)
    .onConflict((on) =>
      on.columns(['area_id', 'id']).doUpdateSet((eb) => ({
        name_sealed: eb.ref('excluded.name_sealed'),
        state: eb.ref('excluded.state'),
        method: eb.ref('excluded.method'),
        arrived_at: eb.ref('excluded.arrived_at'),
        left_at: eb.ref('excluded.left_at'),
        conflict: eb.ref('excluded.conflict'),
        mark_id: eb.ref('excluded.mark_id'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()

async function presentIn(tx: Tx, ctx: Ctx, id: string): Promise<number> {
  const { there } = await tx
    .selectFrom('gatherings.presence')
    .select((eb) => eb.fn.countAll<string>().as('there'))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', id)
    .where('state', 'in', ['present', 'left'] satisfies Parameters<typeof wasThere>[0][])
    .executeTakeFirstOrThrow()
  return Number(there)
}

/** The number noted last, as the gathering keeps it. */
async function numberOf(tx: Tx, ctx: Ctx, id: string) {
  const rows = await tx
    .selectFrom('gatherings.mark')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', id)
    .where('what', '=', 'number')
    .execute()
  const last = lastNumber(rows.map(markOf))
  return {
    counted: last?.number ?? null,
    count_method: (last?.method ?? null) as 'count' | 'ticket' | 'estimate' | null,
  }
}
