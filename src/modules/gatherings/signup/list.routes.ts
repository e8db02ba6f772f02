import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { confirmPage } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { deskPage } from '#platform/web/layout.ts'
import { formId, sentForm } from '#platform/web/read-form.ts'
import { may, mayPlanAt } from '../access.ts'
import { shownGathering, type Gathering } from '../gathering.ts'
import { openContact, openedContact } from './contact.ts'
import { contactReasons } from './contact.rules.ts'
import { listPage, sayNames } from './desk.page.ts'
import { deskWords } from './desk.words.ts'
import { buildingsOf } from './known.ts'
import { acceptOffer, leaveNow } from './leaving.ts'
import { listHref, type ListPage } from './list-page.ts'
import { listOf, type Line } from './list.ts'
import { keepPlaces, releasePlaces } from './quota.ts'
import { readQuota } from './quota.rules.ts'
import { refusedWords } from './refused.words.ts'

type Asked = Context<WebEnv>

/** The gathering of the address, for the committee of its place; 404 for everybody else, as for an unknown one. */
export async function keptGathering(c: Asked): Promise<Gathering> {
  const { ctx } = c.var
  const gathering = await shownGathering(ctx, idFrom(c.req.param('id')))
  if (!gathering || !mayPlanAt(ctx.actor, gathering)) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return gathering
}

async function showList(c: Asked, gathering: Gathering, back?: ListPage['back']) {
  const { ctx, view } = c.var
  const [list, buildings, opened] = await Promise.all([
    listOf(ctx, gathering),
    buildingsOf(ctx),
    openedContact(ctx, gathering.id, c.req.query('pass')),
  ])
  const asked = c.req.query('open') ?? (back?.form === 'contact' ? c.req.param('signup') : undefined)
  const mayOpen = may.allows(ctx.actor, 'open the telephone of a sign-up')
  const newId = back?.form === 'quota' ? formId(back.values as Record<string, string>, ctx.now) : uuidv7(ctx.now)
  const page: ListPage = { ctx, gathering, ...list, buildings, newId, asked, opened, mayOpen, back }
  return c.html(listPage(view, page), back ? 422 : 200)
}

/** The line of the address; 404 where it is of another gathering. */
export async function lineOf(c: Asked, gathering: Gathering): Promise<Line> {
  const { lines } = await listOf(c.var.ctx, gathering)
  const line = lines.find(({ id }) => id === c.req.param('signup'))
  if (!line) throw new HTTPException(404)
  return line
}

async function askLeave(c: Asked): Promise<Response> {
  const { view } = c.var
  const gathering = await keptGathering(c)
  const line = await lineOf(c, gathering)
  const w = deskWords(view.lang)
  const title = w.cancelTitle(sayNames(view.lang, line))
  const no = { href: listHref(gathering), text: w.keep }
  const body = confirmPage({
    title,
    lines: w.cancelLines,
    action: `${listHref(gathering)}/${line.id}/leave`,
    yes: w.cancelYes,
    no,
  })
  return c.html(deskPage({ ...view, title }, body))
}

async function takeLeave(c: Asked): Promise<Response> {
  const gathering = await keptGathering(c)
  const line = await lineOf(c, gathering)
  const w = deskWords(c.var.ctx.lang)
  const answer = await leaveNow(c.var.ctx, line.id)
  const flash = answer.done
    ? ({ kind: 'done', text: w.cancelled } as const)
    : ({ kind: 'problem', text: w.cannot } as const)
  return sendTo(c, listHref(gathering), flash)
}

async function takeYes(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const gathering = await keptGathering(c)
  const line = await lineOf(c, gathering)
  const answer = await acceptOffer(ctx, line.id)
  const why = answer.done || answer.why === 'unknown' ? null : refusedWords(ctx.lang).not[answer.why]
  const flash =
    why === null
      ? ({ kind: 'done', text: deskWords(ctx.lang).yesSaid } as const)
      : ({ kind: 'problem', text: why } as const)
  return sendTo(c, listHref(gathering), flash)
}

async function takeQuota(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const gathering = await keptGathering(c)
  const w = deskWords(ctx.lang)
  const values = await sentForm(c)
  const buildings = await buildingsOf(ctx)
  const read = readQuota(values, {
    compoundIds: buildings.map(({ compoundId }) => compoundId),
    buildingIds: buildings.map(({ id }) => id),
  })
  const again = (field: string, text: string) =>
    showList(c, gathering, { form: 'quota', values, errors: [{ field, text }] })
  if (!read.good) return again('whom', w.quotaWrong)
  const answer = await keepPlaces(ctx, { id: formId(values, ctx.now), gatheringId: gathering.id, ...read.value })
  return answer.done ? sendTo(c, listHref(gathering), { kind: 'done', text: w.quotaSaid }) : again('kept', w.quotaMany)
}

async function takeRelease(c: Asked): Promise<Response> {
  const gathering = await keptGathering(c)
  const w = deskWords(c.var.ctx.lang)
  const id = idFrom(c.req.param('quota'))
  if (id === null) throw new HTTPException(404)
  const answer = await releasePlaces(c.var.ctx, { id, gatheringId: gathering.id })
  const flash = answer.done
    ? ({ kind: 'done', text: w.quotaDropped } as const)
    : ({ kind: 'problem', text: w.quotaTaken } as const)
  return sendTo(c, listHref(gathering), flash)
}

async function takeOpening(c: Asked): Promise<Response> {
  const { ctx } = c.var
  const gathering = await keptGathering(c)
  const w = deskWords(ctx.lang)
  const values = await sentForm(c)
  const line = await lineOf(c, gathering)
  const reason = choiceIn(values, 'reason', contactReasons)
  const again = (text: string) =>
    showList(c, gathering, { form: 'contact', values, errors: [{ field: 'reason', text }] })
  if (!reason) return again(w.chooseReason)
  const answer = await openContact(ctx, { id: line.id, gatheringId: gathering.id, reason })
  return answer.done ? c.redirect(`${listHref(gathering)}?pass=${answer.value}`, 303) : again(w.noPhone)
}

/** The list at the desk and what is done about each line of it. */
export const deskList = new Hono<WebEnv>()
  .get('/desk/gatherings/:id/signups', may('see sign-ups'), async (c) => showList(c, await keptGathering(c)))
  .post('/desk/gatherings/:id/signups/kept', may('see sign-ups'), takeQuota)
  .post('/desk/gatherings/:id/signups/kept/:quota/release', may('see sign-ups'), takeRelease)
  .get('/desk/gatherings/:id/signups/:signup/leave', may('see sign-ups'), askLeave)
  .post('/desk/gatherings/:id/signups/:signup/leave', may('see sign-ups'), takeLeave)
  .post('/desk/gatherings/:id/signups/:signup/yes', may('see sign-ups'), takeYes)
  .post('/desk/gatherings/:id/signups/:signup/contact', may('open the telephone of a sign-up'), takeOpening)
