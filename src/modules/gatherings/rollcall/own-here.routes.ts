import { Hono, type Context } from 'hono'
import { tooMany } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { readForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { signUpPath } from '../signup/address.ts'
import { ownAt, showOwn } from '../signup/own-shown.ts'
import { sayHere } from './here.ts'
import { hereWords } from './here.words.ts'
import { tooOftenHere } from './often.ts'
import { doorOf, standsThere } from './own-here.ts'
import { ownHereWords } from './own-here.words.ts'

async function said(c: Context<WebEnv>): Promise<Response> {
  const { ctx } = c.var
  const { signUp, gathering } = await ownAt(c)
  const form = await readForm(c)
  const wait = await tooOftenHere(c)
  if (wait > 0) return tooMany(c, wait)
  const w = hereWords(ctx.lang)
  const venue = await doorOf(ctx, gathering)
  if (!venue) return showOwn(c, { problem: w.refused['not-on-now'] })
  const [pass, digits, chosen] = [form.sent['pass'] ?? '', form.sent['digits'] ?? '', form.all('who')]
  const again = (field: string, text: string) =>
    showOwn(c, { here: { pass, values: { ...form.sent, who: chosen }, errors: [{ field, text }] } })
  const there = standsThere(ctx, venue, { pass, digits })
  if (there !== 'yes') return again('digits', ownHereWords(ctx.lang).door[there])
  const by = { gatheringId: gathering.id, signUpId: signUp.id, guestId: null }
  const outcome = await sayHere(ctx, { ...by, venueId: venue.id, chosen })
  if (outcome.done) return sendTo(c, `${signUpPath(ctx, signUp.id)}#here`, { kind: 'done', text: w.thanks })
  if (outcome.why === 'nobody-chosen') return again('who', w.refused[outcome.why])
  return showOwn(c, { problem: w.refused[outcome.why] })
}

/** Whoever signed up without card or account says on the page of their sign-up that they are here. */
export const ownHereRoutes = new Hono<WebEnv>().post('/signups/:id/:key/here', may('say that one is here'), said)
