import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { searchPeople } from '#modules/people/public.ts'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { readForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { addPage, sayAloud, type AddForm } from './adding.page.ts'
import { deskWords } from './desk.words.ts'
import { fromRoster, nobodyKnown } from './known.ts'
import { listHref } from './list-page.ts'
import { keptGathering } from './list.routes.ts'
import { groundFor, take, wouldWait, type Ground, type Taken } from './taking.ts'

type Asked = Context<WebEnv>

/** The form for somebody of the roster, or for a name; 404 for one this reader does not know. */
async function groundOf(c: Asked, personId: string | undefined): Promise<Ground> {
  const gathering = await keptGathering(c)
  const id = idFrom(personId)
  const party = personId === undefined ? nobodyKnown : id && (await fromRoster(c.var.ctx, id))
  const ground = party && (await groundFor(c.var.ctx, gathering.id, { way: 'desk', party }))
  if (!ground) throw new HTTPException(404)
  return ground
}

type Back = Partial<Pick<AddForm, 'id' | 'values' | 'errors' | 'problem' | 'query' | 'found'>>

const formOf = (ground: Ground, back: Back): AddForm => ({
  ...ground,
  ...ground.asked,
  wait: wouldWait(ground, back.values?.['wait'] as string | undefined),
  quotas: ground.room.quotas,
  forMinors: ground.gathering.for_minors,
  id: back.id ?? uuidv7(ground.ctx.now),
  ...back,
})

async function showForm(c: Asked): Promise<Response> {
  const query = c.req.query('q')?.trim()
  const ground = await groundOf(c, c.req.query('person'))
  const found = query ? (await searchPeople(c.var.ctx, query)).filter(({ state }) => state === 'here') : undefined
  c.header('cache-control', 'private, no-cache')
  return c.html(addPage(c.var.view, formOf(ground, { query, found })))
}

async function takeIn(c: Asked): Promise<Response> {
  const { view } = c.var
  const form = await readForm(c)
  const ground = await groundOf(c, form.sent['person'])
  const taking = await take(ground, form)
  if (!taking) throw new HTTPException(404)
  if (taking.taken)
    return sendTo(c, listHref(ground.gathering), { kind: 'done', text: thanks(c, taking, form.sent['phone']) })
  const { id, errors, problem, full, status } = taking
  const now = full ? await groundOf(c, form.sent['person']) : ground
  const values = full ? { ...form.sent, wait: 'yes' } : form.sent
  return c.html(addPage(view, formOf(now, { id, values, errors, problem })), status)
}

/** What came of it, and what to read into the telephone for one who left a number. */
function thanks(c: Asked, { id, state }: Taken, phone: string | undefined): string {
  const { ctx } = c.var
  const { done } = deskWords(ctx.lang)
  const said = state === 'confirmed' || state === 'waitlisted' || state === 'requested' ? done[state] : done.other
  return phone?.trim() ? `${said} ${sayAloud(ctx.lang, ctx, id)}` : said
}

/** Signing somebody up at the desk. */
export const deskAdding = new Hono<WebEnv>()
  .get('/desk/gatherings/:id/signups/new', may('see sign-ups'), showForm)
  .post('/desk/gatherings/:id/signups/new', may('see sign-ups'), takeIn)
