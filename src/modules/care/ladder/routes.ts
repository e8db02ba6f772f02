import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm, sentences } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { ladderHref, laddersHref } from '../address.ts'
import { readDecision, readStep } from './ladder.rules.ts'
import { decide, ladderOf, openLadders, takeStep, type Ladder, type LadderRefusal } from './ladder.ts'
import { ladderPage, laddersPage } from './page.ts'
import type { LadderBack } from './shown.ts'
import { soughtOf, stepNames } from './where.ts'
import { ladderWords } from './words.ts'

type Asked = Context<WebEnv>
const climb = may('climb the ladder of an unanswered door')
const at = `${laddersHref}/:id`

/** The ladder an address names, for whoever works there; 404 else. */
async function asked(c: Asked): Promise<Ladder> {
  c.header('cache-control', 'no-store')
  const ladder = await ladderOf(c.var.ctx, idFrom(c.req.param('id')))
  if (!ladder) throw new HTTPException(404)
  return ladder
}

async function show(c: Asked, ladder: Ladder, back?: LadderBack) {
  const { ctx, view } = c.var
  const sought = await soughtOf(ctx, ladder)
  const page = { ctx, ladder, sought, names: await stepNames(ctx, ladder), newId: uuidv7(ctx.now), back }
  return c.html(ladderPage(view, page), back?.status ?? 200)
}

/** Somebody decided meanwhile: how it stands now, with what they decided. */
async function tooLate(c: Asked, why: LadderRefusal, back: Omit<LadderBack, 'status'>) {
  if (why === 'unknown') throw new HTTPException(404)
  return show(c, await asked(c), { ...back, status: 409 })
}

async function stepped(c: Asked) {
  const { ctx } = c.var
  const ladder = await asked(c)
  const sent = await sentForm(c)
  const w = ladderWords(ctx.lang)
  const read = readStep(sent, uuidv7(ctx.now))
  const back = { form: 'step' as const, values: sent, errors: [] }
  if (!read.good) return show(c, ladder, { ...back, errors: sentences(read.problems, w.refused), status: 422 })
  const outcome = await takeStep(ctx, ladder.visit.id, read.value)
  if (!outcome.done) return tooLate(c, outcome.why, back)
  return sendTo(c, ladderHref(ladder.visit), { kind: 'done', text: w.done.step })
}

async function decided(c: Asked) {
  const { ctx } = c.var
  const ladder = await asked(c)
  const sent = await sentForm(c)
  const w = ladderWords(ctx.lang)
  const read = readDecision(sent)
  const back = { form: 'decision' as const, values: sent, errors: [] }
  if (!read.good) return show(c, ladder, { ...back, errors: sentences(read.problems, w.refused), status: 422 })
  const outcome = await decide(ctx, ladder.visit.id, read.value)
  if (!outcome.done) return tooLate(c, outcome.why, back)
  return sendTo(c, ladderHref(ladder.visit), { kind: 'done', text: w.done.decided })
}

/** Doors that stay shut: each step, and the decision of a person. */
export const ladder = new Hono<WebEnv>()
  .get(laddersHref, climb, async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    return c.html(laddersPage(view, ctx, await openLadders(ctx)))
  })
  .get(at, climb, async (c) => show(c, await asked(c)))
  .post(`${at}/steps`, climb, stepped)
  .post(`${at}/decision`, climb, decided)
