import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Actor, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { View } from '#platform/web/env.ts'
import { siteOf } from '#test/site.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import type { Service, Skill } from './services.rules.ts'
import { vanguard } from './routes.ts'

const HOUR_MS = 3_600_000

type World = Awaited<ReturnType<typeof freshServices>>

/** An area with a team, its lead, staff and a director: what vanguard days need around them; another one under a code in a database that is there. */
export async function vanguardWorld(env: Record<string, string> = {}, another?: { services: World; code: string }) {
  const services = another?.services ?? (await freshServices(env))
  const place = await area(services, another?.code)
  const here = await compound(services, place)
  const at = (actor: Actor = guest): Ctx => ctx(services, place, actor)
  const lead = account('老李', 'volunteer')
  const teamId = uuidv7(services.now())
  const where = { services, area: place, here, at, teamId, lead }
  await inArea(at(auto), (tx) =>
    tx
      .insertInto('partners.ally')
      .values({
        area_id: place.id,
        id: teamId,
        kind: 'team',
        name: '临江先锋志愿服务队',
        lead_id: lead.id,
        made_at: services.now(),
      })
      .execute(),
  )
  return { ...where, staff: account('小陈', 'staff'), director: account('王主任', 'director') }
}

export type VanguardWorld = Awaited<ReturnType<typeof vanguardWorld>>

type Helping = {
  accountId?: string | null
  personId?: string | null
  skills?: readonly Skill[]
  mostAWeek?: number
  inTeam?: boolean
}

/** Somebody who helps, in the team unless said otherwise. */
export async function volunteer(where: VanguardWorld, name: string, helping: Helping = {}): Promise<string> {
  const who = where.at(auto)
  const id = uuidv7(who.now)
  const area_id = where.area.id
  await inArea(who, async (tx) => {
    await tx
      .insertInto('vanguard.volunteer')
      .values({
        area_id,
        id,
        account_id: helping.accountId ?? null,
        person_id: helping.personId ?? null,
        name_sealed: who.secrets.seal(area_id, name),
        agreed_at: who.now,
        agreed_how: 'spoken',
        most_a_week: helping.mostAWeek ?? 2,
        state: 'active',
        made_at: who.now,
      })
      .execute()
    for (const skill of helping.skills ?? [])
      await tx
        .insertInto('vanguard.skill')
        .values({ area_id, id: uuidv7(who.now), volunteer_id: id, skill })
        .execute()
    if (helping.inTeam ?? true)
      await tx
        .insertInto('vanguard.membership')
        .values({ area_id, id: uuidv7(who.now), team_id: where.teamId, volunteer_id: id, joined_at: who.now })
        .execute()
  })
  return id
}

const week = {
  title: '临江先锋日',
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  starts_on: '2024-01-04',
  minute: 540,
  lasts: 120,
  on_holiday: 'skip',
  plan: JSON.stringify({}),
} as const

const thursday = {
  series_on: '2024-10-24',
  title: '临江先锋日',
  kind: 'vanguard',
  purpose: 'service',
  audience: 'everybody',
  effort: 'e3',
  state: 'published',
  sign_up: 'none',
} as const

/** A vanguard day, published, of two hours, in a week and of no compound unless said otherwise; of a programme of the team. */
export async function vanguardDay(
  where: VanguardWorld,
  { startsAt, compoundId = null }: { startsAt?: Date; compoundId?: string | null } = {},
) {
  const who = where.at(auto)
  const area_id = where.area.id
  const [seriesId, id] = [uuidv7(who.now), uuidv7(who.now)]
  const begins = startsAt ?? new Date(who.now.getTime() + 7 * 24 * HOUR_MS)
  const times = { starts_at: begins, ends_at: new Date(begins.getTime() + 2 * HOUR_MS), published_at: who.now }
  const made = { area_id, made_at: who.now }
  const place = { compound_id: compoundId }
  await inArea(who, async (tx) => {
    await tx
      .insertInto('gatherings.series')
      .values({ ...week, ...made, ...place, id: seriesId })
      .execute()
    await tx
      .insertInto('vanguard.programme')
      .values({ ...made, id: seriesId, team_id: where.teamId })
      .execute()
    const day = { ...thursday, ...times, ...made, ...place, id, series_id: seriesId }
    await tx.insertInto('gatherings.gathering').values(day).execute()
  })
  return { id, seriesId, startsAt: begins }
}

/** A stall of a day with one shift for it. */
export async function stall(
  where: VanguardWorld,
  day: { id: string; startsAt: Date },
  { service = 'haircut', need = 1, skill = null }: { service?: Service; need?: number; skill?: Skill | null } = {},
) {
  const who = where.at(auto)
  const area_id = where.area.id
  const [stallId, shiftId] = [uuidv7(who.now), uuidv7(who.now)]
  const times = { starts_at: day.startsAt, ends_at: new Date(day.startsAt.getTime() + 2 * HOUR_MS) }
  await inArea(who, async (tx) => {
    await tx
      .insertInto('vanguard.stall')
      .values({
        area_id,
        id: stallId,
        gathering_id: day.id,
        service,
        title: '理发',
        state: 'planned',
        made_at: who.now,
        ...times,
      })
      .execute()
    await tx
      .insertInto('vanguard.shift')
      .values({
        area_id,
        id: shiftId,
        gathering_id: day.id,
        stall_id: stallId,
        title: '理发',
        need,
        skill,
        made_at: who.now,
        ...times,
      })
      .execute()
  })
  return { stallId, shiftId }
}

/** The module's pages as this actor would reach them, without the rest of the program around them. */
export const site = (where: VanguardWorld, actor: Actor = guest, look: Partial<View> = {}) =>
  siteOf(where, vanguard, { actor, look })
