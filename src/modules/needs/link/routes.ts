import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { formOf } from '../form.ts'
import { refusedWords } from '../handling/refused.words.ts'
import { keptAgain, keptPhotos, noPhotos } from '../kept-photos.ts'
import { handedStates } from '../moves.rules.ts'
import { doByLink, type LinkForm } from './acts.ts'
import { openLink, type Linked } from './link.ts'
import { linkedPage, notTheirsPage, type Back } from './page.ts'
import { linkWords } from './words.ts'

const guard = may('answer by a link that was sent')

/** The need a link opens. Whatever the answer, no other page learns the address: whoever has it may act. */
async function linked(c: Context<WebEnv>): Promise<Linked> {
  c.header('referrer-policy', 'no-referrer')
  const found = await openLink(c.var.ctx, { number: c.req.param('number'), pass: c.req.param('pass') })
  if (!found) throw new HTTPException(404)
  return found
}

const addressOf = (c: Context<WebEnv>) => `/handed/${c.req.param('number') ?? ''}/${c.req.param('pass') ?? ''}`

function show(c: Context<WebEnv>, found: Linked, back?: Back) {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  if (!found.theirs) return c.html(notTheirsPage(view), 410)
  const page = linkedPage(view, { ctx, found, address: addressOf(c), newId: () => uuidv7(ctx.now), back })
  return c.html(page, back?.status ?? 200)
}

/** What one form of the page does: read it, do the act as the hand the link was made for, and say what became of it. */
const perform = (name: LinkForm) => async (c: Context<WebEnv>) => {
  const { ctx } = c.var
  const w = linkWords(ctx.lang)
  const found = await linked(c)
  // Nothing of what was sent is read for a need in other hands, and no photo looked at where work is over.
  if (!found.theirs) return show(c, found)
  const form = await formOf(c)
  const takes = name === 'resolve' && handedStates.includes(found.need.state)
  const photos = takes ? await keptPhotos(ctx, form) : noPhotos
  const values = { ...form.sent, drop: undefined }
  const back = { form: name, values, kept: keptAgain(ctx, photos.kept), errors: [] }
  const on = { number: found.need, id: formId(form.sent, ctx.now), version: wholeNumber(form.sent['version']) ?? 0 }
  const outcome = await doByLink(ctx, found, { name, form, on, photos })
  if (outcome.kind === 'wrong') {
    const errors = [...sentences(outcome.problems, refusedWords(ctx.lang)), ...photos.errors]
    return show(c, found, { ...back, status: 422, errors })
  }
  if (outcome.kind === 'late') return show(c, await linked(c), { ...back, status: 409, problem: w.changed })
  return sendTo(c, addressOf(c), { kind: 'done', text: w.done[name] })
}

/** What the property manager or the owners' committee can do from a message, without signing in. */
export const handedByLink = new Hono<WebEnv>()
  .get('/handed/:number/:pass', guard, async (c) => show(c, await linked(c)))
  .post('/handed/:number/:pass/taking', guard, perform('take'))
  .post('/handed/:number/:pass/promised-day', guard, perform('promise'))
  .post('/handed/:number/:pass/return', guard, perform('return'))
  .post('/handed/:number/:pass/result', guard, perform('resolve'))
