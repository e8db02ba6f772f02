import { Hono, type Context } from 'hono'
import { dayOf } from '#base/days.ts'
import { choiceIn, idFrom, type Sent } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { fileAnswer } from '#platform/web/file-answer.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import type { Back } from './line.page.ts'
import { readSpan } from './line.rules.ts'
import { choosePassing, purposes, takenBackAfter } from './passing-on.ts'
import { recordsHref, recordsPage } from './records.page.ts'
import { agreedCounts, takeOutRecords } from './records.ts'
import { recordWords } from './records.words.ts'
import { writableVolunteers } from './shown.ts'

type Asked = Context<WebEnv>

async function show(c: Asked, back: Back = {}): Promise<Response> {
  const { ctx, view } = c.var
  const [counts, volunteers, takenBack] = await Promise.all([
    agreedCounts(ctx),
    writableVolunteers(ctx),
    takenBackAfter(ctx),
  ])
  c.header('cache-control', 'no-store')
  return c.html(recordsPage(view, ctx, { counts, volunteers, takenBack, ...back }), back.errors ? 422 : 200)
}

async function takeOut(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const sent: Sent = await sentForm(c)
  const w = recordWords(ctx.lang)
  const purpose = choiceIn(sent, 'purpose', purposes)
  if (purpose === null) return show(c, { errors: [{ field: 'purpose', text: w.refused.choose }], values: sent })
  const span = readSpan(sent, dayOf(ctx.now))
  if (!span.good) return show(c, { errors: sentences(span.problems, w.refused), values: sent })
  if ((await agreedCounts(ctx))[purpose] === 0)
    return show(c, { errors: [{ field: 'purpose', text: w.refused.none }], values: sent })
  const type = sent['format'] === 'csv' ? 'csv' : 'xlsx'
  const bytes = await takeOutRecords(ctx, { purpose, span: span.value, format: type })
  return fileAnswer(c, { bytes, name: `${ctx.area.name} ${w.purposes[purpose]} ${dayOf(ctx.now)}`, type })
}

async function takeConsent(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const w = recordWords(ctx.lang)
  const [volunteerId, purpose] = [idFrom(sent['volunteer']), choiceIn(sent, 'target', purposes)]
  const agrees = sent['agrees'] === 'yes'
  const noted =
    volunteerId !== null &&
    purpose !== null &&
    (await choosePassing(ctx, { volunteerId, purpose, agrees, how: 'paper' }))
  if (!noted) return show(c, { errors: [{ field: 'volunteer', text: w.refused.choose }], values: sent })
  return sendTo(c, recordsHref, { kind: 'done', text: w.noted })
}

const takesOut = may('take out volunteer records')

/** Records of service that leave the house, with the consent of each they are about. */
export const records = new Hono<WebEnv>()
  .get(recordsHref, takesOut, (c) => show(c))
  .post(`${recordsHref}/export`, takesOut, takeOut)
  .post(`${recordsHref}/consents`, takesOut, takeConsent)
