import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { formId, sentences, type Form } from '#platform/web/read-form.ts'
import { mayRead, placeOf, sidesOf } from '../access.ts'
import { allyChoices, contactOf } from '../allies.ts'
import { caseOf, type NeedCase } from '../case.ts'
import { formOf } from '../form.ts'
import { colleaguesAt, nobody } from '../disputes/disputes.ts'
import { keptAgain, keptPhotos, noPhotos, type KeptAgain } from '../kept-photos.ts'
import { linkForHand } from '../link/link.ts'
import type { MoveRefusal, Need } from '../move.ts'
import { actsFor, type Act } from '../moves.rules.ts'
import { pathNumber, sayNumber } from '../number.ts'
import { placesOf } from '../places.ts'
import { repliesOf } from '../replies/replies.ts'
import { similarNeeds } from '../similar/similar.ts'
import { actNames } from './act-names.words.ts'
import { mayOpenContact, openedContact } from './asker-contact.ts'
import type { Back, CasePage, FormName } from './case-page.ts'
import { changedMeanwhile } from './conflict.page.ts'
import { readAct } from './forms.ts'
import { needPage } from './page.ts'
import { refusedWords, type DeskRefusal } from './refused.words.ts'

/** A room in which needs are worked on: its address, which needs are seen there, and what a closed door says. */
export type Room = { base: CasePage['base']; sees: (ctx: Ctx, need: Need) => boolean; closed: 403 | 404 }

/** The need of the address, if there is one and this room may see it. */
export async function needHere(c: Context<WebEnv>, room: Room): Promise<NeedCase> {
  const number = pathNumber(c.req.param('number'))
  const need = number && (await caseOf(c.var.ctx, number))
  if (!need || !mayRead(c.var.ctx.actor, need, c.var.ctx.now)) throw new HTTPException(404)
  if (!room.sees(c.var.ctx, need)) throw new HTTPException(room.closed)
  return need
}

/** The page of a need in this room, with a form that came back if there is one. */
export async function showNeed(c: Context<WebEnv>, room: Room, { need, back }: { need: NeedCase; back?: Back }) {
  const { ctx, view } = c.var
  const acts = actsFor(need.state, sidesOf(ctx.actor, need))
  const page: CasePage = {
    need,
    acts,
    mayOpen: mayOpenContact(ctx, need),
    asker: openedContact(ctx, need, c.req.query('opened')),
    ...(room.base === '/desk/needs' ? await atTheDesk(ctx, need, acts) : nothingMore),
    ctx,
    newId: () => uuidv7(ctx.now),
    base: room.base,
    link: room.base === '/desk/needs' ? linkOf(c, need) : null,
    back,
  }
  c.header('cache-control', 'no-store')
  return c.html(needPage(view, page), back?.errors.length ? 422 : 200)
}

const nothingMore = { places: [], allies: [], contact: null, similar: [], colleagues: nobody, replies: [] }

/** What the committee's own room offers besides: places, what is like it, who can handle a dispute, words kept ready. */
async function atTheDesk(ctx: Ctx, need: NeedCase, acts: readonly Act[]) {
  const [places, allies, contact, replies, similar, colleagues] = await Promise.all([
    placesOf(ctx),
    allyChoices(ctx),
    need.assignee_role === 'partner' && need.ally_id ? contactOf(ctx, need.ally_id) : null,
    acts.length > 0 ? repliesOf(ctx) : [],
    acts.includes('merge') ? likeIt(ctx, need) : [],
    need.dispute ? colleaguesAt(ctx, placeOf(need)) : nobody,
  ])
  return { places, allies, contact, replies, similar, colleagues }
}

/** What the desk can send to whoever has it in hand. */
function linkOf(c: Context<WebEnv>, need: NeedCase): string | null {
  const link = linkForHand(c.var.ctx, need)
  return link && fullUrl(c, link)
}

/** What may be the same matter as this need, of the needs on the board. */
const likeIt = (ctx: Ctx, { category, title, words, compound_id: compoundId }: NeedCase) =>
  similarNeeds(ctx, { category, words: `${title ?? ''} ${words ?? ''}`, compoundId })

type Brought = { need: NeedCase; name: Exclude<FormName, 'open'>; form: Form; kept: KeptAgain | undefined }

/** What POST does for one form of a need's page: read it, keep its photos, do the act, and say what became of it. */
export const perform = (room: Room, name: Brought['name']) => async (c: Context<WebEnv>) => {
  const { ctx } = c.var
  const need = await needHere(c, room)
  const form = await formOf(c)
  const [places, allies] = await Promise.all([placesOf(ctx), allyChoices(ctx)])
  const read = readAct[name](form, { need, places, allies, now: ctx.now })
  const photos = name === 'resolve' ? await keptPhotos(ctx, form) : noPhotos
  const brought: Brought = { need, name, form, kept: keptAgain(ctx, photos.kept) }
  const wrong = read.good ? [] : sentences(read.problems, refusedWords(ctx.lang))
  if (!read.good || photos.errors.length > 0)
    return sentBack(c, room, { ...brought, errors: [...wrong, ...photos.errors] })
  const on = { number: need, id: formId(form.sent, ctx.now), version: wholeNumber(form.sent['version']) ?? 0 }
  const outcome = await read.value(ctx, on, photos.kept)
  return outcome.done
    ? done(c, room, { ...brought, after: outcome.value })
    : refuse(c, room, { ...brought, why: outcome.why })
}

const sentBack = (
  c: Context<WebEnv>,
  room: Room,
  { need, name, form, kept, errors }: Brought & { errors: FieldError[] },
) => showNeed(c, room, { need, back: { form: name, values: { ...form.sent, drop: undefined }, errors, kept } })

function done(c: Context<WebEnv>, room: Room, { name, after }: Brought & { after: Need }) {
  const act = name === 'confirm' && after.state === 'reopened' ? 'reopen' : name
  const { ctx } = c.var
  // Who takes up what is between neighbours may be one who does not handle it.
  const gone = !room.sees(ctx, after) || !mayRead(ctx.actor, after, ctx.now)
  const path = gone ? room.base : `${room.base}/${sayNumber(after)}`
  return sendTo(c, path, { kind: 'done', text: actNames(ctx.lang).done[act] })
}

/** Which field a refusal of the act itself belongs to, so that its sentence stands beside it. */
const fieldOf: Partial<Record<DeskRefusal, string>> = {
  'needs-approval': 'term',
  'own-work': 'answer',
  'say-what-is-new': 'said',
  'needs-director': 'newDue',
  'day-too-early': 'newDue',
  'no-such-need': 'mergeInto',
  'same-need': 'mergeInto',
  'need-has-ended': 'mergeInto',
  'others-merged-here': 'mergeInto',
  'is-dispute': 'mergeInto',
  'choose-handler': 'handler',
  'choose-reader': 'reader',
  'dispute-stays': 'hand',
}

async function refuse(
  c: Context<WebEnv>,
  room: Room,
  { why, ...brought }: Brought & { why: MoveRefusal | DeskRefusal },
) {
  const { ctx, view } = c.var
  if (why === 'unknown') throw new HTTPException(404)
  if (why === 'not-yours') throw new HTTPException(room.closed)
  if (why === 'stale' || why === 'not-now') {
    const now = await needHere(c, room)
    return c.html(changedMeanwhile(view, { ...brought, ctx, now, base: room.base }), 409)
  }
  return sentBack(c, room, {
    ...brought,
    errors: [{ field: fieldOf[why] ?? 'title', text: refusedWords(ctx.lang)[why] }],
  })
}
