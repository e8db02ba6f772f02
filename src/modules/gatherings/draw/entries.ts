import { sql } from 'kysely'
import type { DrawEntry } from '#base/draw.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Gathering } from '../gathering.ts'
import { entryCode } from './seed.ts'

/** A party that takes part in a draw, with the row it stands for. */
export type Party = DrawEntry & { id: string; quotaId: string | null }

/** Places kept for a group, as far as nobody has them yet. `name`: A, B, … in the order they were made. */
export type Group = { id: string; name: string; seats: number }

/** How far back one who came before is no newcomer. */
const YEAR = '365 days'

type Of = Pick<Gathering, 'id' | 'kind' | 'series_id' | 'starts_at'>

/** Everybody who asked for a place before sign-up ended, and the groups that have places kept. Whoever draws holds the gathering. */
export async function partiesOf(tx: Tx, ctx: Ctx, gathering: Of): Promise<{ parties: Party[]; groups: Group[] }> {
  const groups = await groupsOf(tx, ctx, gathering.id)
  const [rows, known] = await Promise.all([asked(tx, ctx, gathering.id), knownFrom(tx, ctx, gathering)])
  const parties = rows.map((row): Party => {
    const group = groups.find((one) => one.id === row.quota_id) ?? groups.find((one) => isOf(one, row))
    const code = entryCode(ctx, { gatheringId: gathering.id, queueNo: row.queue_no })
    const entry = { code, seats: row.seats, first: !known.has(row.id), group: group?.name ?? null }
    return { ...entry, id: row.id, quotaId: group?.id ?? null }
  })
  return { parties, groups: groups.map(({ id, name, seats }) => ({ id, name, seats })) }
}

const asked = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.signup as s')
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 's.area_id').onRef('b.id', '=', 's.building_id'),
    )
    .select(['s.id', 's.queue_no', 's.seats', 's.quota_id', 's.building_id', 's.audience', 'b.compound_id'])
    .where('s.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', gatheringId)
    .where('s.state', '=', 'requested')
    .orderBy('s.queue_no')
    .execute()

type Asked = Awaited<ReturnType<typeof asked>>[number]

async function groupsOf(tx: Tx, ctx: Ctx, gatheringId: string) {
  const rows = await tx
    .selectFrom('gatherings.quota')
    .select(['id', 'compound_id', 'building_id', 'audience', 'seats', 'taken'])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .orderBy('id')
    .execute()
  return rows.map(({ seats, taken, ...row }, at) => ({ ...row, name: nameOf(at), seats: seats - taken }))
}

type Kept = Awaited<ReturnType<typeof groupsOf>>[number]

/** A … Z, then A1 … */
const nameOf = (at: number): string =>
  `${String.fromCharCode(65 + (at % 26))}${at < 26 ? '' : String(Math.floor(at / 26))}`

const isOf = (group: Kept, party: Asked): boolean =>
  (group.building_id !== null && group.building_id === party.building_id) ||
  (group.compound_id !== null && group.compound_id === party.compound_id) ||
  (group.audience !== null && group.audience === party.audience)

/**
 * The sign-ups of those who are no newcomers: in the year before it, somebody of the same home, with the same telephone or the same
 * person, had a place at a gathering of the same kind or series, or was there.
 */
async function knownFrom(tx: Tx, ctx: Ctx, gathering: Of): Promise<Set<string>> {
  const area = ctx.area.id
  const alike = sql`p.area_id = ${area} and p.id <> ${gathering.id} and (p.kind = ${gathering.kind} or p.series_id = ${gathering.series_id})
    and p.state in ('published', 'held', 'evidenced')
    and p.starts_at < ${gathering.starts_at} and p.starts_at >= ${gathering.starts_at}::timestamptz - ${YEAR}::interval`
  const here = sql`s.area_id = ${area} and s.gathering_id = ${gathering.id} and s.state = 'requested'`
  const { rows } = await sql<{ id: string }>`
    select s.id from gatherings.signup s
      join gatherings.signup o on o.area_id = s.area_id and (o.home_id = s.home_id or o.phone_hash = s.phone_hash)
      join gatherings.gathering p on p.area_id = o.area_id and p.id = o.gathering_id
      where ${here} and o.area_id = ${area} and o.state = 'confirmed' and ${alike}
    union
    select s.id from gatherings.signup s
      join gatherings.member m on m.area_id = s.area_id and m.signup_id = s.id
      join gatherings.member n on n.area_id = m.area_id and (n.person_id = m.person_id or n.who_hash = m.who_hash)
      join gatherings.signup o on o.area_id = n.area_id and o.id = n.signup_id
      join gatherings.gathering p on p.area_id = o.area_id and p.id = o.gathering_id
      where ${here} and o.area_id = ${area} and o.state = 'confirmed' and ${alike}
    union
    select s.id from gatherings.signup s
      join gatherings.member m on m.area_id = s.area_id and m.signup_id = s.id
      join gatherings.presence r on r.area_id = m.area_id and (r.person_id = m.person_id or r.who_hash = m.who_hash)
      join gatherings.gathering p on p.area_id = r.area_id and p.id = r.gathering_id
      where ${here} and r.area_id = ${area} and r.state in ('present', 'left') and ${alike}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
