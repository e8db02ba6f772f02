import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Told } from '#platform/personal/personal.ts'

/** Everything that hangs on one volunteer, table by table. */
type Rows = Awaited<ReturnType<typeof rowsAbout>>

/** Around what is told: who reads it, and everything that hangs on the volunteer. */
export type Around = { ctx: Ctx; lang: Lang; rows: Rows }

export type Line = Told['lines'][number]

/** Reads all that is stored about one volunteer. */
export const rowsAbout = async (tx: Tx, ctx: Ctx, id: string) => ({
  memberships: await membershipsOf(tx, ctx, id),
  skills: await of(tx, ctx, id).skills.execute(),
  times: await of(tx, ctx, id).times.execute(),
  trainings: await of(tx, ctx, id).trainings.execute(),
  places: await placesOf(tx, ctx, id),
  asks: await asksOf(tx, ctx, id),
  swaps: await swapsOf(tx, ctx, id),
  signs: await signsOf(tx, ctx, id),
  services: await of(tx, ctx, id).services.execute(),
  certificates: await of(tx, ctx, id).certificates.execute(),
  certificateAsks: await passingOf(tx, ctx, id).certificateAsks.execute(),
  passings: await passingOf(tx, ctx, id).passings.execute(),
})

const of = (tx: Tx, ctx: Ctx, id: string) => {
  const areaId = ctx.area.id
  return {
    skills: tx
      .selectFrom('vanguard.skill')
      .selectAll()
      .where('area_id', '=', areaId)
      .where('volunteer_id', '=', id)
      .orderBy('id'),
    times: tx
      .selectFrom('vanguard.free_time')
      .selectAll()
      .where('area_id', '=', areaId)
      .where('volunteer_id', '=', id)
      .orderBy('weekday')
      .orderBy('from_minute'),
    trainings: tx
      .selectFrom('vanguard.training')
      .selectAll()
      .where('area_id', '=', areaId)
      .where('volunteer_id', '=', id)
      .orderBy('on_day', 'desc'),
    services: tx
      .selectFrom('vanguard.service')
      .selectAll()
      .where('area_id', '=', areaId)
      .where('volunteer_id', '=', id)
      .orderBy('starts_at', 'desc'),
    certificates: tx
      .selectFrom('vanguard.certificate')
      .select(['id', 'no', 'holder_sealed', 'from_on', 'to_on', 'minutes', 'issued_at'])
      .where('area_id', '=', areaId)
      .where('volunteer_id', '=', id)
      .orderBy('issued_at', 'desc'),
  }
}

const passingOf = (tx: Tx, ctx: Ctx, id: string) => ({
  certificateAsks: tx
    .selectFrom('vanguard.certificate_ask')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', id)
    .orderBy('at', 'desc'),
  passings: tx
    .selectFrom('vanguard.passing_on')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', id)
    .orderBy('at', 'desc'),
})

const membershipsOf = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('vanguard.membership as m')
    .leftJoin('partners.v_ally as t', (join) =>
      join.onRef('t.area_id', '=', 'm.area_id').onRef('t.id', '=', 'm.team_id'),
    )
    .select(['m.id', 'm.joined_at', 'm.left_at', 't.name'])
    .where('m.area_id', '=', ctx.area.id)
    .where('m.volunteer_id', '=', id)
    .orderBy('m.joined_at', 'desc')
    .execute()

const placesOf = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as s', (join) =>
      join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.shift_id'),
    )
    .select(['p.id', 'p.state', 'p.standing', 'p.at', 'p.briefed_at', 's.title', 's.starts_at'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.volunteer_id', '=', id)
    .orderBy('s.starts_at', 'desc')
    .execute()

const asksOf = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('vanguard.ask as a')
    .leftJoin('gatherings.v_gathering as g', (join) =>
      join.onRef('g.area_id', '=', 'a.area_id').onRef('g.id', '=', 'a.gathering_id'),
    )
    .select(['a.id', 'a.answer', 'a.at', 'a.answered_at', 'g.title', 'g.starts_at'])
    .where('a.area_id', '=', ctx.area.id)
    .where('a.volunteer_id', '=', id)
    .orderBy('a.at', 'desc')
    .execute()

/** Swaps of their places, offered to them, or taken by them. */
const swapsOf = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('vanguard.swap as w')
    .innerJoin('vanguard.place as p', (join) =>
      join.onRef('p.area_id', '=', 'w.area_id').onRef('p.id', '=', 'w.place_id'),
    )
    .innerJoin('vanguard.shift as s', (join) =>
      join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.shift_id'),
    )
    .select(['w.id', 'w.state', 'w.at', 's.title', 's.starts_at'])
    .where('w.area_id', '=', ctx.area.id)
    .where((eb) => eb.or([eb('p.volunteer_id', '=', id), eb('w.to_volunteer_id', '=', id), eb('w.taken_by', '=', id)]))
    .orderBy('w.at', 'desc')
    .execute()

const signsOf = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('vanguard.sign as n')
    .innerJoin('vanguard.place as p', (join) =>
      join.onRef('p.area_id', '=', 'n.area_id').onRef('p.id', '=', 'n.place_id'),
    )
    .innerJoin('vanguard.shift as s', (join) =>
      join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.shift_id'),
    )
    .select(['n.id', 'n.what', 'n.at', 's.title'])
    .where('n.area_id', '=', ctx.area.id)
    .where('p.volunteer_id', '=', id)
    .orderBy('n.at', 'desc')
    .execute()
