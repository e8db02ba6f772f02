import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { readForm, type Form } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { isVisible } from '../gathering.ts'
import { signUpPath } from './address.ts'
import { ownHousehold } from './known.ts'
import { tooOften } from './often.ts'
import { signUpPage, type SignUpForm } from './page.ts'
import { groundFor, take, wouldWait, type Ground } from './taking.ts'
import { signUpWords } from './words.ts'

type Asked = Context<WebEnv>

/** The form of a gathering for this reader: ticks for a household, a name and a telephone for everybody else. */
async function groundOf(c: Asked): Promise<Ground> {
  const { ctx } = c.var
  const id = idFrom(c.req.param('id'))
  const party = await ownHousehold(ctx)
  const ground = id && (await groundFor(ctx, id, { way: party.homeId === null ? 'web' : 'card', party }))
  if (!ground || !isVisible(ctx, ground.gathering)) throw new HTTPException(404)
  return ground
}

type Back = Partial<Pick<SignUpForm, 'id' | 'values' | 'errors' | 'problem'>>

const formOf = (ground: Ground, back: Back): SignUpForm => ({
  ...ground,
  ...ground.asked,
  wait: wouldWait(ground, back.values?.['wait'] as string | undefined),
  quotas: ground.room.quotas,
  forMinors: ground.gathering.for_minors,
  id: back.id ?? uuidv7(ground.ctx.now),
  ...back,
})

/** Everything typed, with every tick of a name that may be ticked several times. */
const valuesOf = (form: Form) => ({ ...form.sent, who: form.all('who') })

async function takeIn(c: Asked): Promise<Response> {
  const { ctx, view } = c.var
  const ground = await groundOf(c)
  const form = await readForm(c)
  const seconds = await tooOften(c)
  const values = valuesOf(form)
  if (seconds > 0) {
    const problem = signUpWords(ctx.lang).tooOften(Math.ceil(seconds / 60))
    const id = idFrom(form.sent['id']) ?? undefined
    return c.html(signUpPage(view, formOf(ground, { values, problem, ...(id ? { id } : {}) })), 429, {
      'retry-after': String(seconds),
    })
  }
  const taking = await take(ground, form)
  if (!taking) throw new HTTPException(404)
  if (taking.taken) return c.redirect(signUpPath(ctx, taking.id), 303)
  const now = taking.full ? await groundOf(c) : ground
  const { id, errors, problem } = taking
  return c.html(
    signUpPage(view, formOf(now, { id, values: taking.full ? { ...values, wait: 'yes' } : values, errors, problem })),
    taking.status,
  )
}

/** The form anybody signs up with. */
export const frontSignUps = new Hono<WebEnv>()
  .get('/gatherings/:id/signup', may('sign up'), async (c) => {
    const ground = await groundOf(c)
    // No cache on the way may hand two people the same hidden id; the reader's own browser keeps it for its back button.
    c.header('cache-control', 'private, no-cache')
    return c.html(signUpPage(c.var.view, formOf(ground, {})))
  })
  .post('/gatherings/:id/signup', may('sign up'), takeIn)
