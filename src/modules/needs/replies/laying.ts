import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { sayDay } from '#base/say-date.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { NeedCase } from '../case.ts'
import { formOf } from '../form.ts'
import { needHere, showNeed, type Room } from '../handling/performing.ts'
import { sayNumber } from '../number.ts'
import { chooserOf, isWorded, laidInto } from './chooser.page.ts'
import { repliesOf } from './replies.ts'
import { fillReply, laidIn, type ReplyFacts } from './replies.rules.ts'
import { replyWords } from './words.ts'

/** Lays a kept sentence into a form of a need's page, unsent: everything that was typed comes back with it. Nothing is written. */
export const layWording = (room: Room) => async (c: Context<WebEnv>) => {
  const { ctx } = c.var
  const need = await needHere(c, room)
  const form = c.req.query('form') ?? ''
  if (!isWorded(form)) throw new HTTPException(404)
  const { sent } = await formOf(c)
  const field = chooserOf(form)
  const reply = (await repliesOf(ctx)).find(({ id }) => id === sent[field])
  if (!reply) {
    const errors = [{ field, text: replyWords(ctx.lang).refused['choose-reply'] }]
    return showNeed(c, room, { need, back: { form, values: sent, errors } })
  }
  const into = laidInto[form]
  const sentence = fillReply(reply.words, factsOf(c, need, sent['externalBody']))
  const values = { ...sent, [into]: laidIn((sent[into] ?? '').trim(), sentence), [field]: '' }
  return showNeed(c, room, { need, back: { form, values, errors: [] } })
}

const factsOf = (c: Context<WebEnv>, need: NeedCase, typedBody: string | undefined): ReplyFacts => {
  const { ctx } = c.var
  const body = typedBody?.trim() || need.external_body
  return {
    number: sayNumber(need),
    due: sayDay(ctx.lang, need.due_at, ctx.now),
    body: body ?? replyWords(ctx.lang).unnamed,
  }
}
