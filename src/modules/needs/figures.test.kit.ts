import type { Insertable } from 'kysely'
import { dayOf, type Span } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Area, Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { EvidenceRow, Figure } from '#platform/figures/figure.ts'
import { writeCursor, readCursor } from '#base/keyset.ts'

type Row = Insertable<Tables['needs.need']>

/** A need as a test tells it: what a figure can see of it. */
export type Told = {
  submitted: Date
  state: Row['state']
  channel?: Row['channel']
  replyBy?: Row['reply_by']
  contact?: { at: Date; minutes: number }
  contactDue?: Date
  due?: Date
  resolved?: Date
  closed?: Date
  solved?: boolean
  answeredBy?: 'asker' | 'committee'
  satisfaction?: Row['satisfaction']
  reopenings?: number
  category?: string
  title?: string
  onBoard?: boolean
  /** Since when its clock stands; its state must be one in which it does. */
  paused?: Date
  compoundId?: string
}

export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`)

const hour = 3_600_000

/** Writes needs as they stand, numbered in their order. The database's own constraints hold for them. */
export async function tell(ctx: Ctx, needs: readonly Told[]): Promise<void> {
  const told = needs.map((need, i) => rowOf(ctx.area, need, i + 1))
  // What was merged went into the next one told.
  const rows = told.map((row, i) =>
    row.state === 'merged' ? { ...row, merged_into: told[(i + 1) % told.length]?.id ?? null } : row,
  )
  await inArea(ctx, async (tx) => {
    for (let from = 0; from < rows.length; from += 200)
      await tx
        .insertInto('needs.need')
        .values(rows.slice(from, from + 200))
        .execute()
  })
}

const rowOf = (area: Area, need: Told, seq: number): Row => ({
  area_id: area.id,
  id: uuidv7(need.submitted),
  year: Number(dayOf(need.submitted).slice(0, 4)),
  seq,
  form_hash: Buffer.from([seq]),
  follow_hash: Buffer.from([seq]),
  term: 'ordinary',
  words: '六楼的灯不亮，我妈妈摔了一跤',
  assignee_role: 'staff',
  assigned_at: need.submitted,
  answer_due_at: need.submitted,
  taken_at: need.submitted,
  submitted_at: need.submitted,
  state: need.state,
  ...asTold(need),
  ...momentsOf(need),
  ...stateOf(need),
  ...(need.solved === undefined ? {} : { solved: need.solved, answered_by: need.answeredBy ?? 'asker' }),
})

/** What the newer states bring along, so that the database's own rules hold. */
const stateOf = ({ state, paused, submitted }: Told): Partial<Row> => ({
  ...(paused ? { paused_at: paused } : {}),
  ...(state === 'waiting_external'
    ? { external_body: '特检所', asked_on: dayOf(submitted), next_check_on: dayOf(submitted) }
    : {}),
  ...(state === 'referred' ? { referred_to: 'court' as const } : {}),
  ...(state === 'closed_unresolved' ? { unresolved_why: 'beyond-us' as const } : {}),
})

const usual = { category: 'lighting', onBoard: true, channel: 'web', replyBy: 'page', reopenings: 0 } as const

const asTold = (told: Told) => {
  const need = { ...usual, ...told }
  return {
    category: need.category,
    on_board: need.onBoard,
    channel: need.channel,
    reply_by: need.replyBy,
    reopenings: need.reopenings,
    title: need.title ?? null,
    compound_id: need.compoundId ?? null,
    satisfaction: need.satisfaction ?? null,
  }
}

const momentsOf = ({ submitted, contact, contactDue, due, resolved, closed }: Told) => ({
  ...(contact ? { contacted_at: contact.at, contact_minutes: contact.minutes } : {}),
  contact_due_at: contactDue ?? new Date(submitted.getTime() + 24 * hour),
  due_at: due ?? new Date(submitted.getTime() + 120 * hour),
  ...(resolved ? { resolved_at: resolved, result: '灯换好了' } : {}),
  closed_at: closed ?? null,
})

/** A figure over a span. */
export const valueOf = (ctx: Ctx, figure: Figure, span: Span) => inArea(ctx, (tx) => figure.value(tx, ctx, span))

/** All its rows, page by page through the address, as a reader would turn them. */
export async function rowsOf(
  ctx: Ctx,
  figure: Figure,
  { span, size = 7 }: { span: Span; size?: number },
): Promise<EvidenceRow[]> {
  const rows: EvidenceRow[] = []
  for (let after = null as ReturnType<typeof readCursor>; ;) {
    const page = await inArea(ctx, (tx) => figure.evidence(tx, ctx, { span, size, after }))
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < size) return rows
    after = readCursor(writeCursor(last))
  }
}
