import { Hono, type Context } from 'hono'
import { dayOf } from '#base/days.ts'
import type { FieldError } from '../web/components.ts'
import type { WebEnv } from '../web/env.ts'
import { sendTo } from '../web/flash.ts'
import { readForm, sentForm } from '../web/read-form.ts'
import { may } from './access.ts'
import { announcementText, readAnnouncement, type AnnouncementRefusal } from './announcement.rules.ts'
import { pack, unpack } from './packed.ts'
import { calendarPage, checkPage } from './page.ts'
import { calendarWords } from './words.ts'
import { importYear, readYear, yearsLoaded } from './years.ts'

/** The working calendar: look at a year, enter one, compare, save. */
export const calendar = new Hono<WebEnv>()
  .get('/desk/calendar', may('keep the calendar'), async (c) =>
    c.html(await show(c, { rows: unpack(c.req.query('packed') ?? '') ?? '' })),
  )
  .post('/desk/calendar/check', may('keep the calendar'), async (c) => {
    const sent = await textOf(c)
    if (sent.why)
      return c.html(
        await show(c, { errors: [{ field: 'file', text: calendarWords(c.var.view.lang).refused[sent.why] }] }),
        422,
      )
    const read = readAnnouncement(sent.text)
    if (!read.done) return c.html(await show(c, { rows: sent.text, errors: errorsOf(c, read.why) }), 422)
    return c.redirect(`/desk/calendar/check?packed=${pack(announcementText(read.value))}`, 303)
  })
  .get('/desk/calendar/check', may('keep the calendar'), async (c) => {
    const packed = c.req.query('packed') ?? ''
    const read = readAnnouncement(unpack(packed) ?? '')
    if (!read.done) return c.notFound()
    const known = (await yearsLoaded(c.var.ctx)).includes(read.value.year)
    return c.html(await checkPage(c.var.view, { announcement: read.value, packed, known }))
  })
  .post('/desk/calendar', may('keep the calendar'), async (c) => {
    const w = calendarWords(c.var.view.lang)
    const { packed = '' } = await sentForm(c)
    const read = readAnnouncement(unpack(packed) ?? '')
    if (!read.done) return c.html(await show(c, { errors: [{ field: 'rows', text: w.refused.changed }] }), 422)
    await importYear(c.var.ctx, read.value)
    await c.var.services.reloadCalendar()
    const { year } = read.value
    return sendTo(c, `/desk/calendar?year=${year}`, { kind: 'done', text: w.saved(year) })
  })

/** One page of text; a book is somebody's mistake. */
const MOST_TEXT = 64 * 1024

async function textOf(c: Context<WebEnv>): Promise<{ text: string; why?: 'too-big' }> {
  const { sent, files } = await readForm(c, { maxFiles: 1, field: 'file', mostBytes: 2 * 1024 * 1024 })
  const [file] = files
  const { rows: typed = '' } = sent
  if ((file?.bytes.byteLength ?? typed.length) > MOST_TEXT) return { text: '', why: 'too-big' }
  return { text: file ? decode(file.bytes) : typed }
}

/** Text files here are UTF-8, or what Chinese spreadsheets write: GB 18030. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function errorsOf(c: Context<WebEnv>, why: AnnouncementRefusal): FieldError[] {
  const w = calendarWords(c.var.view.lang)
  if (typeof why === 'string') return [{ field: 'rows', text: w.refused[why] }]
  return why.slice(0, 10).map((line) => ({ field: 'rows', text: w.line(line.line, line.text, line.why) }))
}

async function show(c: Context<WebEnv>, { rows = '', errors = [] }: { rows?: string; errors?: FieldError[] }) {
  const { ctx, view } = c.var
  const thisYear = Number(dayOf(ctx.now).slice(0, 4))
  const loaded = await yearsLoaded(ctx)
  const years = [...new Set([...loaded, thisYear, thisYear + 1])].sort((a, b) => a - b)
  const asked = Number(c.req.query('year'))
  const year = await readYear(ctx, years.includes(asked) ? asked : thisYear)
  return calendarPage(view, { year, years, now: ctx.now, rows, errors })
}
