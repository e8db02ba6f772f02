import { sql } from 'kysely'
import { dayOf, momentsOf, type Day } from '#base/days.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea, look } from '#platform/db/in-area.ts'
import { nameOf } from '../volunteer.ts'
import { whyNot } from './deciding.ts'
import { givenIn, type Given } from './hours.rules.ts'
import { lineById, linesHere, mayDecide, signsOf, writableHere, type Line } from './rows.ts'

/** A line with the name of whose it is, and why the reader does not decide about it, if so. */
export type Shown = { line: Line; name: string; why: 'own' | 'second-person' | null }

/** What waits for somebody to decide, by day; what is disputed; and what the roll says differently since it was confirmed. */
export type Waiting = { days: { day: Day; lines: Shown[] }[]; disputed: Shown[]; differing: Shown[] }

/** What waits, as far as this reader decides about it. Those whose end nobody noted come first. */
export const waitingLines = (ctx: Ctx): Promise<Waiting> =>
  inArea(ctx, async (tx) => {
    const rows = await linesHere(tx, ctx)
      .where((eb) =>
        eb.or([
          eb('s.state', 'in', ['proposed', 'disputed']),
          eb.and([eb('s.state', '=', 'confirmed'), eb('s.place_id', 'is not', null), heardLater]),
        ]),
      )
      .orderBy('s.starts_at', 'desc')
      .orderBy('s.id')
      .limit(500)
      .execute()
    const all = rows.filter((line) => mayDecide(ctx.actor, line)).map((line) => shown(ctx, line))
    const proposed = all.filter(({ line }) => line.state === 'proposed')
    const differing: Shown[] = []
    for (const one of all.filter(({ line }) => line.state === 'confirmed'))
      if (await differs(tx, ctx, one.line)) differing.push(one)
    return { days: byDay(proposed), disputed: all.filter(({ line }) => line.state === 'disputed'), differing }
  })

const heardLater = sql<boolean>`exists (select 1 from vanguard.sign as n where n.area_id = s.area_id and n.place_id = s.place_id
  and n.at > coalesce(s.looked_at, s.confirmed_at))`

const shown = (ctx: Ctx, line: Line): Shown => ({ line, name: nameOf(ctx, line), why: whyNot(ctx, line) })

function byDay(all: readonly Shown[]): Waiting['days'] {
  const days = [...new Set(all.map(({ line }) => dayOf(line.starts_at)))]
  return days.map((day) => {
    const lines = all.filter(({ line }) => dayOf(line.starts_at) === day)
    return { day, lines: [...lines].sort((a, b) => Number(b.line.assumed) - Number(a.line.assumed)) }
  })
}

/** What the roll says of a place by now; null where it says that nobody came. */
async function rollNow(tx: Tx, ctx: Ctx, placeId: string): Promise<Given | null> {
  const plan = await tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as h', (join) =>
      join.onRef('h.area_id', '=', 'p.area_id').onRef('h.id', '=', 'p.shift_id'),
    )
    .select(['h.starts_at', 'h.ends_at', 'h.break_minutes'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.id', '=', placeId)
    .executeTakeFirst()
  if (!plan) return null
  const signs = (await signsOf(tx, ctx, [placeId])).get(placeId) ?? []
  return givenIn(signs, { startsAt: plan.starts_at, endsAt: plan.ends_at, breakMinutes: plan.break_minutes })
}

async function differs(tx: Tx, ctx: Ctx, line: Line): Promise<boolean> {
  if (!line.heard_later || line.place_id === null) return false
  const now = await rollNow(tx, ctx, line.place_id)
  return now?.startsAt.getTime() !== line.starts_at.getTime() || now.endsAt.getTime() !== line.ends_at.getTime()
}

/** One line with all that was decided about it. */
export type OneLine = Shown & { roll: Given | null; names: Map<string, string> }

/** A line for whoever decides about it; null for an unknown one and for anybody else. */
export const oneLine = (ctx: Ctx, id: string | null): Promise<OneLine | null> =>
  id === null
    ? Promise.resolve(null)
    : inArea(ctx, async (tx) => {
        const line = await lineById(tx, ctx, id)
        if (!line || !mayDecide(ctx.actor, line)) return null
        const ids = [line.entered_by, line.confirmed_by, line.settled_by].flatMap((one) => one ?? [])
        const names = await accountNames(tx, ids)
        const roll = line.place_id === null ? null : await rollNow(tx, ctx, line.place_id)
        return { ...shown(ctx, line), roll, names }
      })

/** How many lines a day has, and how many of them wait or were confirmed; for whoever leads the day. */
export const linesOfDay = async (ctx: Ctx, gatheringId: string) => {
  const [[counts]] = await look(ctx, (tx) => [
    tx
      .selectFrom('vanguard.service')
      .select([
        sql<number>`count(*)::int`.as('lines'),
        sql<number>`(count(*) filter (where state = 'proposed'))::int`.as('proposed'),
        sql<number>`(count(*) filter (where state = 'confirmed'))::int`.as('confirmed'),
      ])
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId),
  ])
  return counts ?? { lines: 0, proposed: 0, confirmed: 0 }
}

/** Whose time a reader may write down later, by name. */
export const writableVolunteers = (ctx: Ctx): Promise<{ id: string; name: string }[]> =>
  inArea(ctx, async (tx) =>
    (await writableHere(tx, ctx).execute())
      .map((row) => ({ id: row.id, name: nameOf(ctx, row) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh')),
  )

/** Lines of one volunteer in a span, the latest first. */
export const linesOf = (ctx: Ctx, volunteerId: string, span?: { from: Day; to: Day }): Promise<Line[]> =>
  inArea(ctx, (tx) => {
    const { start, end } = momentsOf(span ?? { from: '1990-01-01', to: '2999-12-31' })
    return linesHere(tx, ctx)
      .where('s.volunteer_id', '=', volunteerId)
      .where('s.starts_at', '>=', start)
      .where('s.starts_at', '<', end)
      .orderBy('s.starts_at', 'desc')
      .orderBy('s.id')
      .execute()
  })
