import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { idFrom, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { consentPage } from './page.ts'
import { consentsOf, sayConsent } from './consent.ts'
import { readConsent } from './consent.rules.ts'
import { personToAsk } from './whose.ts'
import { consentWords } from './words.ts'

type Asked = Context<WebEnv>
type Room = { base: '/me/known' | '/desk/people'; byCard: boolean }
const behindCard: Room = { base: '/me/known', byCard: true }
const atCounter: Room = { base: '/desk/people', byCard: false }

async function personOf(c: Asked) {
  const id = idFrom(c.req.param('id'))
  const person = id === null ? null : await personToAsk(c.var.ctx, id)
  if (!person) throw new HTTPException(404)
  return person
}

async function show(c: Asked, room: Room, again?: { errors: FieldError[]; values: Sent }) {
  const { ctx, view } = c.var
  const { personId, name } = await personOf(c)
  c.header('cache-control', 'no-store')
  const page = consentPage(view, {
    name,
    consents: await consentsOf(ctx, { kind: 'person', id: personId }),
    action: `${room.base}/${personId}/consents`,
    back: room.byCard ? room.base : `${room.base}/${personId}/known`,
    byCard: room.byCard,
    newId: () => uuidv7(ctx.now),
    ...(again ? { again } : {}),
  })
  return c.html(page, again ? 422 : 200)
}

const take = (room: Room) => async (c: Asked) => {
  const { ctx } = c.var
  const w = consentWords(ctx.lang)
  const { personId } = await personOf(c)
  const sent = await sentForm(c)
  const read = readConsent(sent, dayOf(ctx.now))
  if (!read.good) return show(c, room, { errors: sentences(read.problems, w.refused), values: sent })
  const subject = { kind: 'person' as const, id: personId }
  await sayConsent(ctx, {
    ...read.value,
    id: formId(sent, ctx.now),
    subject,
    channel: room.byCard ? 'card' : 'counter',
  })
  const text = w.said[read.value.yes ? 'yes' : 'no']
  return sendTo(c, `${room.base}/${personId}/consents`, { kind: 'done', text })
}

/** What somebody agreed to: behind the card, and at the counter. */
export const consentRoutes = new Hono<WebEnv>()
  .get('/me/known/:id/consents', may('see to my own data'), (c) => show(c, behindCard))
  .post('/me/known/:id/consents', may('see to my own data'), take(behindCard))
  .get('/desk/people/:id/consents', may('show somebody their data'), (c) => show(c, atCounter))
  .post('/desk/people/:id/consents', may('show somebody their data'), take(atCounter))
