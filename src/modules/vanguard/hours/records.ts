import { dayOf, momentsOf, type Day } from '#base/days.ts'
import type { SheetOut } from '#base/sheet.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { writeCsv } from '#platform/sheets/write-csv.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { nameOf, volunteersOf, type Volunteer } from '../volunteer.ts'
import { purposes, whoAgreed, type Purpose } from './passing-on.ts'
import { recordSheets, timeBankSheet, type RecordRows } from './records.sheets.ts'

export type Ask = { purpose: Purpose; span: { from: Day; to: Day }; format: 'xlsx' | 'csv' }

/** How many agreed to each purpose, of how many who help or helped. */
export const agreedCounts = (ctx: Ctx): Promise<{ all: number } & Record<Purpose, number>> =>
  inArea(ctx, async (tx) => {
    const all = await keptVolunteers(tx, ctx)
    const counts = { all: all.length, record: 0, 'time-bank': 0 }
    for (const purpose of purposes) {
      const agreed = await whoAgreed(tx, ctx, purpose)
      counts[purpose] = all.filter(({ id }) => agreed.has(id)).length
    }
    return counts
  })

const keptVolunteers = (tx: Tx, ctx: Ctx): Promise<Volunteer[]> =>
  volunteersOf(tx, ctx).where('forgotten_at', 'is', null).orderBy('made_at').orderBy('id').execute()

/**
 * Records of service of those who agreed to this purpose, and of nobody else (domain F12): for the national record (民政部令第67号:
 * basic data, service, training, commendation, evaluation), or hours for the time bank. Confirmed lines only. Each taking out is a fact.
 */
export async function takeOutRecords(ctx: Ctx, { purpose, span, format }: Ask): Promise<Buffer> {
  const rows = await inArea(ctx, async (tx) => {
    const read = await readRows(tx, ctx, { purpose, span })
    await record(tx, ctx, {
      name: 'vanguard.records.exported',
      subjectId: null,
      detail: { purpose, format, ...span, volunteers: read.volunteers.length, lines: read.services.length },
    })
    return read
  })
  const sheets: SheetOut[] = purpose === 'record' ? recordSheets(ctx.lang, rows) : [timeBankSheet(ctx.lang, rows)]
  // A CSV has one table: of the national record, the one of services.
  const [first, second] = sheets
  const table = second ?? first
  return format === 'xlsx' || !table ? writeXlsx(sheets) : writeCsv(table.columns, table.rows)
}

async function readRows(tx: Tx, ctx: Ctx, { purpose, span }: Pick<Ask, 'purpose' | 'span'>): Promise<RecordRows> {
  const agreed = await whoAgreed(tx, ctx, purpose)
  const volunteers = (await keptVolunteers(tx, ctx)).filter(({ id }) => agreed.has(id))
  const of = { ids: volunteers.map(({ id }) => id), span }
  return {
    area: ctx.area.name,
    volunteers: volunteers.map((row) => ({
      id: row.id,
      name: nameOf(ctx, row),
      since: dayOf(row.agreed_at),
      state: row.state,
    })),
    services: of.ids.length ? await servicesOf(tx, ctx, of) : [],
    trainings: of.ids.length ? await trainingsOf(tx, ctx, of) : [],
  }
}

type Of = { ids: string[]; span: Ask['span'] }

const servicesOf = (tx: Tx, ctx: Ctx, { ids, span }: Of) =>
  tx
    .selectFrom('vanguard.service')
    .select(['id', 'volunteer_id', 'content', 'starts_at', 'ends_at', 'minutes'])
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'confirmed')
    .where('volunteer_id', 'in', ids)
    .where('starts_at', '>=', momentsOf(span).start)
    .where('starts_at', '<', momentsOf(span).end)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()

const trainingsOf = (tx: Tx, ctx: Ctx, { ids, span }: Of) =>
  tx
    .selectFrom('vanguard.training')
    .select(['volunteer_id', 'title', 'on_day', 'minutes'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', ids)
    .where('on_day', '>=', span.from)
    .where('on_day', '<=', span.to)
    .orderBy('on_day')
    .orderBy('id')
    .execute()
