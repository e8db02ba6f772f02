import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { tooMany } from '#platform/auth/auth.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { originOf } from '#platform/web/full-url.ts'
import { formId, sentForm } from '#platform/web/read-form.ts'
import { may } from './access.ts'
import { handOver, homeWithCard, printCard, revokeCard } from './card.ts'
import { confirmCardPage, enterPage } from './enter.page.ts'
import { openCard } from './open-card.ts'
import { cardHref, homeCardPage, lostPage, sheetPage } from './page.ts'
import { cardWords } from './words.ts'

type Asked = Context<WebEnv>

/** Printing, handing over and making void at the desk; coming in at the front door. */
export const cards = new Hono<WebEnv>()
  .get('/desk/homes/:id/card', may('hand out cards'), (c) => drawn(c))
  .post('/desk/homes/:id/card', may('hand out cards'), async (c) => {
    const { ctx, view } = c.var
    const { home } = await found(c)
    const sent = await sentForm(c)
    const print = { id: formId(sent, ctx.now), homeId: home.id, replace: sent['replace'] === 'yes' }
    const answer = await printCard(ctx, print)
    if (!answer.done) return answer.why === 'unknown' ? c.notFound() : refusedOn(c, answer.why)
    c.header('cache-control', 'no-store')
    return c.html(sheetPage(view, { home, code: answer.value, origin: originOf(c) }))
  })
  .post('/desk/homes/:id/card/handed', may('hand out cards'), (c) => handed(c))
  .get('/desk/homes/:id/card/lost', may('hand out cards'), async (c) => {
    const { home } = await found(c)
    return c.html(lostPage(c.var.view, { home, nextId: uuidv7(c.var.ctx.now) }))
  })
  .post('/desk/homes/:id/card/revoke', may('hand out cards'), async (c) => {
    const { home } = await found(c)
    const answer = await revokeCard(c.var.ctx, home.id)
    if (!answer.done) return answer.why === 'unknown' ? c.notFound() : refusedOn(c, answer.why)
    return sendTo(c, cardHref(home.id), { kind: 'done', text: cardWords(c.var.view.lang).revoked })
  })
  .get('/card', may('come in with a card'), (c) => c.html(enterPage(c.var.view, {})))
  .post('/card', may('come in with a card'), async (c) => {
    const { services, ctx, view } = c.var
    const sent = await sentForm(c)
    const { code = '', shared } = sent
    const who = { shared: shared === 'yes', client: view.client, request: c.req.raw, area: ctx.area }
    const answer = await openCard(services, { code, ...who })
    if (answer.done) {
      c.header('set-cookie', answer.value, { append: true })
      return c.redirect('/me', 303)
    }
    if (answer.why === 'limited') return tooMany(c, answer.wait)
    const errors = [{ field: 'code', text: cardWords(view.lang).enterRefused[answer.why] }]
    return c.html(enterPage(view, { values: { code, shared: shared ?? '' }, errors }), 422)
  })
  .get('/c/:code', may('come in with a card'), (c) => {
    // The address holds the code: nobody else may learn it from here, and no copy is kept.
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
    return c.html(confirmCardPage(c.var.view, c.req.param('code').slice(0, 40)))
  })

async function found(c: Asked) {
  const id = idFrom(c.req.param('id'))
  const home = id === null ? null : await homeWithCard(c.var.ctx, id)
  if (!home) throw new HTTPException(404)
  return home
}

type CardRefusal = 'living' | 'shown' | 'not_printed' | 'none'

async function drawn(c: Asked, problem: { errors?: FieldError[]; why?: CardRefusal } = {}): Promise<Response> {
  const { ctx, view } = c.var
  const { errors, why } = problem
  const flash = why === undefined ? view.flash : { kind: 'problem' as const, text: cardWords(view.lang).refused[why] }
  const shown = { ...(await found(c)), now: ctx.now, nextId: uuidv7(ctx.now), errors }
  return c.html(homeCardPage({ ...view, flash }, shown), errors || why ? 422 : 200)
}

const refusedOn = (c: Asked, why: CardRefusal): Promise<Response> => drawn(c, { why })

async function handed(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const w = cardWords(view.lang)
  const { home, persons } = await found(c)
  const { to = '', card } = await sentForm(c)
  const known = to === 'other' || persons.some((person) => person.id === to && person.state === 'here')
  if (!known) return drawn(c, { errors: [{ field: 'to', text: w.choose }] })
  const id = idFrom(card)
  if (id === null) return refusedOn(c, 'not_printed')
  const answer = await handOver(ctx, { id, homeId: home.id, to: to === 'other' ? null : to })
  if (answer.done) return sendTo(c, cardHref(home.id), { kind: 'done', text: w.handedNow })
  return answer.why === 'unknown' ? c.notFound() : refusedOn(c, answer.why)
}
