import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, textIn, type Sent } from '#base/form.rules.ts'
import type { Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentForm } from '#platform/web/read-form.ts'
import { may, mayLead, mayPlanAt } from '../access.ts'
import { deskHrefOf, shownGathering, type Gathering } from '../gathering.ts'
import { displacePage, settlePage, type DisplaceBack } from './displace.page.ts'
import {
  displace,
  previewOf,
  wasDisplaced,
  wrongWith,
  type DisplaceRefusal,
  type Displacing,
  type Preview,
} from './displacing.ts'
import { displacingWords } from './displacing.words.ts'
import { callOffInstead, lookAgain, takeOffer, unsettledOf, type SettleRefusal } from './settling.ts'
import { most } from './venue.rules.ts'
import { venueList } from './venues.ts'

type Asked = Context<WebEnv>

const plan = may('plan gatherings')
const lead = may('call the roll')
const at = '/desk/gatherings/:id'

/** Who is to leave, and for whom; 404 for what is no id. */
function idsOf(c: Asked): { gatheringId: string; by: string } {
  const [gatheringId, by] = [idFrom(c.req.param('id')), idFrom(c.req.query('by'))]
  if (gatheringId === null || by === null) throw new HTTPException(404)
  return { gatheringId, by }
}

/** The two gatherings of the address; 404 where one is unknown, 403 for whoever plans nothing at that venue. */
async function asked(c: Asked): Promise<Preview> {
  const { ctx } = c.var
  const { gatheringId, by } = idsOf(c)
  const preview = await previewOf(ctx, gatheringId, by)
  if (!preview) throw new HTTPException(404)
  if (!mayPlanAt(ctx.actor, preview.gathering)) throw new HTTPException(403)
  return preview
}

async function show(c: Asked, preview: Preview, { why, back }: { why?: DisplaceRefusal; back?: DisplaceBack } = {}) {
  const { ctx, view } = c.var
  const venueNames = new Map((await venueList(ctx)).map(({ id, name }) => [id, name]))
  const seen = preview.inTheWay.map(({ id }) => id)
  const wrong = wrongWith(preview, { gatheringId: preview.gathering.id, seen }, ctx.now)
  c.header('cache-control', 'no-store')
  const page = displacePage(view, { preview, venueNames, wrong, why, newId: uuidv7(ctx.now), now: ctx.now, back })
  return c.html(page, why || back ? 422 : 200)
}

async function giveWay(c: Asked) {
  const { ctx } = c.var
  const w = displacingWords(ctx.lang)
  const sent = await sentForm(c)
  const { gatheringId, by } = idsOf(c)
  const on = { id: formId(sent, ctx.now), gatheringId }
  if (await wasDisplaced(ctx, on)) return cleared(c, by)
  const preview = await asked(c)
  const { problem, text: reason } = textIn(sent, 'reason', { most: most.reason })
  if (problem || reason === null) {
    const text = w.refusedText[problem ? problem.why : 'missing']
    return show(c, preview, { back: { values: sent, errors: [{ field: 'reason', text }] } })
  }
  return giveWayNow(c, { ...on, by, reason, seen: seenIn(sent) }, sent)
}

async function giveWayNow(c: Asked, act: Displacing & { by: string }, sent: Sent) {
  const outcome = await displace(c.var.ctx, act)
  if (outcome.done) return cleared(c, act.by)
  if (outcome.why === 'unknown') return c.notFound()
  return show(c, await asked(c), { why: outcome.why, back: { values: sent, errors: [] } })
}

const cleared = (c: Asked, by: string) =>
  sendTo(c, deskHrefOf({ id: by }), { kind: 'done', text: displacingWords(c.var.ctx.lang).displaced })

/** What the page had shown to be in the way. */
const seenIn = (sent: Sent): string[] => (sent['seen'] ?? '').split(' ', 50).flatMap((id) => idFrom(id) ?? [])

/** The gathering of the address, for whoever leads it or plans at the desk; 404 for anybody else's. */
async function led(c: Asked): Promise<Gathering> {
  const gathering = await shownGathering(c.var.ctx, idFrom(c.req.param('id')))
  if (!gathering || !mayLead(c.var.ctx.actor, gathering)) throw new HTTPException(404)
  return gathering
}

/** What a gathering waits for that lost its place; a gathering that has one leads to its own page. */
async function showPlace(c: Asked, gathering: Gathering, why?: SettleRefusal) {
  const { ctx, view } = c.var
  const unsettled = await unsettledOf(ctx, gathering)
  if (!unsettled) return sendTo(c, deskHrefOf(gathering))
  c.header('cache-control', 'no-store')
  const problem = why && displacingWords(ctx.lang).refusedSettling[why]
  return c.html(settlePage(view, { gathering, unsettled, now: ctx.now, problem }), why ? 422 : 200)
}

type Settling = (ctx: Ctx, id: string, sent: Sent) => Promise<Outcome<null, SettleRefusal>>

/** Does something about the place of the gathering of the address, and says what became of it. */
const settle = (act: Settling, said: 'moved' | 'calledOff' | null) => async (c: Asked) => {
  const { ctx } = c.var
  const w = displacingWords(ctx.lang)
  const gathering = await led(c)
  const outcome = await act(ctx, gathering.id, await sentForm(c))
  const home = deskHrefOf(gathering)
  if (outcome.done) return sendTo(c, home, said === null ? undefined : { kind: 'done', text: w[said] })
  if (outcome.why === 'settled') return sendTo(c, home, { kind: 'note', text: w.refusedSettling.settled })
  return showPlace(c, gathering, outcome.why)
}

/** A gathering leaves its venue for one that goes first, and finds another place. */
export const displacements = new Hono<WebEnv>()
  .get(`${at}/displace`, plan, async (c) => show(c, await asked(c)))
  .post(`${at}/displace`, plan, giveWay)
  .get(`${at}/place`, lead, async (c) => showPlace(c, await led(c)))
  .post(
    `${at}/place`,
    lead,
    settle((ctx, id, sent) => takeOffer(ctx, id, sent['offer']), 'moved'),
  )
  .post(`${at}/place/again`, lead, settle(lookAgain, null))
  .post(`${at}/place/none`, lead, settle(callOffInstead, 'calledOff'))
