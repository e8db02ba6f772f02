import { sql, type AliasedExpression } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceAsk, EvidenceColumn, EvidenceRow, FigureValue, Narrowed } from '#platform/figures/figure.ts'
import { hrefFor } from './figures.href.ts'
import {
  countOf,
  distinctOf,
  lies,
  rowsOf,
  sumOf,
  valueIn,
  type Counting,
  type Records,
  type Test,
} from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'
import type { Service } from './services.rules.ts'
import { serviceWords } from './services.words.ts'

const at = sql<Date>`g.starts_at`
const service = sql<string>`s.service`

const onlyOf = ({ only = {} }: Narrowed): Test =>
  only['service'] === undefined ? sql`true` : sql`${service} = ${only['service']}`

/** Tickets of the stalls of days in a span: by the Shanghai date of the day, also where the number was given after midnight. */
const ticketsIn = (tx: Tx, ctx: Ctx, span: Narrowed): Records =>
  tx
    .selectFrom('gatherings.v_gathering as g')
    .innerJoin('vanguard.stall as s', (join) =>
      join.onRef('s.area_id', '=', 'g.area_id').onRef('s.gathering_id', '=', 'g.id'),
    )
    .innerJoin('vanguard.ticket as k', (join) =>
      join.onRef('k.area_id', '=', 's.area_id').onRef('k.stall_id', '=', 's.id'),
    )
    .where('g.area_id', '=', ctx.area.id)
    .where('g.kind', '=', 'vanguard')
    .where(lies(at, span))
    .where(onlyOf(span)) as unknown as Records

const served: Test = sql`k.state = 'served'`

/** 服务人次: one person and one service is one. Its rows are the stalls, each with how many it served. */
export const serviceContacts = ({ lang }: Ctx): Counting => {
  const { beside, visit, stall, ticket } = rowWords(lang)
  return {
    records: ticketsIn,
    at,
    key: sql<string>`s.id`,
    service,
    counted: served,
    number: countOf(served),
    beside: [
      { text: beside.visits, unit: visit, is: distinctOf(sql`coalesce(k.visit_id, k.id)`, served) },
      { text: beside.stalls, unit: stall, is: distinctOf(sql`s.id`, served) },
      { text: beside.gone, unit: ticket, is: countOf(sql`k.state = 'gone'`) },
    ],
  }
}

/** The number, and 到场人次 beside it: those do not know of services, so of one service they say nothing. */
export async function contactsIn(tx: Tx, ctx: Ctx, span: Narrowed): Promise<FigureValue> {
  const { beside, visit: unit } = rowWords(ctx.lang)
  const [said, there] = await Promise.all([
    valueIn(tx, ctx, { counting: serviceContacts(ctx), span }),
    attendancesIn(tx, ctx, span),
  ])
  const value = span.only?.['service'] === undefined ? there : null
  return { ...said, beside: [{ text: beside.attendances, unit, value }, ...(said.beside ?? [])] }
}

async function attendancesIn(tx: Tx, ctx: Ctx, span: Narrowed): Promise<number> {
  const row = await tx
    .selectFrom('gatherings.v_gathering as g')
    .select(sumOf(sql`g.attendances`, sql`g.state in ('held', 'evidenced')`).as('n'))
    .where('g.area_id', '=', ctx.area.id)
    .where('g.kind', '=', 'vanguard')
    .where(lies(at, span))
    .executeTakeFirstOrThrow()
  return row.n
}

export const contactColumns = ({ lang }: Ctx): EvidenceColumn[] => {
  const { columns } = rowWords(lang)
  return [
    { key: 'stall', head: columns.stall, kind: 'text', names: true },
    { key: 'day', head: columns.day, kind: 'date' },
    { key: 'service', head: columns.service, kind: 'text' },
    { key: 'served', head: columns.served, kind: 'number' },
  ]
}

type Row = { title: string; service: Service; day_id: string; served: number }

const first = (name: string): AliasedExpression<unknown, string> =>
  sql`(array_agg(${sql.ref(`s.${name}`)}))[1]`.as(name === 'gathering_id' ? 'day_id' : name)

const told = [first('title'), first('service'), first('gathering_id'), sql`count(*)::int`.as('served')]

/** The stalls it counts. Only served tickets come this far, so counting them is counting services. */
export async function contactRows(tx: Tx, ctx: Ctx, ask: EvidenceAsk): Promise<EvidenceRow[]> {
  const names = serviceWords(ctx.lang).services
  const rows = await rowsOf<Row>(tx, ctx, { counting: serviceContacts(ctx), ask, columns: told })
  return rows.map((row) => ({
    key: row.key,
    at: row.at,
    href: hrefFor(ctx, row.day_id),
    cells: { stall: row.title, day: row.at, service: names[row.service], served: row.served },
  }))
}
