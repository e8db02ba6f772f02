import { Hono, type Context } from 'hono'
import { readPaging } from '#base/keyset.ts'
import { writeCsv } from '#platform/sheets/write-csv.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { areaFeedUrl } from '../feeds/address.ts'
import { readAsked, spanOf, type Asked } from './calendar.rules.ts'
import { gatheringsIn, listOf } from './calendar.ts'
import { deskCalendarPage, deskPath, type Desk } from './desk.page.ts'
import { keptFront, path } from './front.ts'
import { calendarPage } from './page.ts'
import { leadersOf, sheetOf } from './sheet.ts'
import { countsOf, wantedOf } from './wanted.ts'

type Asking = Context<WebEnv>

/** A month needs a wide screen: on a telephone and in the elder view the list comes first. */
const usualView = (c: Asking): 'list' | 'month' =>
  c.var.view.elder || /\bMobi/i.test(c.req.header('user-agent') ?? '') ? 'list' : 'month'

const asked = (c: Asking): Asked => readAsked(c.req.query(), { now: c.var.ctx.now, view: usualView(c) })

/** The calendar: month, week and list, for everybody and at the desk. */
export const calendar = new Hono<WebEnv>()
  .get(path, may('read the calendar'), async (c) => {
    const { ctx, view } = c.var
    const front = await keptFront(ctx, { ...asked(c), want: null }, readPaging(c.req.query()))
    return c.html(calendarPage(view, { ...front, feed: areaFeedUrl(c) }))
  })
  .get(deskPath, may('call the roll'), async (c) => {
    c.header('cache-control', 'no-store')
    return c.html(deskCalendarPage(c.var.view, c.var.ctx, await deskOf(c)))
  })
  .get(`${deskPath}/rows.xlsx`, may('plan gatherings'), async (c) =>
    file(c, await writeXlsx([await sheetOf(c.var.ctx, asked(c))]), 'xlsx'),
  )
  .get(`${deskPath}/rows.csv`, may('plan gatherings'), async (c) => {
    const { columns, rows } = await sheetOf(c.var.ctx, asked(c))
    return file(c, writeCsv(columns, rows), 'csv')
  })

async function deskOf(c: Asking): Promise<Desk> {
  const { ctx } = c.var
  const set = asked(c)
  const [found, counts] = await Promise.all([rowsOf(c, set), countsOf(ctx)])
  const { after, before } = readPaging(c.req.query())
  const leaders = await leadersOf(ctx, found.page.rows)
  return { ...found, asked: set, counts, leaders, paged: Boolean(after ?? before) }
}

async function rowsOf(c: Asking, set: Asked): Promise<Pick<Desk, 'page' | 'venues'>> {
  const { ctx } = c.var
  const eyes = ctx.actor
  if (set.want) return { page: whole(await wantedOf(ctx, set.want)), venues: [] }
  if (set.view === 'list') return listOf(ctx, set, { eyes, paging: readPaging(c.req.query()) })
  const { rows, venues } = await gatheringsIn(ctx, spanOf(set.view, set.day), { eyes, set: set.set })
  return { page: whole(rows), venues }
}

const whole = (rows: Desk['page']['rows']): Desk['page'] => ({ rows, previous: null, next: null })

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const file = (c: Asking, content: Buffer, ending: keyof typeof types): Response =>
  c.body(new Uint8Array(content), 200, {
    'content-type': types[ending],
    'content-disposition': `attachment; filename="gatherings_${asked(c).day}.${ending}"`,
  })
