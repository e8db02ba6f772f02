import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { deskHrefOf } from '../gathering.ts'
import { ledGathering } from './led.ts'
import { noteConflict, notePage } from './note.page.ts'
import { readNote } from './note.rules.ts'
import { correctNote, noteWithPast, writeNote } from './note.ts'
import { noteWords } from './note.words.ts'

type Asked = Context<WebEnv>

async function write(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const w = noteWords(ctx.lang)
  const gathering = await ledGathering(c)
  const sent = await sentForm(c)
  const id = formId(sent, ctx.now)
  const again = { gathering, note: null, before: [], id, now: ctx.now }
  const read = readNote(sent)
  if (!read.good) {
    const errors = sentences(read.problems, w.refused)
    return c.html(notePage(view, { ...again, back: { values: sent, errors } }), 422)
  }
  const outcome = await writeNote(ctx, { id, gatheringId: gathering.id }, read.value)
  if (!outcome.done)
    return c.html(notePage(view, { ...again, back: { values: sent, errors: [], problem: w.notNow } }), 422)
  return sendTo(c, deskHrefOf(gathering), { kind: 'done', text: w.written })
}

/** The gathering and the note the address names; 404 where one is not there. */
async function named(c: Asked) {
  const gathering = await ledGathering(c)
  const id = idFrom(c.req.param('note'))
  const found = id === null ? undefined : await noteWithPast(c.var.ctx, { id, gatheringId: gathering.id })
  if (!found) throw new HTTPException(404)
  return { gathering, ...found, id: found.note.id, now: c.var.ctx.now }
}

async function correct(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const w = noteWords(ctx.lang)
  const page = await named(c)
  const sent = await sentForm(c)
  const read = readNote(sent)
  if (!read.good) {
    const errors = sentences(read.problems, w.refused)
    return c.html(notePage(view, { ...page, back: { values: sent, errors } }), 422)
  }
  const on = { id: page.id, gatheringId: page.gathering.id, version: wholeNumber(sent['version']) ?? 0 }
  const outcome = await correctNote(ctx, on, read.value)
  if (outcome.done) return sendTo(c, deskHrefOf(page.gathering), { kind: 'done', text: w.corrected })
  if (outcome.why === 'unknown') throw new HTTPException(404)
  return c.html(noteConflict(view, { note: (await named(c)).note, mine: read.value }), 409)
}

const deed = may('call the roll')

/** Notes and minutes: written, corrected. */
export const noteRoutes = new Hono<WebEnv>()
  .get('/desk/gatherings/:id/note', deed, async (c) => {
    const gathering = await ledGathering(c)
    const { ctx, view } = c.var
    return c.html(notePage(view, { gathering, note: null, before: [], id: uuidv7(ctx.now), now: ctx.now }))
  })
  .post('/desk/gatherings/:id/note', deed, write)
  .get('/desk/gatherings/:id/notes/:note', deed, async (c) => c.html(notePage(c.var.view, await named(c))))
  .post('/desk/gatherings/:id/notes/:note', deed, correct)
