import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { givenRoles } from '#platform/auth/auth.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { originOf } from '#platform/web/full-url.ts'
import type { Html } from '#platform/web/html.ts'
import { formId, sentForm } from '#platform/web/read-form.ts'
import { placeChoices } from '../places/choices.ts'
import { may } from './access.ts'
import { invite, renew, signOutEverywhere, takeSecondFactorAway, type InviteRefusal } from './account.ts'
import { invitePage } from './form.page.ts'
import { colleaguePage, staffPage } from './page.ts'
import { placeFrom } from './place.rules.ts'
import { endRole, giveRole, type Given } from './role.ts'
import { colleagueHref, type StaffView } from './say-grant.ts'
import { passwordSheet } from './sheet.page.ts'
import { colleague, colleagues, type Colleague } from './staff.ts'
import { staffWords } from './words.ts'

type Asked = Context<WebEnv>

/** Accounts of the area and their roles. */
export const accounts = new Hono<WebEnv>()
  .get('/desk/staff', may('manage accounts'), async (c) => {
    const staff = await colleagues(c.var.ctx)
    return c.html(staffPage(await shownWith(c, staff), staff))
  })
  .get('/desk/staff/new', may('manage accounts'), async (c) =>
    c.html(invitePage(await shownWith(c, []), { id: uuidv7(c.var.ctx.now) })),
  )
  .post('/desk/staff', may('manage accounts'), async (c) => {
    const sent = await sentForm(c)
    const accountId = formId(sent, c.var.ctx.now)
    const again = async (errors: FieldError[]) =>
      c.html(invitePage(await shownWith(c, []), { id: accountId, values: sent, errors }), 422)
    const given = await givenIn(c, sent, accountId)
    if ('field' in given) return again([given])
    const { name = '', username = '' } = sent
    const answer = await invite(c.var.ctx, { ...given, name, username })
    if (answer.done) return sheet(c, { name, username, password: answer.value, back: colleagueHref(accountId) })
    return again([{ field: fieldOf(answer.why), text: staffWords(c.var.view.lang).refused[answer.why] }])
  })
  .get('/desk/staff/:id{[0-9a-f-]{36}}', may('manage accounts'), (c) => drawn(c))
  .post('/desk/staff/:id/roles', may('manage accounts'), async (c) => {
    const one = await found(c)
    const sent = await sentForm(c)
    const w = staffWords(c.var.view.lang)
    const given = await givenIn(c, sent, one.id)
    if ('field' in given) return drawn(c, { values: sent, errors: [given] })
    const answer = await giveRole(c.var.ctx, given)
    if (answer.done) return sendTo(c, colleagueHref(one.id), { kind: 'done', text: w.given })
    if (answer.why === 'unknown') return c.notFound()
    return drawn(c, { values: sent, errors: [{ field: fieldOf(answer.why), text: w.refused[answer.why] }] })
  })
  .post('/desk/staff/:id/roles/:grant/end', may('manage accounts'), async (c) => {
    const one = await found(c)
    const w = staffWords(c.var.view.lang)
    const grantId = idFrom(c.req.param('grant'))
    const answer = grantId === null ? null : await endRole(c.var.ctx, { accountId: one.id, grantId })
    if (answer?.done) return sendTo(c, colleagueHref(one.id), { kind: 'done', text: w.ended })
    return answer?.why === 'last_director' ? drawn(c, { problem: w.refused.last_director }) : c.notFound()
  })
  .post('/desk/staff/:id/sessions/end', may('manage accounts'), async (c) => {
    const one = await found(c)
    const w = staffWords(c.var.view.lang)
    const answer = await signOutEverywhere(c.var.ctx, one.id)
    if (answer.done) return sendTo(c, colleagueHref(one.id), { kind: 'done', text: w.signedOut(answer.value) })
    return drawn(c, { problem: w.own })
  })
  .post('/desk/staff/:id/password', may('manage accounts'), async (c) => {
    const { id, name, username } = await found(c)
    const answer = await renew(c.var.ctx, id)
    if (answer.done) return sheet(c, { name, username, password: answer.value, back: colleagueHref(id) })
    return drawn(c, { problem: staffWords(c.var.view.lang).own })
  })
  .post('/desk/staff/:id/second-factor/remove', may('take a second factor away'), async (c) => {
    const one = await found(c)
    const w = staffWords(c.var.view.lang)
    const answer = await takeSecondFactorAway(c.var.ctx, one.id)
    if (answer.done) return sendTo(c, colleagueHref(one.id), { kind: 'done', text: w.dropped })
    return drawn(c, { problem: w.own })
  })

const fieldOf = (why: InviteRefusal): string => {
  if (why === 'director_place') return 'place'
  if (why === 'name') return 'name'
  return why === 'username' || why === 'username_taken' || why === 'shown' ? 'username' : 'role'
}

/** Names of the staff for lenders' names, and the places roles may be for. */
async function shownWith(c: Asked, staff: readonly Colleague[]): Promise<StaffView> {
  const { ctx, view } = c.var
  return {
    view,
    places: await placeChoices(ctx),
    now: ctx.now,
    names: new Map(staff.map(({ id, name }) => [id, name])),
  }
}

async function found(c: Asked): Promise<Colleague> {
  const id = idFrom(c.req.param('id'))
  const one = id === null ? null : await colleague(c.var.ctx, id)
  if (!one) throw new HTTPException(404)
  return one
}

async function drawn(
  c: Asked,
  kept: { errors?: FieldError[]; values?: Record<string, string>; problem?: string } = {},
): Promise<Response> {
  const { ctx, view } = c.var
  const one = await found(c)
  const shown = await shownWith(c, await colleagues(ctx))
  const flash = kept.problem === undefined ? view.flash : { kind: 'problem' as const, text: kept.problem }
  const dropFactor = may.allows(ctx.actor, 'take a second factor away')
  const page: Html = colleaguePage(
    { ...shown, view: { ...view, flash } },
    { ...kept, one, own: one.id === ctx.actor.id, dropFactor },
  )
  return c.html(page, kept.errors || kept.problem ? 422 : 200)
}

async function givenIn(c: Asked, sent: Sent, accountId: string): Promise<Given | FieldError> {
  const w = staffWords(c.var.view.lang)
  const role = choiceIn(sent, 'role', givenRoles)
  const place = placeFrom(await placeChoices(c.var.ctx), sent['place'] ?? '')
  if (!role) return { field: 'role', text: w.refused.role }
  return place ? { ...place, role, accountId } : { field: 'place', text: w.refused.place }
}

function sheet(
  c: Asked,
  asked: { name: string; username: string; password: string; back: string },
): Response | Promise<Response> {
  c.header('cache-control', 'no-store')
  return c.html(passwordSheet(c.var.view, { ...asked, origin: originOf(c) }))
}
