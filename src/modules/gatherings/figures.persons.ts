import { sql, type RawBuilder } from 'kysely'
import { addDays, dayOf, startOfDay } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FigureValue, Narrowed, Point } from '#platform/figures/figure.ts'
import { gatheringsIn, sumOf, wasHeld, type Test } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'

/** Days a name is kept with an attendance (retention.ts). */
const NAMED_DAYS = 365

/** Somebody who was there and of whom it is known who: by the roster, or by the keyed hash of what they said. */
const identified: Test = sql`(p.state in ('present', 'left') and (p.person_id is not null or p.who_hash is not null))`

const heldIn = (tx: Tx, ctx: Ctx, span: Narrowed) => gatheringsIn(tx, ctx, span).where(wasHeld)

const presencesIn = (tx: Tx, ctx: Ctx, span: Narrowed) =>
  heldIn(tx, ctx, span)
    .innerJoin('gatherings.presence as p', (join) =>
      join.onRef('p.area_id', '=', 'g.area_id').onRef('p.gathering_id', '=', 'g.id'),
    )
    .where(identified)

const distinct = sql<number>`(count(distinct p.person_id) + count(distinct p.who_hash) filter (where p.person_id is null))::int`
const sessions = sql<number>`count(distinct g.id)`

/** Different persons in a span, as far as anybody knows: at least so many. Where people came and nobody is known, there is nothing to say. */
export async function personsIn(tx: Tx, ctx: Ctx, span: Narrowed): Promise<FigureValue> {
  const longAgo = startOfDay(addDays(dayOf(ctx.now), -NAMED_DAYS))
  const old: Test = sql`g.starts_at < ${longAgo}`
  const named = (test: Test): RawBuilder<number> => sql`count(*) filter (where ${test})`
  const [known, all] = await Promise.all([
    presencesIn(tx, ctx, span)
      .select([distinct.as('persons'), sessions.as('sessions')])
      .select([named(old).as('old'), named(sql`not ${old}`).as('lately')])
      .executeTakeFirstOrThrow(),
    heldIn(tx, ctx, span)
      .select([sumOf(sql`g.attendances`, old).as('old'), sumOf(sql`g.attendances`, sql`not ${old}`).as('lately')])
      .executeTakeFirstOrThrow(),
  ])
  const { beside, visit: unit } = rowWords(ctx.lang)
  return {
    value: known.persons === 0 && all.old + all.lately > 0 ? null : known.persons,
    people: known.persons,
    atLeast: true,
    evidence: known.sessions,
    beside: [
      { text: beside.identified, unit, value: known.old + known.lately },
      { text: beside.unidentified, unit, value: Math.max(0, all.lately - known.lately) },
      { text: beside.forgotten, unit, value: Math.max(0, all.old - known.old) },
    ],
  }
}

/** The same for each group; groups share persons, so they do not add up. One to which people came of whom nobody is known has no value. */
export async function personPoints(
  tx: Tx,
  ctx: Ctx,
  { span, by }: { span: Narrowed; by: RawBuilder<string> },
): Promise<Point[]> {
  const [known, all] = await Promise.all([
    presencesIn(tx, ctx, span)
      .select([by.as('step'), distinct.as('value'), sessions.as('rows')])
      .groupBy(sql`1`)
      .execute(),
    heldIn(tx, ctx, span)
      .select(by.as('step'))
      .where('g.attendances', '>', 0)
      .groupBy(sql`1`)
      .orderBy(sql`1`)
      .execute(),
  ])
  const pointAt = new Map<string, Point>(known.map((point) => [point.step, point]))
  return all.map(({ step }) => pointAt.get(step) ?? { step, value: null, rows: 0 })
}

/** A gathering of which it is known who was there. */
export const hasNames = (ctx: Ctx): Test => sql`(${wasHeld} and g.id in (
  select p.gathering_id from gatherings.presence p where p.area_id = ${ctx.area.id} and ${identified}))`
