import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

/** A team of volunteers, with the account that leads it. */
export type Team = { id: string; name: string; lead_id: string | null }

/** The teams of the area that have not ended, by name. */
export const teamsHere = (tx: Tx, ctx: Ctx): Promise<Team[]> =>
  tx
    .selectFrom('partners.v_ally')
    .select(['id', 'name', 'lead_id'])
    .where('area_id', '=', ctx.area.id)
    .where('kind', '=', 'team')
    .where('ended_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()

/** The same, asked by itself. */
export const teamsNow = (ctx: Ctx): Promise<Team[]> => inArea(ctx, (tx) => teamsHere(tx, ctx))

/** Which teams each of these belongs to now. */
export async function teamIdsOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('vanguard.membership')
    .select(['volunteer_id', 'team_id'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', [...ids])
    .where('left_at', 'is', null)
    .orderBy('id')
    .execute()
  const teams = new Map<string, string[]>()
  for (const row of rows) teams.set(row.volunteer_id, [...(teams.get(row.volunteer_id) ?? []), row.team_id])
  return teams
}

type Belonging = { id: string; teamIds: readonly string[] }

/** Makes somebody belong to just these teams; one they belonged to before stays in the record with its end. */
export async function writeTeams(tx: Tx, ctx: Ctx, { id, teamIds }: Belonging): Promise<void> {
  const known = new Set((await teamsHere(tx, ctx)).map((team) => team.id))
  const before = (await teamIdsOf(tx, ctx, [id])).get(id) ?? []
  const wanted = teamIds.filter((team) => known.has(team))
  await leaveTeams(tx, ctx, { id, teamIds: before.filter((team) => known.has(team) && !wanted.includes(team)) })
  const fresh = wanted.filter((team) => !before.includes(team))
  if (fresh.length === 0) return
  const rows = fresh.map((team) => ({
    area_id: ctx.area.id,
    id: uuidv7(ctx.now),
    team_id: team,
    volunteer_id: id,
    joined_at: ctx.now,
  }))
  await tx.insertInto('vanguard.membership').values(rows).execute()
}

async function leaveTeams(tx: Tx, ctx: Ctx, { id, teamIds }: Belonging): Promise<void> {
  if (teamIds.length === 0) return
  await tx
    .updateTable('vanguard.membership')
    .set({ left_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', id)
    .where('team_id', 'in', [...teamIds])
    .where('left_at', 'is', null)
    .execute()
}
