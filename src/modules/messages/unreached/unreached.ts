import { sql, type RawBuilder } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { holdsAt, reachOf } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { callers } from '../access.ts'
import { withGatherings } from '../gatherings/as-of.ts'
import { namesOf, type Named } from '../receiver-names.ts'
import type { SettledHow } from './unreached.rules.ts'

/** How many the list shows; the oldest are rung first. */
export const mostShown = 100

/** Somebody a message did not get to, and what it was about. */
export type Unreached = Line & { name: Named; numbers: string[]; gatherings: About[]; hours: string[] }
/** `ofVolunteers`: somebody who helps there was to be told, not somebody who signed up. */
type About = { id: string; title: string; ofVolunteers: boolean }
type Line = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

const lines = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('messages.sending')
    .select(['id', 'receiver_kind', 'receiver_id', 'channel', 'why', 'over_at'])
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'unreached')

/** The condition that a receiver is where the reader works: a home by its place, an account for who works in the whole area. */
function inReach(ctx: Ctx): RawBuilder<boolean> {
  const reach = reachOf(ctx.actor, callers)
  const homes = sql`select h.id::text from people.v_home h where h.area_id = ${ctx.area.id}`
  if (reach === 'all') return sql<boolean>`(receiver_kind <> 'home' or receiver_id in (${homes}))`
  const places = [
    ...reach.compoundIds.map((id) => sql`h.compound_id = ${id}`),
    ...reach.buildingIds.map((id) => sql`h.building_id = ${id}`),
  ]
  if (places.length === 0) return sql<boolean>`false`
  return sql<boolean>`(receiver_kind = 'home' and receiver_id in (${homes} and (${sql.join(places, sql` or `)})))`
}

/** Who is still to be told by telephone, at the door or by a notice, in the places the reader works in; oldest first. */
export const unreached = (ctx: Ctx): Promise<Unreached[]> =>
  inArea(ctx, async (tx) => {
    const found = await lines(tx, ctx)
      .where('settled_at', 'is', null)
      .where(inReach(ctx))
      .orderBy('over_at')
      .orderBy('id')
      .limit(mostShown)
      .execute()
    return named(tx, ctx, found)
  })

/** One of them; null when it is unknown, or not where the reader works. */
export const unreachedOne = (ctx: Ctx, id: string): Promise<Unreached | null> =>
  inArea(ctx, async (tx) => (await named(tx, ctx, await lines(tx, ctx).where('id', '=', id).execute()))[0] ?? null)

async function named(tx: Tx, ctx: Ctx, found: readonly Line[]): Promise<Unreached[]> {
  if (found.length === 0) return []
  const receivers = found.map(({ receiver_kind: kind, receiver_id: id }) => ({ kind, id }))
  const [names, told] = await Promise.all([namesOf(tx, ctx, receivers), toldIn(tx, ctx, found)])
  return found.flatMap((line) => {
    const name = names.get(`${line.receiver_kind} ${line.receiver_id}`)
    const own = told.filter((one) => one.sending_id === line.id)
    const numbers = [...new Set(own.flatMap((one) => one.need_number ?? []))]
    const gatherings = [...new Map(own.flatMap(aboutIn)).values()]
    const hours = [...new Set(own.flatMap((one) => one.hours?.id ?? []))]
    return name && holdsAt(ctx.actor, callers, name.place) ? [{ ...line, name, numbers, gatherings, hours }] : []
  })
}

type Told = Awaited<ReturnType<typeof toldIn>>[number]

function aboutIn({ gathering, vanguard_id }: Told): [string, About][] {
  if (!gathering) return []
  const { id, title } = gathering.about
  const ofVolunteers = vanguard_id !== null
  return [[`${id} ${String(ofVolunteers)}`, { id, title, ofVolunteers }]]
}

const toldIn = async (tx: Tx, ctx: Ctx, found: readonly Line[]) => {
  const rows = await tx
    .selectFrom('messages.message')
    .select(['sending_id', 'need_number', 'kind', 'gathering_id', 'signup_id', 'vanguard_id', 'starts_at'])
    .where('area_id', '=', ctx.area.id)
    .where(
      'sending_id',
      'in',
      found.map(({ id }) => id),
    )
    .orderBy('need_number')
    .execute()
  return withGatherings(tx, ctx, rows)
}

/** Notes how somebody was told after all. A second press changes nothing; the first one's word stays. */
export async function settle(
  ctx: Ctx,
  { id, how }: { id: string; how: SettledHow },
): Promise<Outcome<null, 'unknown'>> {
  if (!(await unreachedOne(ctx, id))) return refused('unknown')
  return inArea(ctx, async (tx) => {
    const settled = await tx
      .updateTable('messages.sending')
      .set({ settled_at: ctx.now, settled_by: ctx.actor.id, settled_how: how })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('settled_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (settled) await record(tx, ctx, { name: 'messages.sending.settled', subjectId: id, detail: { how } })
    return done(null)
  })
}
