import { dayOf, startOfDay } from '#base/days.ts'
import { isUuid } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceAsk, EvidenceRow, FigureValue, Narrowed, Point, Steps } from '#platform/figures/figure.ts'
import { coverageOf, planMonths, type ActivePlan, type PlanMonth } from './figures.months.rules.ts'
import { figureWords } from './figures.words.ts'

/** Every plan in every month of the span. */
async function monthsIn(tx: Tx, ctx: Ctx, span: Narrowed): Promise<PlanMonth[]> {
  const plans = await tx
    .selectFrom('care.plan')
    .select(['id', 'agreed_at', 'starts_on', 'ended_at'])
    .where('area_id', '=', ctx.area.id)
    .where('agreed_at', 'is not', null)
    .where('starts_on', '<=', span.to)
    .execute()
  const rests = await tx
    .selectFrom('care.pause')
    .select(['plan_id', 'from_on as from', 'until_on as until'])
    .where('area_id', '=', ctx.area.id)
    .execute()
  const met = await tx
    .selectFrom('care.visit')
    .select(['plan_id', 'due_on'])
    .where('area_id', '=', ctx.area.id)
    .where('state', 'in', ['ok', 'needs-help'])
    .where('due_on', '>=', span.from)
    .where('due_on', '<=', span.to)
    .execute()
  const active = plans.map((plan): ActivePlan => ({
    id: plan.id,
    from: laterOf(plan.starts_on, dayOf(plan.agreed_at ?? ctx.now)),
    endedOn: plan.ended_at && dayOf(plan.ended_at),
    rests: rests.filter(({ plan_id }) => plan_id === plan.id),
    contacts: met.filter(({ plan_id }) => plan_id === plan.id).map(({ due_on }) => due_on),
  }))
  return planMonths(active, span, dayOf(ctx.now))
}

const laterOf = (a: string, b: string): string => (a > b ? a : b)

/** Plans with a contact in the month ÷ plans active for 15 days of it; those that rested, or were too short, beside. */
export async function coverageValue(tx: Tx, ctx: Ctx, span: Narrowed): Promise<FigureValue> {
  const w = figureWords(ctx.lang)
  const all = await monthsIn(tx, ctx, span)
  const { counted, covered } = coverageOf(all)
  const short = all.filter((one) => !counted.includes(one))
  const { declined } = await declinedIn(tx, ctx, span)
  return {
    value: counted.length === 0 ? null : (100 * covered) / counted.length,
    numerator: covered,
    denominator: counted.length,
    counts: w.plan,
    evidence: counted.length,
    people: new Set(counted.map(({ planId }) => planId)).size,
    beside: [
      { text: w.beside.declined, unit: w.visit, value: declined },
      { text: w.beside.paused, unit: w.plan, value: all.filter(({ rested }) => rested).length },
      { text: w.beside.short, unit: w.plan, value: short.length },
    ],
  }
}

const declinedIn = (tx: Tx, ctx: Ctx, { from, to }: Narrowed) =>
  tx
    .selectFrom('care.visit')
    .select((eb) => eb.fn.countAll<number>().as('declined'))
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'declined')
    .where('due_on', '>=', from)
    .where('due_on', '<=', to)
    .executeTakeFirstOrThrow()

/** The same for each month or year with rows. */
export async function coveragePoints(tx: Tx, ctx: Ctx, { span, by }: Steps): Promise<Point[]> {
  const all = await monthsIn(tx, ctx, span)
  const stepOf = ({ month }: PlanMonth) => (by === 'month' ? month : month.slice(0, 4))
  const steps = [...new Set(all.map(stepOf))].sort()
  return steps.flatMap((step): Point[] => {
    const { counted, covered } = coverageOf(all.filter((one) => stepOf(one) === step))
    return counted.length === 0 ? [] : [{ step, rows: counted.length, value: (100 * covered) / counted.length }]
  })
}

/** One page of the plans counted, one line a month; the plan's page for whoever may open it. */
export async function coverageRows(
  tx: Tx,
  ctx: Ctx,
  { after = null, before = null, size, span }: EvidenceAsk,
): Promise<EvidenceRow[]> {
  const w = figureWords(ctx.lang)
  const rows = coverageOf(await monthsIn(tx, ctx, span)).counted.map((one): EvidenceRow => {
    const at = startOfDay(`${one.month}-01`)
    return {
      key: one.planId,
      at,
      href: null,
      cells: { month: w.month(one.month), contacts: one.contacts, state: one.contacts > 0 ? w.yes : w.no },
    }
  })
  const order = (a: EvidenceRow, b: { at: Date; key: string }) =>
    b.at.getTime() - a.at.getTime() || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0)
  const sorted = rows.sort(order)
  const cursor = before ?? after
  if (!cursor || !isUuid(cursor.key)) return sorted.slice(0, size)
  return before
    ? sorted.filter((row) => order(row, cursor) < 0).slice(-size)
    : sorted.filter((row) => order(row, cursor) > 0).slice(0, size)
}
