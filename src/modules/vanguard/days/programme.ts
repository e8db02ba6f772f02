import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { makeSeriesIn, mayPlanAt, seriesTold, type SeriesInput, type SeriesTold } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import type { Care, ProgrammeInput } from './programme.rules.ts'

/** A programme as kept, with its team and what its series says. */
export type Programme = Selectable<Tables['vanguard.programme']> & { team: string | null; series: SeriesTold }

/** A team that can do a vanguard day, and the account that leads it. */
export type Team = { id: string; name: string; lead_id: string | null }

/** The teams of this area that go on, by name. */
export const teamsHere = (ctx: Ctx): Promise<Team[]> =>
  inArea(ctx, (tx) => teams(tx, ctx).where('ended_at', 'is', null).orderBy('name').limit(100).execute())

const teams = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('partners.v_ally')
    .select(['id', 'name'])
    .select((eb) => eb.ref('lead_id').$castTo<string | null>().as('lead_id'))
    .where('area_id', '=', ctx.area.id)
    .where('kind', '=', 'team')

const teamOf = (tx: Tx, ctx: Ctx, id: string): Promise<Team | undefined> =>
  teams(tx, ctx).where('ended_at', 'is', null).where('id', '=', id).executeTakeFirst()

/** What the series of a programme is, as gatherings lays it out: a service for everybody, led by whoever leads the team. */
export const seriesOfProgramme = (input: ProgrammeInput, { lead_id }: Team): SeriesInput => ({
  plan: {
    title: input.title,
    kind: 'vanguard',
    purpose: 'service',
    audience: 'everybody',
    effort: 'e3',
    about: input.about,
    leaderId: lead_id,
    venueId: input.venueId,
    elsewhere: input.elsewhere,
    compoundId: input.compoundId,
    buildingId: input.buildingId,
    signUp: 'none',
    capacity: null,
    closesHours: 2,
    replyHours: 24,
    partyMost: 1,
    forMinors: false,
    walkIns: true,
  },
  minute: input.minute,
  lasts: input.lasts,
  rule: `FREQ=WEEKLY;BYDAY=${input.weekday}`,
  lunar: null,
  startsOn: input.startsOn,
  untilOn: null,
  onHoliday: input.onHoliday,
})

export type MakeRefusal = 'unknown-team' | 'unknown-venue' | 'clash'

/**
 * Makes a programme and the series of its days in one transaction; the same form again is the same programme. Refuses a team
 * that is unknown or ended, a venue at which this actor may not plan, and a place that is taken on some of the days
 * (`clash`), unless it was said that those wait for a place (`nowhere`).
 */
export const makeProgramme = (
  ctx: Ctx,
  { id, input }: { id: string; input: ProgrammeInput },
): Promise<Outcome<{ id: string }, MakeRefusal>> =>
  inArea(ctx, async (tx) => {
    const team = await teamOf(tx, ctx, input.teamId)
    if (!team) return refused('unknown-team')
    const choose = (days: readonly string[]) => new Map(input.nowhere ? days.map((day) => [day, nowhere] as const) : [])
    const made = await makeSeriesIn(tx, ctx, { id, input: seriesOfProgramme(input, team), choose })
    if (!made.done) return refused(made.why)
    await write(tx, ctx, { id, input })
    return done({ id })
  })

const nowhere = { kind: 'nowhere' } as const

async function write(tx: Tx, ctx: Ctx, { id, input }: { id: string; input: ProgrammeInput }): Promise<void> {
  const rows = await tx
    .insertInto('vanguard.programme')
    .values({
      area_id: ctx.area.id,
      id,
      team_id: input.teamId,
      weather: input.weather,
      takes_wishes: input.takesWishes,
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  if (rows.length > 0) await record(tx, ctx, { name: 'vanguard.programme.made', subjectId: id })
}

/** Changes the team, the weather rule and whether small wishes are offered. Days that are laid out keep their leader. */
export const changeProgramme = (
  ctx: Ctx,
  { id, version }: { id: string; version: number },
  to: Care,
): Promise<Outcome<null, 'unknown' | 'stale' | 'unknown-team'>> =>
  inArea(ctx, async (tx) => {
    const now = await lockProgramme(tx, ctx, id)
    if (!now) return refused('unknown')
    if (now.version !== version) return refused('stale')
    const isKept = now.team_id === to.teamId
    if (!isKept && !(await teamOf(tx, ctx, to.teamId))) return refused('unknown-team')
    await tx
      .updateTable('vanguard.programme')
      .set({ team_id: to.teamId, weather: to.weather, takes_wishes: to.takesWishes, version: version + 1 })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await record(tx, ctx, { name: 'vanguard.programme.changed', subjectId: id })
    return done(null)
  })

/** The row of a programme, held until the transaction ends. */
export const lockProgramme = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('vanguard.programme')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

const programmes = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.programme as p')
    .leftJoin('partners.v_ally as t', (join) =>
      join.onRef('t.area_id', '=', 'p.area_id').onRef('t.id', '=', 'p.team_id'),
    )
    .selectAll('p')
    .select('t.name as team')
    .where('p.area_id', '=', ctx.area.id)

async function told(tx: Tx, ctx: Ctx, query: ReturnType<typeof programmes>): Promise<Programme[]> {
  const rows = await query.execute()
  const series = await seriesTold(
    tx,
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const said = series.get(row.id)
    return said && mayPlanAt(ctx.actor, { compound_id: said.compoundId, building_id: said.buildingId })
      ? [{ ...row, series: said }]
      : []
  })
}

/** Every programme of the area where this reader plans, the latest first. */
export const programmesOf = (ctx: Ctx): Promise<Programme[]> =>
  inArea(ctx, (tx) => told(tx, ctx, programmes(tx, ctx).orderBy('p.made_at', 'desc').orderBy('p.id').limit(100)))

/** One by its id; undefined for an unknown one, and where this reader does not plan. */
export const programmeById = (ctx: Ctx, id: string | null): Promise<Programme | undefined> =>
  id === null
    ? Promise.resolve(undefined)
    : inArea(ctx, async (tx) => (await told(tx, ctx, programmes(tx, ctx).where('p.id', '=', id)))[0])
