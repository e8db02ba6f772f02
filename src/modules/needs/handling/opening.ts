import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { formId, sentences } from '#platform/web/read-form.ts'
import { formOf } from '../form.ts'
import { sayNumber } from '../number.ts'
import { openContact } from './asker-contact.ts'
import { needHere, showNeed, type Room } from './performing.ts'
import { refusedWords } from './refused.words.ts'
import { readPurpose } from './simple-forms.rules.ts'

/** Opens the asker's name and telephone in a room, on record, and shows the page with them. */
export const openIn = (room: Room) => async (c: Context<WebEnv>) => {
  const { ctx } = c.var
  const need = await needHere(c, room)
  const { sent } = await formOf(c)
  const read = readPurpose(sent)
  const wrong = (errors: readonly FieldError[]) =>
    showNeed(c, room, { need, back: { form: 'open', values: sent, errors } })
  if (!read.good) return wrong(sentences(read.problems, refusedWords(ctx.lang)))
  const opened = await openContact(ctx, { number: need, id: formId(sent, ctx.now), reason: read.value })
  if (opened.done) return c.redirect(`${room.base}/${sayNumber(need)}?opened=${opened.value}`, 303)
  if (opened.why !== 'nothing-left') throw new HTTPException(opened.why === 'unknown' ? 404 : 403)
  return wrong([{ field: 'purpose', text: refusedWords(ctx.lang)['nothing-left'] }])
}
