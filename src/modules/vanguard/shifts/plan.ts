import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { vanguardDays, type Day } from '../day.ts'
import { skillsOn, type Helper } from '../helping.rules.ts'
import { volunteerNames, volunteersWithSkills } from '../helping.ts'
import { dayOf } from '#base/days.ts'
import { whyNotFit, type NotFit } from './fit.rules.ts'
import { asksOf, busyWithout, shiftsHere, standingIn, timesOf, type Place, type Shift } from './rows.ts'

type Times = Awaited<ReturnType<typeof timesOf>>

/** What somebody said about coming on a day. */
export type Said = { gathering_id: string; volunteer_id: string; answer: 'yes' | 'no' | null }

/** Some days with their shifts, who stands in them, who helps in their teams, and who said what. */
export type Plan = {
  days: Day[]
  shifts: Shift[]
  places: Place[]
  helpers: Helper[]
  names: Map<string, string>
  said: Said[]
  times: Times
  /** What is proposed, as one word: whoever publishes says what they saw. */
  seen: string
}

/** The plan of these days; unknown ones are left out. */
export async function planOf(tx: Tx, ctx: Ctx, dayIds: readonly string[]): Promise<Plan> {
  const days = dayIds.length
    ? await vanguardDays(tx, ctx)
        .where('g.id', 'in', [...dayIds])
        .orderBy('g.starts_at')
        .execute()
    : []
  const ids = days.map(({ id }) => id)
  const shifts = ids.length ? await shiftsHere(tx, ctx).where('s.gathering_id', 'in', ids).execute() : []
  const places = await standingIn(
    tx,
    ctx,
    shifts.map(({ id }) => id),
  )
  const helpers = await helpersOf(tx, ctx, days)
  const people = [...new Set([...helpers.map(({ id }) => id), ...places.map((one) => one.volunteer_id)])]
  return {
    days,
    shifts,
    places,
    helpers,
    names: await volunteerNames(tx, ctx, people),
    said: await saidOn(tx, ctx, ids),
    times: await timesOf(tx, ctx, { ids: people, around: shifts }),
    seen: seenOf(ctx, places),
  }
}

/** The same in a transaction of its own. */
export const readPlan = (ctx: Ctx, dayIds: readonly string[]): Promise<Plan> =>
  inArea(ctx, (tx) => planOf(tx, ctx, dayIds))

async function helpersOf(tx: Tx, ctx: Ctx, days: readonly Day[]): Promise<Helper[]> {
  const teams = [...new Set(days.flatMap(({ team_id }) => team_id ?? []))]
  const all = new Map<string, Helper>()
  for (const teamId of teams)
    for (const helper of await volunteersWithSkills(tx, ctx, { teamId })) all.set(helper.id, helper)
  return [...all.values()]
}

/** What everybody said about these days; whoever was asked for a gap too is counted by the better answer. */
async function saidOn(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Said[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('vanguard.ask')
    .select(['gathering_id', 'volunteer_id', 'answer'])
    .where('area_id', '=', ctx.area.id)
    .where('kind', '=', 'day')
    .where('gathering_id', 'in', [...ids])
    .execute()
  return rows
}

/** What is proposed, as one word that changes with any of it. */
export function seenOf(ctx: Ctx, places: readonly Place[]): string {
  const proposed = places.filter(({ state }) => state === 'proposed').map(({ id, version }) => `${id} ${version}`)
  return ctx.secrets.hash(ctx.area.id, 'vanguard plan', proposed.sort().join('\n')).toString('base64url').slice(0, 16)
}

/** What was told of a day: its places, how many of them wait to be published, and whether somebody stands there and nobody waits. */
export function publicationOf({ shifts, places }: Plan, dayId: string) {
  const ids = shifts.filter(({ gathering_id }) => gathering_id === dayId).map(({ id }) => id)
  const here = places.filter(({ shift_id }) => ids.includes(shift_id))
  const waits = here.filter(({ state }) => state === 'proposed').length
  return { places: here, waits, published: here.length > 0 && waits === 0 }
}

/** What a shift has and lacks. */
export type Filled = { there: Place[]; missing: number; unskilled: boolean }

/** Who stands in a shift, how many are missing, and whether nobody there has what one of them must have. */
export function filled({ places, helpers }: Plan, shift: Shift): Filled {
  const there = places.filter(({ shift_id }) => shift_id === shift.id)
  const skill = shift.skill
  const has = (place: Place) => {
    const helper = helpers.find(({ id }) => id === place.volunteer_id)
    return skill !== null && helper !== undefined && skillsOn(helper, dayOf(shift.starts_at)).includes(skill)
  }
  return {
    there,
    missing: Math.max(0, shift.need - there.length),
    unskilled: skill !== null && shift.need > 0 && !there.some(has),
  }
}

/** Why somebody cannot have this shift, without the place they may have in it; null when they can, or are of no team here. */
export function misfit({ helpers, times }: Plan, shift: Shift, volunteerId: string): NotFit | null {
  const helper = helpers.find(({ id }) => id === volunteerId)
  return helper ? whyNotFit(helper, asksOf(shift), busyWithout(times.get(volunteerId), shift.id)) : null
}
