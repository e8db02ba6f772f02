import { readCode } from '#base/follow-code.ts'
import { phoneDigits, type Sent } from '#base/form.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { FieldError } from '#platform/web/components.ts'
import { lookUp, restMinutes } from './follow.ts'
import { ownWords } from './own.words.ts'

/** A telephone and a code that open nothing: what is wrong with them, and the status and headers it is answered with. */
export type NotFound = {
  found: false
  errors: FieldError[]
  problem?: string
  status: 422 | 429
  headers: Record<string, string>
}

/** Which sign-up a telephone and a code name, as the form of any page sent them. */
export async function lookUpSent(ctx: Ctx, sent: Sent): Promise<{ found: true; id: string } | NotFound> {
  const w = ownWords(ctx.lang)
  const [phone, code] = [phoneDigits(sent['phone'] ?? ''), readCode(sent['code'])]
  const errors = [
    ...(phone ? [] : [{ field: 'phone', text: w.wrongPhone }]),
    ...(code ? [] : [{ field: 'code', text: w.wrongCode }]),
  ]
  if (!phone || !code) return { found: false, errors, status: 422, headers: {} }
  const found = await lookUp(ctx, { phone, code })
  if (found.done) return { found: true, id: found.value }
  if (found.why === 'no-match')
    return { found: false, errors: [{ field: 'code', text: w.noMatch }], status: 422, headers: {} }
  const headers = { 'retry-after': String(restMinutes * 60) }
  return { found: false, errors: [], problem: w.locked(restMinutes), status: 429, headers }
}
