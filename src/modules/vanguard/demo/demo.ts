import { dayOf, addDays, startOfDay } from '#base/days.ts'
import { randomFrom, type Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/insert-rows.ts'
import { recordPast } from '#platform/facts/past.ts'
import { vanguardDays } from '../day.ts'
import { rowsOf } from './demo.days.ts'
import { writeMembers } from './demo.members.ts'
import type { DayRows, DemoCast, DemoDay } from './demo.rows.ts'
import { demoStalls } from './demo.usual.ts'

/** What a demonstration of the vanguard is about: its team and who leads it, and which neighbours help. */
export type VanguardDemo = {
  teamId: string
  leadId: string
  directorId: string
  neighbours: readonly { id: string; name: string }[]
  seed: number
  invent: (random: Random) => { name: string; phone: string }
  /** Only the last weeks, for an area that is made up for measuring. */
  light: boolean
}

const LIGHT_DAYS = 56
const PREPARED_DAYS = 14

/**
 * Writes an invented team with what it did on the vanguard days that gatherings tells of: stalls with their numbers, who was
 * there, hours, and the coming days as far as they are prepared. Nothing where there are no such days.
 */
export async function demoVanguard(tx: Tx, ctx: Ctx, demo: VanguardDemo): Promise<void> {
  const all = await vanguardDays(tx, ctx).where('g.series_id', 'is not', null).orderBy('g.starts_at').execute()
  const first = all[0]
  if (!first) return
  const from = new Date(first.starts_at.getTime() - 3 * 24 * 3_600_000)
  const names = await accountNames(tx, [demo.leadId])
  const lead = { accountId: demo.leadId, name: names.get(demo.leadId) ?? '' }
  const members = await writeMembers(tx, ctx, { ...demo, lead, from, random: randomFrom(demo.seed + 5) })
  const usualIds = await writeProgramme(tx, ctx, { demo, from, programmeId: first.series_id })
  const cast: DemoCast = { ...demo, members, usualIds, now: ctx.now }
  await writeDays(
    tx,
    ctx,
    daysToTell(ctx, all, demo).map((day) => rowsOf(cast, day)),
  )
}

type Kept = { id: string; starts_at: Date; ends_at: Date; state: string; attendances: number }

/** The days that have stalls: those that were held, one under way, and those of the coming two weeks. */
function daysToTell({ now }: Ctx, all: readonly Kept[], { light }: VanguardDemo): DemoDay[] {
  const since = startOfDay(addDays(dayOf(now), light ? -LIGHT_DAYS : -36_500))
  const until = new Date(now.getTime() + PREPARED_DAYS * 24 * 3_600_000)
  return all.flatMap((day, turn): DemoDay[] => {
    const held = day.state === 'held' || day.state === 'evidenced'
    const ahead = day.state === 'published' && day.ends_at > now && day.starts_at < until
    if ((!held && !ahead) || day.starts_at < since) return []
    const { id, starts_at: startsAt, ends_at: endsAt, attendances } = day
    return [{ id, startsAt, endsAt, held, attendances, turn }]
  })
}

type Programme = { demo: VanguardDemo; from: Date; programmeId: string }

/** The programme and the stalls its days usually have; answers their ids. */
async function writeProgramme(tx: Tx, ctx: Ctx, { demo, from, programmeId }: Programme): Promise<string[]> {
  const area_id = ctx.area.id
  await tx
    .insertInto('vanguard.programme')
    .values({
      area_id,
      id: programmeId,
      team_id: demo.teamId,
      weather: '暴雨、台风或者高温橙色预警以上，停一次',
      made_by: demo.leadId,
      made_at: from,
    })
    .execute()
  const fact = {
    name: 'vanguard.programme.made',
    subject_id: programmeId,
    actor_id: demo.leadId,
    actor_kind: 'account' as const,
  }
  await recordPast(tx, [{ ...fact, area_id, id: uuidv7(from), at: from, detail: '{}', delivered_at: from }])
  const usual = demoStalls.map((stall, at) => ({
    id: uuidv7(from),
    programme_id: programmeId,
    service: stall.service,
    title: stall.title,
    spot: stall.spot,
    from_minute: 0,
    lasts: 120,
    need: 1,
    skill: stall.skill,
    needs_insurance: stall.insured,
    briefing: stall.briefing,
    no: at + 1,
    version: 1,
  }))
  await insertRows(tx, { table: 'vanguard.usual_stall', areaId: area_id }, usual)
  return usual.map(({ id }) => id)
}

async function writeDays(tx: Tx, ctx: Ctx, days: readonly DayRows[]): Promise<void> {
  const areaId = ctx.area.id
  const all = <Name extends keyof DayRows>(name: Name) => days.flatMap((day) => day[name] as DayRows[Name][number][])
  await insertRows(tx, { table: 'vanguard.stall', areaId }, all('stall'))
  await insertRows(tx, { table: 'vanguard.shift', areaId }, all('shift'))
  await insertRows(tx, { table: 'vanguard.place', areaId }, all('place'))
  await insertRows(tx, { table: 'vanguard.service', areaId }, all('service'))
  await insertRows(tx, { table: 'vanguard.sign', areaId }, all('sign'))
  await insertRows(tx, { table: 'vanguard.ticket', areaId }, all('ticket'))
  await insertRows(tx, { table: 'vanguard.counter', areaId }, all('counter'))
  await insertRows(tx, { table: 'vanguard.tap', areaId }, all('tap'))
}
