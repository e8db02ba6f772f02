import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FreeTime, Helper, SkillOf } from './helping.rules.ts'
import type { Service, Skill } from './services.rules.ts'
import { nameOf, volunteersOf, type Volunteer } from './volunteer.ts'

/** The names of these volunteers by their ids; who left and was forgotten reads '—'. Unknown ids are not in it. */
export async function volunteerNames(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('vanguard.volunteer')
    .select(['id', 'name_sealed'])
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, nameOf(ctx, row)]))
}

/**
 * Everybody who did not leave, or those of one team: what they can, want and may not, when, and whether they can be asked.
 * `helpsOn`, `skillsOn` and `insuredOn` (helping.rules.ts) say how that stands on a day. No telephone, no past load.
 */
export async function volunteersWithSkills(
  tx: Tx,
  ctx: Ctx,
  { teamId = null }: { teamId?: string | null } = {},
): Promise<Helper[]> {
  const rows = await inTeam(tx, ctx, teamId)
  const ids = rows.map(({ id }) => id)
  const skills = await skillsOf(tx, ctx, ids)
  const times = await freeTimesOf(tx, ctx, ids)
  return rows.map((row) => helperOf(ctx, row, { skills: skills.get(row.id), freeTimes: times.get(row.id) }))
}

function inTeam(tx: Tx, ctx: Ctx, teamId: string | null): Promise<Volunteer[]> {
  const helping = volunteersOf(tx, ctx).where('state', '<>', 'left').orderBy('id')
  if (teamId === null) return helping.execute()
  return helping
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('vanguard.membership as m')
          .select('m.id')
          .where('m.area_id', '=', ctx.area.id)
          .whereRef('m.volunteer_id', '=', 'vanguard.volunteer.id')
          .where('m.team_id', '=', teamId)
          .where('m.left_at', 'is', null),
      ),
    )
    .execute()
}

const helperOf = (
  ctx: Ctx,
  row: Volunteer,
  { skills = [], freeTimes = [] }: { skills: SkillOf[] | undefined; freeTimes: FreeTime[] | undefined },
): Helper => ({
  id: row.id,
  accountId: row.account_id,
  name: nameOf(ctx, row),
  state: row.state,
  pausedUntil: row.paused_until,
  under18: row.under_18,
  askedBy: row.asked_by,
  wants: row.wants as Service[],
  mayNot: row.may_not as Service[],
  mostAWeek: row.most_a_week,
  mostAMonth: row.most_a_month,
  insuredUntil: row.insured_until,
  skills,
  freeTimes,
})

/** What each of these can, with the paper and its end. Ended skills are left out; expired ones are in it with their day. */
export async function skillsOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, SkillOf[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('vanguard.skill')
    .select(['volunteer_id', 'skill', 'qualification', 'expires_on', 'seen_at'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return byVolunteer(rows, ({ skill, qualification, expires_on, seen_at }) => ({
    skill: skill as Skill,
    qualification,
    expiresOn: expires_on,
    seen: seen_at !== null,
  }))
}

/** When each of these usually could, in the order of the week. */
export async function freeTimesOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, FreeTime[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('vanguard.free_time')
    .select(['volunteer_id', 'weekday', 'from_minute', 'to_minute'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', [...ids])
    .orderBy('weekday')
    .orderBy('from_minute')
    .execute()
  return byVolunteer(rows, ({ weekday, from_minute, to_minute }) => ({
    weekday,
    fromMinute: from_minute,
    toMinute: to_minute,
  }))
}

function byVolunteer<Row extends { volunteer_id: string }, One>(
  rows: readonly Row[],
  say: (row: Row) => One,
): Map<string, One[]> {
  const found = new Map<string, One[]>()
  for (const row of rows) {
    const list = found.get(row.volunteer_id) ?? []
    list.push(say(row))
    found.set(row.volunteer_id, list)
  }
  return found
}
