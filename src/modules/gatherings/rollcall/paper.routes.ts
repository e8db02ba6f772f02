import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { pictureWords } from '#platform/files/files.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, readForm, sentForm, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { wasHeld } from '../kinds.rules.ts'
import { paperHref, rollHref } from './address.ts'
import { reasonIn } from './mark.rules.ts'
import { mendWords } from './mend.words.ts'
import { paperPage, sheetPage, type PaperBack } from './paper.page.ts'
import { readEntry } from './paper.rules.ts'
import { keepSheet, sheetPhotos, writeFromPaper } from './paper.ts'
import { paperWords } from './paper.words.ts'
import { rollFor, type Roll } from './roll.ts'

type Asked = Context<WebEnv>
const call = may('call the roll')

async function asked(c: Asked): Promise<Roll> {
  c.header('cache-control', 'no-store')
  const roll = await rollFor(c.var.ctx, idFrom(c.req.param('id')))
  if (!roll) throw new HTTPException(404)
  return roll
}

async function drawn(c: Asked, { gathering }: Roll, back?: PaperBack): Promise<Response> {
  const { ctx, view } = c.var
  const sheets = await sheetPhotos(ctx, gathering.id)
  return c.html(paperPage(view, { ctx, gathering, sheets, newId: uuidv7(ctx.now), back }), back ? 422 : 200)
}

async function entered(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const roll = await asked(c)
  const w = paperWords(ctx.lang)
  const sent = await sentForm(c)
  const back = (errors: PaperBack['errors']) => drawn(c, roll, { values: sent, errors })
  const read = readEntry(sent)
  if (!read.good) return back(sentences(read.problems, w.refused))
  const reason = reasonIn(sent)
  if (wasHeld(roll.gathering.state) && reason === null) return back([{ field: 'reason', text: w.refused['no-reason'] }])
  const on = { id: roll.gathering.id, formId: formId(sent, ctx.now), entry: read.value, reason }
  const outcome = await writeFromPaper(ctx, on)
  if (!outcome.done) return back([{ field: 'numbers', text: mendWords(ctx.lang).refused[outcome.why] }])
  const { written, unknown } = outcome.value
  if (unknown.length > 0)
    return sendTo(c, paperHref(roll.gathering), { kind: 'problem', text: w.unknown(unknown.join(' ')) })
  return sendTo(c, rollHref(roll.gathering), { kind: 'done', text: w.written(written) })
}

async function photographed(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const roll = await asked(c)
  const w = paperWords(ctx.lang)
  const said = pictureWords(ctx.lang)
  const form = await readForm(c, { field: 'photos', maxFiles: 3 })
  const back = (text: string) => drawn(c, roll, { values: {}, errors: [{ field: 'photos', text }] })
  if (form.files.length === 0) return back(w.refused['no-photo'])
  for (const { bytes } of form.files) {
    const outcome = await keepSheet(ctx, { id: roll.gathering.id, bytes })
    if (outcome.done) continue
    if (outcome.why === 'unknown' || outcome.why === 'not-leader') throw new HTTPException(404)
    return back(said.refused[outcome.why])
  }
  if (form.tooMany) return back(said.tooMany(3))
  return sendTo(c, paperHref(roll.gathering), { kind: 'done', text: w.photoKept })
}

/** The sheet for the door, and what is copied from it later. */
export const paper = new Hono<WebEnv>()
  .get('/desk/gatherings/:id/rollcall/sheet', call, async (c) => {
    const roll = await asked(c)
    return c.html(sheetPage(c.var.view, { ctx: c.var.ctx, roll }))
  })
  .get('/desk/gatherings/:id/rollcall/paper', call, async (c) => drawn(c, await asked(c)))
  .post('/desk/gatherings/:id/rollcall/paper', call, entered)
  .post('/desk/gatherings/:id/rollcall/paper/photos', call, photographed)
