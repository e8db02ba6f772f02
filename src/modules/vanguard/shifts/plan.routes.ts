import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { offeredAmong } from './mine.ts'
import { addPlace, movePlace, takeOut } from './placing.ts'
import { readPlan, type Plan } from './plan.ts'
import type { PlanPage } from './plan-page.ts'
import { publishWords } from './publish.words.ts'
import { publish } from './publishing.ts'
import { alertGap } from './gaps.ts'
import { noteBriefed } from './swaps.ts'
import { scopeOf, scopes, type Scope } from './scope.ts'
import { shiftWords } from './words.ts'

type Asked = Context<WebEnv>
type Here = { scope: Scope; plan: Plan }
type Refused = keyof ReturnType<typeof shiftWords>['refused']

const guard = () => may('make the roster of a day')

async function here(c: Asked): Promise<Here> {
  const scope = await scopeOf(c)
  return { scope, plan: await readPlan(c.var.ctx, scope.dayIds) }
}

/** The page as things stand now; with what was wrong, and what was chosen. */
async function show(c: Asked, { problem, status = 200, back }: Shown = {}): Promise<Response> {
  const { scope, plan } = await here(c)
  const swaps = await offeredAmong(
    c.var.ctx,
    plan.places.map(({ id }) => id),
  )
  return c.html(scope.page(c.var.view, { ctx: c.var.ctx, plan, base: scope.base, swaps, back, problem }), status)
}

type Shown = { problem?: string; status?: 200 | 409 | 422; back?: PlanPage['back'] }

const refuse = (c: Asked, why: Refused, back?: PlanPage['back']) =>
  show(c, {
    ...(back ? { back } : { problem: shiftWords(c.var.ctx.lang).refused[why] }),
    status: why === 'stale' ? 409 : 422,
  })

const shiftIn = ({ plan }: Here, id: string | undefined) => {
  const shift = plan.shifts.find((one) => one.id === idFrom(id))
  if (!shift) throw new HTTPException(404)
  return shift
}

/** A place of these days; one that was taken away meanwhile is said to be stale, one of other days is not found. */
async function placeIn(
  c: Asked,
  { plan }: Here,
): Promise<{ placeId: string; version: number } & Record<'sent', Readonly<Record<string, string>>>> {
  const id = idFrom(c.req.param('place'))
  if (id === null || !plan.places.some((one) => one.id === id)) throw new HTTPException(404)
  const sent = await sentForm(c)
  return { placeId: id, version: wholeNumber(sent['version']) ?? 0, sent }
}

async function add(c: Asked): Promise<Response> {
  const now = await here(c)
  const shift = shiftIn(now, c.req.param('shift'))
  const sent = await sentForm(c)
  const field = `who-${shift.id}`
  const volunteerId = idFrom(sent[field])
  const id = idFrom(sent['id']) ?? uuidv7(c.var.ctx.now)
  const w = shiftWords(c.var.ctx.lang)
  const again = (why: Refused): PlanPage['back'] => ({
    shiftId: shift.id,
    values: { [field]: sent[field], id },
    errors: [{ field, text: w.refused[why] }],
  })
  if (volunteerId === null) return refuse(c, 'nobody-chosen', again('nobody-chosen'))
  const added = await addPlace(c.var.ctx, { id, shiftId: shift.id, volunteerId })
  if (added.done) return sendTo(c, now.scope.base, { kind: 'done', text: w.added })
  return ['full', 'over'].includes(added.why) ? refuse(c, added.why) : refuse(c, added.why, again(added.why))
}

async function out(c: Asked): Promise<Response> {
  const now = await here(c)
  const taken = await takeOut(c.var.ctx, await placeIn(c, now))
  if (!taken.done) return refuse(c, taken.why)
  return sendTo(c, now.scope.base, { kind: 'done', text: shiftWords(c.var.ctx.lang).takenOut })
}

async function move(c: Asked): Promise<Response> {
  const now = await here(c)
  const { placeId, version, sent } = await placeIn(c, now)
  const to = now.plan.shifts.find(({ id }) => id === idFrom(sent[`to-${placeId}`]))
  if (!to) return refuse(c, 'unknown')
  const id = idFrom(sent['id']) ?? uuidv7(c.var.ctx.now)
  const moved = await movePlace(c.var.ctx, { placeId, version, id, toShiftId: to.id })
  if (!moved.done) return refuse(c, moved.why)
  return sendTo(c, now.scope.base, { kind: 'done', text: shiftWords(c.var.ctx.lang).moved })
}

async function briefed(c: Asked): Promise<Response> {
  const now = await here(c)
  const { placeId } = await placeIn(c, now)
  await noteBriefed(c.var.ctx, { placeId, by: c.var.ctx.actor.id })
  return sendTo(c, now.scope.base, { kind: 'done', text: shiftWords(c.var.ctx.lang).briefedDone })
}

async function alert(c: Asked): Promise<Response> {
  const now = await here(c)
  const alerted = await alertGap(c.var.ctx, shiftIn(now, c.req.param('shift')).id)
  if (!alerted.done) return refuse(c, alerted.why)
  return sendTo(c, now.scope.base, { kind: 'done', text: shiftWords(c.var.ctx.lang).alerted(alerted.value) })
}

async function publishing(c: Asked): Promise<Response> {
  const { scope } = await here(c)
  const { seen = '', day } = await sentForm(c)
  const dayIds = day === undefined ? scope.dayIds : scope.dayIds.filter((id) => id === day)
  if (dayIds.length === 0) throw new HTTPException(404)
  const published = await publish(c.var.ctx, { dayIds, seen })
  if (!published.done) return refuse(c, published.why)
  return sendTo(c, scope.base, { kind: 'done', text: publishWords(c.var.ctx.lang).publishDone(published.value) })
}

const planAt = (base: (typeof scopes)[number]): Hono<WebEnv> =>
  new Hono<WebEnv>()
    .get(base, guard(), (c) => show(c))
    .post(`${base}/publishing`, guard(), publishing)
    .post(`${base}/shifts/:shift/places`, guard(), add)
    .post(`${base}/shifts/:shift/alert`, guard(), alert)
    .post(`${base}/places/:place/out`, guard(), out)
    .post(`${base}/places/:place/move`, guard(), move)
    .post(`${base}/places/:place/briefed`, guard(), briefed)

/** The shifts of a day, and of the days of a roster: who stands in them, changed and published by a person's hand. */
export const planDesk = scopes.reduce((all, base) => all.route('/', planAt(base)), new Hono<WebEnv>())
