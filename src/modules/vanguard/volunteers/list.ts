import { dayOf } from '#base/days.ts'
import { isCalled, nameKey, pinyinOf } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { helpersOf } from '../helping.ts'
import type { Helper } from '../helping.rules.ts'
import { volunteersOf } from '../volunteer.ts'
import { fits, type ListFilter } from './list.rules.ts'
import { teamIdsOf, teamsHere, type Team } from './membership.ts'

/** One line of the list: what asking them needs, and the teams they are in. No telephone. */
export type Listed = Helper & { teamIds: readonly string[]; agreedAt: Date }

/** The list an address asks for, by name, and what stands in its filters. `all` counts without them, and says how many each team has. */
export type VolunteerList = { lines: Listed[]; teams: Team[]; all: number; counts: ReadonlyMap<string, number> }

/** The volunteers of an area as the filters want them, sorted by pinyin; names are found as on the roster. */
export const volunteerList = (ctx: Ctx, filter: ListFilter): Promise<VolunteerList> =>
  inArea(ctx, async (tx) => {
    const [everybody, teams] = [await listed(tx, ctx, filter.state === 'left'), await teamsHere(tx, ctx)]
    const today = dayOf(ctx.now)
    const lines = everybody.filter((one) => fits(one, filter, today) && isMeant(one, filter.q))
    return { lines, teams, all: everybody.length, counts: countsOf(everybody) }
  })

async function listed(tx: Tx, ctx: Ctx, left: boolean): Promise<Listed[]> {
  const rows = await volunteersOf(tx, ctx)
    .where('state', left ? '=' : '<>', 'left')
    .where('forgotten_at', 'is', null)
    .orderBy('id')
    .execute()
  const [helpers, teams] = [
    await helpersOf(tx, ctx, rows),
    await teamIdsOf(
      tx,
      ctx,
      rows.map(({ id }) => id),
    ),
  ]
  return helpers
    .map((one, at) => ({ ...one, teamIds: teams.get(one.id) ?? [], agreedAt: rows[at]?.agreed_at ?? ctx.now }))
    .map((one) => ({ one, by: pinyinOf(one.name) }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ one }) => one)
}

const isMeant = ({ name }: Listed, q: string): boolean => q === '' || isCalled(name, nameKey(q))

function countsOf(all: readonly Listed[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const team of all.flatMap(({ teamIds }) => (teamIds.length ? teamIds : ['none'])))
    counts.set(team, (counts.get(team) ?? 0) + 1)
  return counts
}

/** A team somebody leads, with who is in it: names and what they can, no telephone. */
export type TeamOfLead = { team: Team; members: Listed[] }

/** The teams this account leads. The committee sees every team. */
export const teamsLed = (ctx: Ctx, mayLead: (team: Team) => boolean): Promise<TeamOfLead[]> =>
  inArea(ctx, async (tx) => {
    const teams = (await teamsHere(tx, ctx)).filter(mayLead)
    const everybody = teams.length ? await listed(tx, ctx, false) : []
    return teams.map((team) => ({ team, members: everybody.filter(({ teamIds }) => teamIds.includes(team.id)) }))
  })
