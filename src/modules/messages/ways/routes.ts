import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import type { Channel } from '../channels.rules.ts'
import { keepChoices, waysOf } from '../choice/choice.ts'
import { readChoices, topicsFor } from '../choice/choice.rules.ts'
import { channelIn, holdsOn, readConsent } from '../consent/consent.rules.ts'
import { endConsent, giveConsent } from '../consent/consent.ts'
import { consentWords } from '../consent/words.ts'
import { offeredTo } from '../offered.ts'
import { receiverOf, type InboxOwner } from '../receivers.ts'
import { ownRooms, type Room } from '../room.ts'
import { vapidKeys } from '../senders/vapid.ts'
import { waysPage, type WaysPage } from './page.ts'
import { wayWords } from './words.ts'

type Asked = Context<WebEnv>

function ownReceiver(c: Asked): InboxOwner {
  const receiver = receiverOf(c.var.ctx.actor)
  if (!receiver) throw new HTTPException(403)
  return receiver
}

/** The channel an address names; 404 for one that is not there. What nobody carries any more can still be taken back. */
function channelHere(c: Asked, wanted: 'yes' | 'no'): Channel {
  const channel = channelIn(c.req.param('channel'))
  if (!channel || (wanted === 'yes' && !offeredTo(c).includes(channel))) throw new HTTPException(404)
  return channel
}

async function show(c: Asked, room: Room, back?: WaysPage['back']) {
  const { ctx, view } = c.var
  const ways = await waysOf(ctx, ownReceiver(c))
  c.header('cache-control', 'no-store')
  const { publicKey } = vapidKeys(ctx.secrets)
  const page = { room, offered: offeredTo(c), ...ways, publicKey, now: ctx.now, newId: () => uuidv7(ctx.now), back }
  return c.html(waysPage(view, { ...page, still: channelIn(c.req.query('still')) ?? undefined }), back ? 422 : 200)
}

const takeChoices = (room: Room) => async (c: Asked) => {
  const { ctx } = c.var
  const w = wayWords(ctx.lang)
  const sent = await sentForm(c)
  const { standing } = await waysOf(ctx, ownReceiver(c))
  const given = standing.filter((one) => holdsOn(one, dayOf(ctx.now))).map(({ channel }) => channel)
  const read = readChoices(sent, { topics: topicsFor[room.home ? 'home' : 'account'], given })
  if (!read.good) return show(c, room, { form: 'choices', values: sent, errors: sentences(read.problems, w.refused) })
  await keepChoices(ctx, ownReceiver(c), read.value)
  return sendTo(c, `${room.base}/ways`, { kind: 'done', text: w.saved })
}

const takeConsent = (room: Room) => async (c: Asked) => {
  const { ctx } = c.var
  const channel = channelHere(c, 'yes')
  const w = wayWords(ctx.lang)
  const sent = await sentForm(c)
  const read = readConsent(sent, { channel, today: dayOf(ctx.now), isHome: room.home })
  const refused = { ...consentWords(ctx.lang).refused, ...w.refused }
  if (!read.good) return show(c, room, { form: channel, values: sent, errors: sentences(read.problems, refused) })
  await giveConsent(ctx, ownReceiver(c), { id: formId(sent, ctx.now), channel, ...read.value, lang: ctx.lang })
  return sendTo(c, `${room.base}/ways`, { kind: 'done', text: w.thanks })
}

const takeNo = (room: Room, answer: 'refused' | 'withdrawn') => async (c: Asked) => {
  const { ctx } = c.var
  const channel = channelHere(c, 'no')
  const w = wayWords(ctx.lang)
  const sent = await sentForm(c)
  await endConsent(ctx, ownReceiver(c), { id: formId(sent, ctx.now), channel, answer, device: idFrom(sent['device']) })
  return sendTo(c, `${room.base}/ways`, { kind: 'done', text: answer === 'refused' ? w.refusedSaid : w.ended })
}

const waysIn = (room: Room): Hono<WebEnv> =>
  new Hono<WebEnv>()
    .get(`${room.base}/ways`, room.guard(), (c) => show(c, room))
    .post(`${room.base}/ways`, room.guard(), takeChoices(room))
    .post(`${room.base}/ways/:channel/consent`, room.guard(), takeConsent(room))
    .post(`${room.base}/ways/:channel/refusal`, room.guard(), takeNo(room, 'refused'))
    .post(`${room.base}/ways/:channel/withdrawal`, room.guard(), takeNo(room, 'withdrawn'))

/** Consent and choice, in both rooms. */
export const ways = ownRooms.reduce((all, room) => all.route('/', waysIn(room)), new Hono<WebEnv>())
