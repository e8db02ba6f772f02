import { Hono, type Context } from 'hono'
import { choiceIn, idFrom, wholeNumber } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { formId, sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { addAlly, changeAlly, endAlly } from './ally.ts'
import { allyKinds, readAlly } from './ally.rules.ts'
import { directoryOf, leadsHere, type Ally } from './directory.ts'
import { sentOf, type AllyBack } from './forms.page.ts'
import { allyConflict, directoryPage } from './page.ts'
import { partnerWords } from './words.ts'

const keep = may('keep partners and teams')
const home = '/desk/partners'

async function show(c: Context<WebEnv>, open: string | null, back?: AllyBack) {
  const { ctx, view } = c.var
  const [allies, leads] = await Promise.all([directoryOf(ctx), leadsHere(ctx)])
  c.header('cache-control', 'no-store')
  return c.html(directoryPage(view, { allies, leads, newId: () => uuidv7(ctx.now), open, back }), back ? 422 : 200)
}

/** The one of the address that has not ended; nothing for another area's. */
const here = async (c: Context<WebEnv>): Promise<Ally | undefined> =>
  (await directoryOf(c.var.ctx)).find(({ id, ended }) => id === c.req.param('id') && !ended)

async function add(c: Context<WebEnv>): Promise<Response> {
  const { ctx } = c.var
  const w = partnerWords(ctx.lang)
  const sent = await sentForm(c)
  const kind = choiceIn(sent, 'kind', allyKinds) ?? 'partner'
  const back = { id: null, kind, values: sent }
  const read = readAlly(sent, kind, await leadsHere(ctx))
  if (!read.good) return show(c, kind, { ...back, errors: sentences(read.problems, w.refused) })
  const outcome = await addAlly(ctx, { id: formId(sent, ctx.now), kind }, read.value)
  if (!outcome.done) return show(c, kind, { ...back, errors: [{ field: 'allyName', text: w.refused[outcome.why] }] })
  return sendTo(c, home, { kind: 'done', text: w.added })
}

async function change(c: Context<WebEnv>): Promise<Response> {
  const { ctx, view } = c.var
  const w = partnerWords(ctx.lang)
  const now = await here(c)
  if (!now) return c.notFound()
  const sent = await sentForm(c)
  const back = { id: now.id, kind: now.kind, values: sent }
  const read = readAlly(sent, now.kind, await leadsHere(ctx))
  if (!read.good) return show(c, now.id, { ...back, errors: sentences(read.problems, w.refused) })
  const outcome = await changeAlly(ctx, { id: now.id, version: wholeNumber(sent['version']) ?? 0 }, read.value)
  if (outcome.done) return sendTo(c, home, { kind: 'done', text: w.changed })
  if (outcome.why === 'unknown') return c.notFound()
  if (outcome.why === 'stale') return c.html(allyConflict(view, { mine: read.value, sent, now }), 409)
  return show(c, now.id, { ...back, errors: [{ field: 'allyName', text: w.refused[outcome.why] }] })
}

async function end(c: Context<WebEnv>): Promise<Response> {
  const { ctx, view } = c.var
  const now = await here(c)
  if (!now) return c.notFound()
  const version = wholeNumber((await sentForm(c))['version']) ?? 0
  const outcome = await endAlly(ctx, { id: now.id, version })
  if (outcome.done) return sendTo(c, home, { kind: 'done', text: partnerWords(ctx.lang).isEnded })
  if (outcome.why === 'unknown') return c.notFound()
  return c.html(allyConflict(view, { mine: now, sent: sentOf(now), now }), 409)
}

/** Partners and teams: written down, changed, retired. */
export const directory = new Hono<WebEnv>()
  .get(home, keep, (c) => show(c, choiceIn(c.req.query(), 'open', allyKinds) ?? idFrom(c.req.query('open'))))
  .post(home, keep, add)
  .post(`${home}/:id`, keep, change)
  .post(`${home}/:id/end`, keep, end)
