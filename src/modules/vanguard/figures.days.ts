import { sql, type AliasedExpression } from 'kysely'
import type { ReasonKind } from '#modules/gatherings/public.ts'
import { kindWords } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { EvidenceColumn, EvidenceRow, Narrowed } from '#platform/figures/figure.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceAsk } from '#platform/figures/figure.ts'
import { countOf, lies, rowsOf, type Counting, type Records, type Test } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'
import { hrefFor } from './figures.href.ts'
import type { DayState } from './days/board.rules.ts'

/*
 * Days: what was planned, held, and left out. Where domain.md D leaves something open it is settled here in the direction
 * that flatters less, and said in the figure's own words.
 */

const at = sql<Date>`g.starts_at`

const daysIn = (tx: Tx, ctx: Ctx, span: Narrowed): Records =>
  tx
    .selectFrom('gatherings.v_gathering as g')
    .where('g.area_id', '=', ctx.area.id)
    .where('g.kind', '=', 'vanguard')
    .where('g.published_at', 'is not', null)
    .where(lies(at, span)) as unknown as Records

const ground = { records: daysIn, at, key: sql<string>`g.id` }

const held: Test = sql`g.state in ('held', 'evidenced')`
const off: Test = sql`g.state in ('paused', 'cancelled')`
const moved: Test = sql`g.state = 'postponed'`
/** One that was moved is planned once: on the day it was moved to. */
const planned: Test = sql`g.state <> 'postponed'`
const because = (...reasons: ReasonKind[]): Test =>
  sql`(${off} and g.reason_kind in (${sql.join(reasons.map((reason) => sql.lit(reason)))}))`
const excused = because('holiday', 'weather')
const standing: Test = sql`g.state in ('planned', 'published')`

const fates = ({ lang, now }: Ctx) => {
  const { beside, day: unit } = rowWords(lang)
  return {
    held: { text: beside.held, unit, is: countOf(held) },
    holiday: { text: beside.holiday, unit, is: countOf(because('holiday')) },
    weather: { text: beside.weather, unit, is: countOf(because('weather')) },
    other: { text: beside.other, unit, is: countOf(sql`(${off} and not ${excused})`) },
    moved: { text: beside.moved, unit, is: countOf(moved) },
    unwritten: { text: beside.unwritten, unit, is: countOf(sql`(${standing} and g.ends_at <= ${now})`) },
    ahead: { text: beside.ahead, unit, is: countOf(sql`(${standing} and g.ends_at > ${now})`) },
  }
}

/** Every day that was announced, whatever became of it. */
export const plannedDays = (ctx: Ctx): Counting => {
  const f = fates(ctx)
  const beside = [f.held, f.holiday, f.weather, f.other, f.unwritten, f.ahead, f.moved]
  return { ...ground, counted: planned, number: countOf(planned), beside }
}

/** Days that took place. */
export const sessions = (ctx: Ctx): Counting => {
  const f = fates(ctx)
  const { beside: w, day: unit } = rowWords(ctx.lang)
  const all = { text: w.planned, unit, is: countOf(planned) }
  const beside = [all, f.holiday, f.weather, f.other, f.unwritten, f.ahead, f.moved]
  return { ...ground, counted: held, number: countOf(held), beside }
}

/** Held ÷ planned, of days that are over, without those left out for a holiday or the weather. */
export const heldRate = (ctx: Ctx): Counting => {
  const f = fates(ctx)
  const counted: Test = sql`(${planned} and (g.ends_at <= ${ctx.now} or ${held}) and not ${excused})`
  const [top, bottom] = [countOf(sql`(${counted} and ${held})`), countOf(counted)]
  return {
    ...ground,
    counted,
    number: sql`100.0::float8 * ${top} / nullif(${bottom}, 0)`,
    share: { top, bottom, counts: rowWords(ctx.lang).day },
    beside: [f.holiday, f.weather, f.other, f.unwritten, f.ahead, f.moved],
  }
}

export const dayColumns = ({ lang }: Ctx): EvidenceColumn[] => {
  const { columns } = rowWords(lang)
  return [
    { key: 'title', head: columns.title, kind: 'text', names: true },
    { key: 'day', head: columns.day, kind: 'date' },
    { key: 'state', head: columns.state, kind: 'text' },
    { key: 'why', head: columns.why, kind: 'text' },
    { key: 'attendances', head: columns.attendances, kind: 'number' },
  ]
}

type Row = {
  title: string
  state: DayState
  reason_kind: ReasonKind | null
  reason: string | null
  attendances: number
}

const told = ['title', 'state', 'reason_kind', 'reason', 'attendances'].map(
  (name): AliasedExpression<unknown, string> => sql`(array_agg(${sql.ref(`g.${name}`)}))[1]`.as(name),
)

/** The days a figure counts. */
export async function dayRows(tx: Tx, ctx: Ctx, { counting, ask }: { counting: Counting; ask: EvidenceAsk }) {
  const w = kindWords(ctx.lang)
  const rows = await rowsOf<Row>(tx, ctx, { counting, ask, columns: told })
  return rows.map((row): EvidenceRow => ({
    key: row.key,
    at: row.at,
    href: hrefFor(ctx, row.key),
    cells: {
      title: row.title,
      day: row.at,
      state: w.states[row.state],
      why: row.reason_kind && [w.reasons[row.reason_kind], row.reason].filter(Boolean).join('：'),
      attendances: row.attendances,
    },
  }))
}
