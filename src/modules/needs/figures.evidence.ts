import { sql, type RawBuilder } from 'kysely'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceAsk, EvidenceCell, EvidenceColumn, EvidenceRow } from '#platform/figures/figure.ts'
import { committee } from './access.ts'
import { daysWaited, lastKnownDay, openAtEndOf } from './figures.oldest.ts'
import { inSpan, needsOf, type Cut } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'
import type { Satisfaction } from './followup/answer.rules.ts'
import { satisfactionWords } from './followup/words.ts'
import { pageRows } from './keyset.ts'
import { stateText } from './marks.ts'
import type { State } from './moves.rules.ts'
import { categoryOf } from './needs.rules.ts'
import { sayNumber } from './number.ts'
import { needWords } from './words.ts'

/** What a row can show besides its number, matter, place, state and day. */
export type Extra = 'contacted' | 'minutes' | 'due' | 'resolved' | 'hit' | 'reopenings' | 'satisfaction' | 'days'

const kinds: Record<Extra, EvidenceColumn['kind']> = {
  contacted: 'date',
  minutes: 'number',
  due: 'date',
  resolved: 'date',
  hit: 'text',
  reopenings: 'number',
  satisfaction: 'text',
  days: 'number',
}

/** One neighbour's opinion of one need is for those who worked on it; everybody else sees how many there were. */
const ownOnly: readonly Extra[] = ['satisfaction']

/** Whether this reader works on needs anywhere here. */
const isCommittee = (ctx: Ctx): boolean => ctx.actor.grants.some((grant) => committee.includes(grant.role))

/** The columns of a figure about needs. */
export function needColumns(ctx: Ctx, extras: readonly Extra[]): EvidenceColumn[] {
  const { columns } = rowWords(ctx.lang)
  const shown = extras.filter((extra) => isCommittee(ctx) || !ownOnly.includes(extra))
  return [
    { key: 'number', head: columns.number, kind: 'text', names: true },
    { key: 'what', head: columns.what, kind: 'text' },
    { key: 'place', head: columns.place, kind: 'text' },
    { key: 'state', head: columns.state, kind: 'text' },
    { key: 'submitted', head: columns.submitted, kind: 'date' },
    ...shown.map((extra): EvidenceColumn => ({ key: extra, head: columns[extra], kind: kinds[extra] })),
  ]
}

/** One page of the rows a cut counts. */
export async function rowsIn(tx: Tx, ctx: Ctx, asked: EvidenceAsk & { cut: Cut }): Promise<EvidenceRow[]> {
  const { cut, after = null, before = null, size: limit } = asked
  const moment = `n.${cut.date}` as const
  const query = told(inSpan(tx, ctx, asked), { moment, hit: cut.hit ?? sql`null::boolean` }).where(cut.counted)
  const found = await pageRows(query, { column: moment, descending: true }, { after, before, limit })
  return found.map((need) => rowOf(ctx, need))
}

/** The very need behind 「等得最久的一件」. */
export async function oldestRow(tx: Tx, ctx: Ctx, { span, after, before }: EvidenceAsk): Promise<EvidenceRow[]> {
  const day = lastKnownDay(ctx, span)
  if (span.from > day || after || before) return []
  const need = await told(needsOf(tx, ctx), { moment: 'n.submitted_at', hit: sql`null::boolean` })
    .where(openAtEndOf(ctx, day))
    .orderBy('n.submitted_at')
    .orderBy('n.year')
    .orderBy('n.seq')
    .limit(1)
    .executeTakeFirst()
  return need ? [rowOf(ctx, need, daysWaited(need.submitted_at, day))] : []
}

type Moment = `n.${Cut['date']}`

const told = (
  query: ReturnType<typeof needsOf>,
  { moment, hit }: { moment: Moment; hit: RawBuilder<boolean | null> },
) =>
  query
    .leftJoin('people.v_compound as c', (join) =>
      join.onRef('c.area_id', '=', 'n.area_id').onRef('c.id', '=', 'n.compound_id'),
    )
    .select([
      'n.year',
      'n.seq',
      'n.category',
      'n.state',
      'n.on_board',
      'n.submitted_at',
      'n.due_at',
      'n.reopenings',
      'c.name as compound',
    ])
    .select([hit.as('hit'), sql<Date>`${sql.ref(moment)}`.as('moment')])
    .select((eb) => [
      eb.ref('n.board_title').$castTo<string | null>().as('title'),
      eb.ref('n.compound_id').$castTo<string | null>().as('compoundId'),
      eb.ref('n.building_id').$castTo<string | null>().as('buildingId'),
      eb.ref('n.contacted_at').$castTo<Date | null>().as('contacted'),
      eb.ref('n.contact_minutes').$castTo<number | null>().as('minutes'),
      eb.ref('n.resolved_at').$castTo<Date | null>().as('resolved'),
      eb.ref('n.solved').$castTo<boolean | null>().as('solved'),
      eb.ref('n.satisfaction').$castTo<Satisfaction | null>().as('satisfaction'),
    ])

type Told = Awaited<ReturnType<ReturnType<typeof told>['execute']>>[number]

function rowOf(ctx: Ctx, need: Told, days: number | null = null): EvidenceRow {
  const key = sayNumber(need)
  const own = holdsAt(ctx.actor, committee, need)
  // Whoever takes a need back was told that nothing of it stays in sight.
  const open = own || (need.on_board && need.state !== 'withdrawn')
  return {
    key,
    at: need.moment,
    href: open ? (own ? `/desk/needs/${key}` : `/needs/${key}`) : null,
    cells: {
      number: key,
      ...matterOf(ctx, need, open),
      submitted: need.submitted_at,
      ...extrasOf(ctx, need, { days, own }),
    },
  }
}

/** What it is, where and how far. What is not for everybody's eyes keeps its number, state and days only. */
const matterOf = ({ lang }: Ctx, need: Told, open: boolean) => ({
  what: open ? (need.title ?? needWords(lang).category[categoryOf(need.category)]) : rowWords(lang).notShown,
  place: open ? need.compound : null,
  state: stateText(lang, { state: need.state as State, solved: need.solved }),
})

function extrasOf(
  ctx: Ctx,
  need: Told,
  { days, own }: { days: number | null; own: boolean },
): Record<Extra, EvidenceCell> {
  const w = rowWords(ctx.lang)
  return {
    contacted: need.contacted,
    minutes: need.minutes,
    due: need.due_at,
    resolved: need.resolved,
    hit: need.hit === null ? null : need.hit ? w.hit.yes : w.hit.no,
    reopenings: need.reopenings,
    satisfaction: own && need.satisfaction ? satisfactionWords(ctx.lang)[need.satisfaction] : null,
    days,
  }
}
