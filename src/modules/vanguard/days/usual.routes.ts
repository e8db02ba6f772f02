import { Hono, type Context } from 'hono'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { stallSent } from '../stalls/fields.ts'
import { readStall } from '../stalls/stall.rules.ts'
import { addUsual, changeUsual, endUsual, moveUp, usualOf } from '../stalls/usual.ts'
import { stallWords } from '../stalls/words.ts'
import { rulesPath } from './board.page.ts'
import { inputOf } from './prepare.ts'
import { programmeHere, showRule } from './programme.routes.ts'
import type { Programme } from './programme.ts'
import { programmeWords } from './programme.words.ts'
import { ruleConflict } from './usual.page.ts'

type Asked = Context<WebEnv>
const plan = may('plan vanguard days')

const pathOf = ({ id }: Programme): string => `${rulesPath}/${id}`

async function add(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const programme = await programmeHere(c)
  const sent = await sentForm(c)
  const id = formId(sent, ctx.now)
  const read = readStall(sent, programme.series)
  if (!read.good) {
    const errors: FieldError[] = sentences(read.problems, stallWords(ctx.lang).refused)
    return showRule(c, programme, { of: 'new', values: { ...sent, id }, errors })
  }
  const added = await addUsual(ctx, { programmeId: programme.id, id }, read.value)
  if (!added.done) return c.notFound()
  return sendTo(c, pathOf(programme), { kind: 'done', text: programmeWords(ctx.lang).usualAdded })
}

async function change(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const programme = await programmeHere(c)
  const id = idFrom(c.req.param('stall'))
  if (id === null) return c.notFound()
  const sent = await sentForm(c)
  const read = readStall(sent, programme.series)
  if (!read.good) {
    const errors: FieldError[] = sentences(read.problems, stallWords(ctx.lang).refused)
    return showRule(c, programme, { of: id, values: sent, errors })
  }
  const version = wholeNumber(sent['version']) ?? 0
  const outcome = await changeUsual(ctx, { programmeId: programme.id, id, version }, read.value)
  if (outcome.done) return sendTo(c, pathOf(programme), { kind: 'done', text: programmeWords(ctx.lang).usualChanged })
  return outcome.why === 'unknown' ? c.notFound() : conflict(c, { programme, id, sent })
}

type Stale = { programme: Programme; id: string; sent: Record<string, string> }

async function conflict(c: Asked, { programme, id, sent }: Stale): Promise<Response> {
  const now = (await usualOf(c.var.ctx, programme.id)).find((one) => one.id === id)
  if (!now) return c.notFound()
  const said = ({ title, spot, from, to, need }: Record<string, string>) =>
    [title, spot, `${from ?? ''}–${to ?? ''}`, need].map((line) => line ?? '')
  const page = {
    mine: said(sent),
    theirs: said(stallSent(inputOf(now), programme.series)),
    href: `${pathOf(programme)}?open=${id}#usual`,
    action: `${pathOf(programme)}/stalls/${id}`,
    sent: { ...sent, version: String(now.version) },
  }
  return c.html(ruleConflict(c.var.view, page), 409)
}

async function end(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const programme = await programmeHere(c)
  const id = idFrom(c.req.param('stall'))
  if (id === null) return c.notFound()
  const version = wholeNumber((await sentForm(c))['version']) ?? 0
  const outcome = await endUsual(ctx, { programmeId: programme.id, id, version })
  if (outcome.done) return sendTo(c, pathOf(programme), { kind: 'done', text: programmeWords(ctx.lang).usualEnded })
  return outcome.why === 'unknown' ? c.notFound() : conflict(c, { programme, id, sent: {} })
}

async function up(c: Asked): Promise<Response> {
  const programme = await programmeHere(c)
  const id = idFrom(c.req.param('stall'))
  const moved = id !== null && (await moveUp(c.var.ctx, { programmeId: programme.id, id }))
  return moved !== false && moved.done ? sendTo(c, `${pathOf(programme)}#usual`) : c.notFound()
}

/** The stalls the days of a programme usually have. */
export const usualRoutes = new Hono<WebEnv>()
  .post(`${rulesPath}/:id/stalls`, plan, add)
  .post(`${rulesPath}/:id/stalls/:stall`, plan, change)
  .post(`${rulesPath}/:id/stalls/:stall/end`, plan, end)
  .post(`${rulesPath}/:id/stalls/:stall/up`, plan, up)
