import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { tooMany } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { readForm, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { hrefOf } from '../gathering.ts'
import { signUpKey, signUpPath } from '../signup/address.ts'
import { lookUpSent } from '../signup/look-up.ts'
import { ownSignUp } from '../signup/own.ts'
import { codeAt, digitsAt, holdsPass, isFresh, opensDoor, passFor, venueByCode, venueById, type Venue } from './door.ts'
import { doorPage, herePage, stalePage, type HereBack, type MineBack } from './here.page.ts'
import { isOnNow, onNow, sayHere } from './here.ts'
import { hereWords } from './here.words.ts'
import { tooOftenHere } from './often.ts'

type Asked = Context<WebEnv>

const guestCookie = 'here'

/** One guest is one person for a day, on one device. */
function guestOf(c: Asked): string {
  const id = idFrom(getCookie(c, guestCookie)) ?? uuidv7(c.var.ctx.now)
  setCookie(c, guestCookie, id, { path: '/here', httpOnly: true, sameSite: 'Lax', maxAge: 86_400 })
  return id
}

async function venueOf(c: Asked): Promise<Venue> {
  c.header('cache-control', 'no-store')
  const venue = await venueByCode(c.var.ctx, c.req.param('venue') ?? '')
  if (!venue) throw new HTTPException(404)
  return venue
}

type Back = { pass: string; back?: HereBack; mine?: MineBack & { status: 422 | 429; headers: Record<string, string> } }

async function drawn(c: Asked, venue: Venue, { pass, back, mine }: Back): Promise<Response> {
  const { ctx, view } = c.var
  const on = await onNow(ctx, venue)
  return c.html(herePage(view, { ctx, venue, on, pass, back, mine }), mine?.status ?? (back ? 422 : 200), mine?.headers)
}

async function door(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const id = idFrom(c.req.param('id'))
  const venue = id === null ? undefined : await venueById(ctx, id)
  if (!venue || !opensDoor(ctx, venue, c.req.query('key') ?? '')) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  const url = fullUrl(c, `/here/${venue.code}/${codeAt(ctx, venue, ctx.now)}`)
  return c.html(doorPage(view, { venue, url, digits: digitsAt(ctx, venue, ctx.now) }))
}

async function scanned(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const venue = await venueOf(c)
  if (!isFresh(ctx, venue, { code: c.req.param('code') ?? '', now: ctx.now })) return c.html(stalePage(view), 410)
  guestOf(c)
  return drawn(c, venue, { pass: passFor(ctx, venue, ctx.now) })
}

async function said(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const venue = await venueOf(c)
  const form = await readForm(c)
  const pass = form.sent['pass'] ?? ''
  if (!holdsPass(ctx, venue, { pass, now: ctx.now })) return c.html(stalePage(view), 410)
  const wait = await tooOftenHere(c)
  if (wait > 0) return tooMany(c, wait)
  const gatheringId = idFrom(form.sent['gathering'])
  if (gatheringId === null) throw new HTTPException(404)
  const chosen = form.all('who')
  const saying = { venueId: venue.id, gatheringId, chosen, signUpId: null, guestId: guestOf(c) }
  const outcome = await sayHere(ctx, saying)
  const w = hereWords(ctx.lang)
  if (outcome.done) return sendTo(c, hrefOf(outcome.value.gathering), { kind: 'done', text: w.thanks })
  return drawn(c, venue, {
    pass,
    back: { gatheringId, chosen, errors: [{ field: 'who', text: w.refused[outcome.why] }] },
  })
}

/** Whoever signed up without a card finds the page of their sign-up, and goes on there with the pass of this scan. */
async function findMine(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const venue = await venueOf(c)
  const sent = await sentForm(c)
  const pass = sent['pass'] ?? ''
  if (!holdsPass(ctx, venue, { pass, now: ctx.now })) return c.html(stalePage(view), 410)
  const wait = await tooOftenHere(c)
  if (wait > 0) return tooMany(c, wait)
  const looked = await lookUpSent(ctx, sent)
  if (!looked.found) return drawn(c, venue, { pass, mine: { values: sent, ...looked } })
  const own = await ownSignUp(ctx, looked.id, signUpKey(ctx, looked.id))
  if (own && isOnNow(ctx, own.gathering, venue.id))
    return c.redirect(`${signUpPath(ctx, looked.id)}?pass=${pass}#here`, 303)
  const problem = hereWords(ctx.lang).elsewhere
  return drawn(c, venue, { pass, mine: { values: sent, errors: [], problem, status: 422, headers: {} } })
}

/** The code at a venue's door, and the page of whoever scans it. */
export const here = new Hono<WebEnv>()
  .get('/venues/:id/door', may('say that one is here'), door)
  .get('/here/:venue/:code', may('say that one is here'), scanned)
  .post('/here/:venue', may('say that one is here'), said)
  .post('/here/:venue/signup', may('say that one is here'), findMine)
