import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { deskVisitHref, deskVisitsHref, ladderHref } from '../address.ts'
import { deskVisitsOf, openNote, takeVisit, visitSheet, type VisitSheet } from './desk.ts'
import { deskVisitPage, deskVisitsPage } from './desk.page.ts'
import type { ReportBack } from './hand.page.ts'
import { readReport } from './report.rules.ts'
import { reportVisit } from './reporting.ts'
import { visitWords } from './words.ts'

type Asked = Context<WebEnv>
const keep = may('keep care plans')
const at = `${deskVisitsHref}/:id`

/** The visit an address names, where the reader works; 404 else. */
async function asked(c: Asked): Promise<VisitSheet> {
  c.header('cache-control', 'no-store')
  const sheet = await visitSheet(c.var.ctx, idFrom(c.req.param('id')))
  if (!sheet) throw new HTTPException(404)
  return sheet
}

function show(c: Asked, sheet: VisitSheet, { back, note = null }: { back?: ReportBack; note?: string | null } = {}) {
  const { ctx, view } = c.var
  return c.html(deskVisitPage(view, { ctx, sheet, newId: uuidv7(ctx.now), note, back }), back ? 422 : 200)
}

/** Whoever keeps the plan writes down how it was, also later, when nobody did. */
async function written(c: Asked) {
  const { ctx } = c.var
  const sheet = await asked(c)
  if (!sheet.keeps) throw new HTTPException(404)
  const sent = await sentForm(c)
  const w = visitWords(ctx.lang)
  const read = readReport(sent, uuidv7(ctx.now))
  if (!read.good) return show(c, sheet, { back: { values: sent, errors: sentences(read.problems, w.refused) } })
  const goer = { volunteerId: null, keeps: true, name: ctx.actor.name }
  const outcome = await reportVisit(ctx, { visitId: sheet.visit.id, goer, report: read.value })
  if (!outcome.done) {
    if (outcome.why === 'unknown') throw new HTTPException(404)
    const errors = [{ field: 'press', text: w.refused[outcome.why] }]
    return show(c, sheet, { back: { values: sent, errors } })
  }
  const to = outcome.value === 'escalated' ? ladderHref(sheet.visit) : deskVisitHref(sheet.visit)
  return sendTo(c, to, { kind: 'done', text: w.done.answered })
}

/** Visits at the desk. */
export const deskVisits = new Hono<WebEnv>()
  .get(deskVisitsHref, keep, async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    return c.html(deskVisitsPage(view, ctx, await deskVisitsOf(ctx)))
  })
  .get(at, keep, async (c) => show(c, await asked(c)))
  .post(at, keep, written)
  .post(`${at}/note`, keep, async (c) => {
    const sheet = await asked(c)
    const note = await openNote(c.var.ctx, sheet.visit.id)
    if (note === null) throw new HTTPException(404)
    return show(c, sheet, { note })
  })
  .post(`${at}/taking`, keep, async (c) => {
    const sheet = await asked(c)
    const outcome = await takeVisit(c.var.ctx, sheet.visit.id)
    if (!outcome.done) throw new HTTPException(404)
    return sendTo(c, deskVisitHref(sheet.visit), { kind: 'done', text: visitWords(c.var.ctx.lang).taken })
  })
