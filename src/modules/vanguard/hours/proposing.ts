import { DAY_MS } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { HeardFact } from '#platform/facts/retries.ts'
import { cappedToDay, givenIn, type Given } from './hours.rules.ts'
import { holdVolunteer, minutesThatDay, signsOf, touching } from './rows.ts'

/** Notes that reach us later than so many days after a shift change nothing by themselves: somebody writes them down then. */
const LATE_DAYS = 31

/** Proposes hours for every shift that ended: on the clock, and again as often as wanted. Returns how many lines are new or changed. */
export const proposeHours = (ctx: Ctx): Promise<number> => propose(ctx, null)

/** The same for one day, as soon as its roll is closed. */
export const proposeDay = async (ctx: Ctx, { subjectId }: Pick<HeardFact, 'subjectId'>): Promise<void> => {
  if (subjectId !== null) await propose(ctx, subjectId)
}

async function propose(ctx: Ctx, dayId: string | null): Promise<number> {
  const waiting = await inArea(ctx, async (tx) => {
    const places = await endedPlaces(tx, ctx, dayId).execute()
    return [...new Set(places.map(({ volunteer_id: id }) => id))].sort()
  })
  let changed = 0
  for (const volunteerId of waiting) changed += await inArea(ctx, (tx) => proposeFor(tx, ctx, { volunteerId, dayId }))
  return changed
}

type Place = Awaited<ReturnType<ReturnType<typeof endedPlaces>['execute']>>[number]

/** Places of shifts that are over, of days that took place, with the line they came to so far; nothing that is decided already. */
const endedPlaces = (tx: Tx, ctx: Ctx, dayId: string | null) =>
  tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as h', (join) =>
      join.onRef('h.area_id', '=', 'p.area_id').onRef('h.id', '=', 'p.shift_id'),
    )
    .innerJoin('gatherings.v_gathering as g', (join) =>
      join.onRef('g.area_id', '=', 'h.area_id').onRef('g.id', '=', 'h.gathering_id'),
    )
    .leftJoin('vanguard.service as s', (join) => join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.id'))
    .select(['p.id', 'p.volunteer_id', 'h.gathering_id', 'h.title', 'h.starts_at', 'h.ends_at', 'h.break_minutes'])
    .select(['s.state', 's.version', 's.starts_at as was_from', 's.ends_at as was_to', 's.minutes', 's.assumed'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.state', 'in', ['given', 'accepted'])
    .where('h.state', '=', 'open')
    .where('h.ends_at', '<=', ctx.now)
    .where('h.ends_at', '>', new Date(ctx.now.getTime() - LATE_DAYS * DAY_MS))
    .where('g.state', 'in', ['published', 'held', 'evidenced'])
    .where((eb) =>
      eb.or([
        eb('s.state', 'is', null),
        eb('s.state', '=', 'proposed'),
        // Void without words of a person: by this clock, which may think again.
        eb.and([eb('s.state', '=', 'void'), eb('s.set_right', 'is', null), eb('s.settled_at', 'is', null)]),
      ]),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('vanguard.sign as n')
          .select('n.id')
          .whereRef('n.area_id', '=', 'p.area_id')
          .whereRef('n.place_id', '=', 'p.id'),
      ),
    )
    .$if(dayId !== null, (query) => query.where('h.gathering_id', '=', dayId))
    .orderBy('h.starts_at')
    .orderBy('p.id')

/** The lines of one volunteer, who is held: two clocks at once propose the same once. */
async function proposeFor(
  tx: Tx,
  ctx: Ctx,
  { volunteerId, dayId }: { volunteerId: string; dayId: string | null },
): Promise<number> {
  const volunteer = await holdVolunteer(tx, ctx, volunteerId)
  const places = await endedPlaces(tx, ctx, dayId).where('p.volunteer_id', '=', volunteerId).execute()
  const signs = await signsOf(
    tx,
    ctx,
    places.map(({ id }) => id),
  )
  let changed = 0
  for (const place of places) {
    const given = givenIn(signs.get(place.id) ?? [], {
      startsAt: place.starts_at,
      endsAt: place.ends_at,
      breakMinutes: place.break_minutes,
    })
    if (await writeLine(tx, ctx, { place, given, ownAccount: volunteer?.account_id ?? null })) changed += 1
  }
  return changed
}

type Proposal = { place: Place; given: Given | null; ownAccount: string | null }

/** Writes what a place came to. Nothing any more: a line that was proposed goes out of the count. True where something changed. */
async function writeLine(tx: Tx, ctx: Ctx, { place, given, ownAccount }: Proposal): Promise<boolean> {
  if (given === null)
    return place.state === 'proposed' && (await change(tx, ctx, { place, columns: { minutes: 0, state: 'void' } }))
  const about = { volunteerId: place.volunteer_id, but: place.id }
  const twice = await touching(tx, ctx, { ...about, times: given })
  const already = await minutesThatDay(tx, ctx, { ...about, at: given.startsAt })
  const columns = {
    starts_at: given.startsAt,
    ends_at: given.endsAt,
    break_minutes: given.breakMinutes,
    minutes: twice ? 0 : cappedToDay(given.minutes, { already, mostHours: ctx.area.serviceDayHours }),
    assumed: given.assumed,
    state: twice ? ('void' as const) : ('proposed' as const),
  }
  return place.state === null ? make(tx, ctx, { place, ownAccount, columns }) : change(tx, ctx, { place, columns })
}

type Columns = {
  starts_at: Date
  ends_at: Date
  break_minutes: number
  minutes: number
  assumed: boolean
  state: 'void' | 'proposed'
}

async function make(
  tx: Tx,
  ctx: Ctx,
  { place, ownAccount, columns }: { place: Place; ownAccount: string | null; columns: Columns },
): Promise<boolean> {
  await tx
    .insertInto('vanguard.service')
    .values({
      area_id: ctx.area.id,
      id: place.id,
      place_id: place.id,
      volunteer_id: place.volunteer_id,
      own_account: ownAccount,
      gathering_id: place.gathering_id,
      content: place.title,
      at: ctx.now,
      ...columns,
    })
    .execute()
  await record(tx, ctx, { name: 'vanguard.service.proposed', subjectId: place.id, detail: { state: columns.state } })
  return true
}

/** Later notes change what is proposed; what says the same stays as it was. */
async function change(
  tx: Tx,
  ctx: Ctx,
  { place, columns }: { place: Place; columns: Columns | Pick<Columns, 'minutes' | 'state'> },
): Promise<boolean> {
  if ('starts_at' in columns && isSame(place, columns)) return false
  await tx
    .updateTable('vanguard.service')
    .set({ ...columns, version: (place.version ?? 0) + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', place.id)
    .execute()
  await record(tx, ctx, { name: 'vanguard.service.proposed', subjectId: place.id, detail: { state: columns.state } })
  return true
}

const isSame = (place: Place, columns: Columns): boolean =>
  place.was_from?.getTime() === columns.starts_at.getTime() &&
  place.was_to?.getTime() === columns.ends_at.getTime() &&
  place.minutes === columns.minutes &&
  place.assumed === columns.assumed &&
  place.state === columns.state
