import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { choiceIn, idFrom, oneLine, wholeNumber } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { ownBases, ownOf } from '../own/asked.ts'
import type { Own } from '../parts.ts'
import { answerAsk } from './answering.ts'
import { ownWords } from './own.words.ts'
import { ownAsk, ownPlace, type OwnAsk, type OwnPlace } from './mine.ts'
import { askPage, askPath, placePage, placePath } from './own.page.ts'
import { acceptPlace, giveBack, noteBriefed, offerPlace, withdrawOffer } from './swaps.ts'

type Asked = Context<WebEnv>

const guard = () => may('keep one’s own shifts')

async function askedOf(c: Asked): Promise<{ own: Own; asked: OwnAsk }> {
  const own = await ownOf(c)
  const asked = await ownAsk(c.var.ctx, own.volunteer.id, idFrom(c.req.param('ask')))
  if (!asked) throw new HTTPException(404)
  return { own, asked }
}

async function placeOf(c: Asked): Promise<{ own: Own; mine: OwnPlace }> {
  const own = await ownOf(c)
  const mine = await ownPlace(c.var.ctx, own.volunteer.id, idFrom(c.req.param('place')))
  if (!mine) throw new HTTPException(404)
  return { own, mine }
}

async function answer(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const { own, asked } = await askedOf(c)
  const said = choiceIn(await sentForm(c), 'answer', ['yes', 'no'])
  const how = ctx.actor.kind === 'account' && ctx.actor.id === own.volunteer.account_id ? 'inbox' : 'link'
  const answered = said && (await answerAsk(ctx, { askId: asked.ask.id, answer: said, how }))
  if (answered?.done) return c.redirect(askPath(own, asked.ask.id), 303)
  const problem = ownWords(ctx.lang).refused[answered?.why ?? 'unknown']
  return c.html(askPage(view, { ctx, ...(await askedOf(c)), problem }), 422)
}

type Refused = Parameters<typeof refuse>[1]

/** The same page as things stand now, with what was typed. */
async function refuse(
  c: Asked,
  why: 'unknown' | 'over' | 'stale' | 'offered-already' | 'not-given' | 'nobody' | 'asked-enough',
) {
  const { ctx, view } = c.var
  const text = ownWords(ctx.lang).refused[why]
  const { own, mine } = await placeOf(c)
  if (why !== 'nobody' && why !== 'asked-enough')
    return c.html(placePage(view, { ctx, own, mine, problem: text }), why === 'stale' ? 409 : 422)
  const values = { to: oneLine((await sentForm(c))['to']) }
  return c.html(placePage(view, { ctx, own, mine, values, errors: [{ field: 'to', text }] }), 422)
}

type OwnPlaceActed = { own: Own; mine: OwnPlace; version: number; sent: Readonly<Record<string, string>> }
type Act = (
  c: Asked,
  acted: OwnPlaceActed,
) => Promise<{ done: true; text: string; away?: boolean } | { done: false; why: Refused }>

/** One act on one's own place; a form without its version is as stale as one with an old one. */
const acted = (act: Act) => async (c: Asked) => {
  const { own, mine } = await placeOf(c)
  const sent = await sentForm(c)
  const outcome = await act(c, { own, mine, sent, version: wholeNumber(sent['version']) ?? 0 })
  if (!outcome.done) return refuse(c, outcome.why)
  return sendTo(c, outcome.away ? own.path : placePath(own, mine.place.id), { kind: 'done', text: outcome.text })
}

const ownKey = ({ own, mine, version }: OwnPlaceActed) => ({
  placeId: mine.place.id,
  version,
  volunteerId: own.volunteer.id,
})

const acts: Record<string, Act> = {
  accept: async (c, one) => {
    const said = await acceptPlace(c.var.ctx, ownKey(one))
    return said.done ? { done: true, text: ownWords(c.var.ctx.lang).placeState.accepted } : said
  },
  back: async (c, one) => {
    const said = await giveBack(c.var.ctx, ownKey(one))
    return said.done ? { done: true, text: ownWords(c.var.ctx.lang).gaveBack, away: true } : said
  },
  offer: async (c, one) => {
    const to = oneLine(one.sent['to'])
    const said = await offerPlace(c.var.ctx, { ...ownKey(one), to: to === '' ? null : to })
    return said.done ? { done: true, text: ownWords(c.var.ctx.lang).offered(said.value) } : said
  },
  withdraw: async (c, one) => {
    const said = await withdrawOffer(c.var.ctx, ownKey(one))
    return said.done ? { done: true, text: ownWords(c.var.ctx.lang).withdrawn } : said
  },
  read: async (c, { mine }) => {
    await noteBriefed(c.var.ctx, { placeId: mine.place.id, by: c.var.ctx.actor.id })
    return { done: true, text: ownWords(c.var.ctx.lang).readDone }
  },
}

/** A volunteer's own questions and shifts, under both addresses. No GET changes anything. */
const ownShiftsAt = (base: (typeof ownBases)[number]): Hono<WebEnv> => {
  const door = new Hono<WebEnv>()
    .get(`${base}/ask/:ask`, guard(), async (c) => {
      const { own, asked } = await askedOf(c)
      return c.html(askPage(c.var.view, { ctx: c.var.ctx, own, asked }))
    })
    .post(`${base}/ask/:ask`, guard(), answer)
    .get(`${base}/places/:place`, guard(), async (c) => {
      const { own, mine } = await placeOf(c)
      return c.html(placePage(c.var.view, { ctx: c.var.ctx, own, mine }))
    })
  for (const [name, act] of Object.entries(acts)) door.post(`${base}/places/:place/${name}`, guard(), acted(act))
  return door
}

export const ownShifts = ownBases.reduce((all, base) => all.route('/', ownShiftsAt(base)), new Hono<WebEnv>())
