import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, textIn } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { sheetsHref } from '../address.ts'
import { sheetPage, sheetsPage, type SheetBack } from './page.ts'
import { sheetReminder } from './reminder.ts'
import { noteDestroyed, noteOpened, printSheet, sheetsHere, sheetToPrint } from './sheet.ts'
import { sheetWords } from './words.ts'

type Asked = Context<WebEnv>
const print = may('print the sealed list')

async function show(c: Asked, back?: SheetBack, newId?: string) {
  const { ctx, view } = c.var
  const [sheets, reminder] = [await sheetsHere(ctx), await sheetReminder(ctx, { here: true })]
  const page = { ctx, sheets, reminder, newId: newId ?? uuidv7(ctx.now), back }
  return c.html(sheetsPage(view, page), back ? 422 : 200)
}

async function printed(c: Asked) {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const { refused: said } = sheetWords(ctx.lang)
  const id = formId(sent, ctx.now)
  const back = (text: string) => show(c, { sheetId: null, values: sent, errors: [{ field: 'liesAt', text }] }, id)
  const liesAt = textIn(sent, 'liesAt', { most: 60 })
  if (liesAt.problem || liesAt.text === null)
    return back(liesAt.problem ? tooLong(liesAt.problem.why, said) : said.missing)
  const outcome = await printSheet(ctx, { id, liesAt: liesAt.text })
  if (outcome.done) return c.redirect(`${sheetsHref}/${id}`, 303)
  if (outcome.why === 'unknown') throw new HTTPException(403)
  return back(said[outcome.why])
}

const tooLong = (why: string, said: { missing: string; 'too-long': string }): string =>
  why === 'too-long' ? said['too-long'] : said.missing

async function opened(c: Asked) {
  const { ctx } = c.var
  const sent = await sentForm(c)
  const w = sheetWords(ctx.lang)
  const sheet = (await sheetsHere(ctx)).find(({ id }) => id === idFrom(c.req.param('id')))
  if (!sheet) throw new HTTPException(404)
  const field = `why-${sheet.no}`
  const why = textIn(sent, field, { most: 200 })
  if (why.problem || why.text === null)
    return show(c, { sheetId: sheet.id, values: sent, errors: [{ field, text: w.refused.why }] })
  const outcome = await noteOpened(ctx, { id: sheet.id, why: why.text })
  if (!outcome.done) throw new HTTPException(404)
  return sendTo(c, sheetsHref, { kind: 'done', text: w.done.opened })
}

/** The list that lies sealed for outages. */
export const sheets = new Hono<WebEnv>()
  .get(sheetsHref, print, (c) => show(c))
  .post(sheetsHref, print, printed)
  .get(`${sheetsHref}/:id`, print, async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    const id = idFrom(c.req.param('id'))
    const found = await sheetToPrint(ctx, id)
    if (!found && !(await sheetsHere(ctx)).some((one) => one.id === id)) throw new HTTPException(404)
    if (!found) return sendTo(c, sheetsHref, { kind: 'note', text: sheetWords(ctx.lang).gone })
    return c.html(sheetPage(view, { ctx, ...found }))
  })
  .post(`${sheetsHref}/:id/opened`, print, opened)
  .post(`${sheetsHref}/:id/destroyed`, print, async (c) => {
    const id = idFrom(c.req.param('id'))
    const outcome = id === null ? null : await noteDestroyed(c.var.ctx, id)
    if (!outcome?.done) throw new HTTPException(404)
    return sendTo(c, sheetsHref, { kind: 'done', text: sheetWords(c.var.ctx.lang).done.destroyed })
  })
